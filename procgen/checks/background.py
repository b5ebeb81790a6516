"""The colour of the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.colours import name_of
from procgen.checks.vision.evidence import ramp
from procgen.checks.vision.figures import named

if TYPE_CHECKING:
    from procgen.checks import Subject

_EVEN = 0.9
"""Share of the outermost pixels that have the background's colour."""


def check(subject: Subject, *, colour: str) -> Finding:
    """Compare the colour of the picture's outermost pixels with a named one.

    Parameters
    ----------
    subject : Subject
    colour : str
        See `procgen.checks.vision.colours.NAMED`.

    Returns
    -------
    finding : Finding
    """
    view = sight.view(subject)
    frame = view.from_border
    edge = np.concatenate([frame[0], frame[-1], frame[:, 0], frame[:, -1]])
    even = float(np.mean(edge < 12))
    is_named = named(view.border, colour)
    why = (
        f"background: {name_of(view.border)[0]} (needs {colour}),"
        f" {100 * even:.0f} % of the outermost pixels have it (needs {100 * _EVEN:.0f} %)"
    )
    return Finding(min(is_named, ramp(even, _EVEN - 0.1, _EVEN + 0.1)), why)
