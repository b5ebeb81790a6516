"""A figure in the middle of the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.evidence import ramp
from procgen.types import Mark

if TYPE_CHECKING:
    from procgen.checks import Subject


def check(subject: Subject, *, shape: str, colour: str | None = None, within: float = 0.03) -> Finding:
    """Measure how far a figure's centre is from the picture's.

    Parameters
    ----------
    subject : Subject
    shape : str
        See `procgen.checks.figure`.
    colour : str, optional
        Name of its colour.
    within : float
        Largest distance, in short sides of the picture.

    Returns
    -------
    finding : Finding
    """
    found = sight.found(subject, shape, colour)
    if not found:
        return Finding(0.0, f"centred: found no {shape}")
    view = sight.view(subject)
    region = found[0][0].region
    top, left, bottom, right = region.box
    place = np.array([(top + bottom - 1) / 2, (left + right - 1) / 2])
    middle = (np.array(view.shape) - 1) / 2
    off = place - middle
    distance = float(np.hypot(*off)) / view.short_side
    score = ramp(distance, 1.5 * within, 0.5 * within)
    way = [word for word in (_side(off[0], "down", "up"), _side(off[1], "right", "left")) if word]
    where = f", too far {' and '.join(way)}" if score < 0.5 and way else ""
    why = (
        f"centred: the {shape} is {distance:.3f} of the short side off the middle (at most {within:g}){where}"
    )
    role: sight.Role = "found" if score >= 0.5 else "wrong"
    target = tuple(float(value) for value in view.to_picture(middle))
    marks = (
        sight.outline(view, region, role, shape),
        Mark("point", ((target[0], target[1]),), "found", 0.0, "the picture's middle"),
    )
    return Finding(score, why, marks)


def _side(offset: float, positive: str, negative: str) -> str:
    if abs(offset) < 1:
        return ""
    return positive if offset > 0 else negative
