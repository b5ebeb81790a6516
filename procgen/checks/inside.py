"""Figures that lie inside another one, free of its edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import scenes, sight
from procgen.checks.vision.scenes import judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.checks import Subject

_SHARE = (0.94, 0.98)
"""Share of a figure's area inside the other at which the relation fails, and holds."""


def check(subject: Subject, *, inner: Sequence[Any], outer: Sequence[Any], clear: float = 0.01) -> Finding:
    """Measure how much of some figures lies inside another, and how far from its edge.

    Parameters
    ----------
    subject : Subject
    inner, outer : sequence of (str, str) or (str, str, int)
        Shape, colour and number, see `procgen.checks.vision.scenes.place`; one outer figure. Inside a ring is
        what it goes around.
    clear : float
        Least distance from the edge, in short sides; unsure within a quarter of it.

    Returns
    -------
    finding : Finding
    """
    placed, missing = scenes.place_all(subject, (inner, outer))
    if missing:
        return Finding(0.0, f"inside: {missing}")
    view, (*others, container) = sight.view(subject), placed
    shares, spaces = [], []
    for figure in others:
        shares.append(float(np.mean(container.room[figure.body])))
        spaces.append(scenes.nearest(figure.edge, container.wall) / view.short_side)
    share, space = min(shares), min(spaces)
    score = min(judged(share, *_SHARE), judged(space, 0.75 * clear, 1.25 * clear))
    role: sight.Role = "found" if score >= 0.5 else "wrong"
    why = (
        f"inside: the {others[0].name} lies with {100 * share:.0f} % of its area in the {container.name} "
        f"(needs {50 * sum(_SHARE):.0f} %), {space:.3f} of the short side from its edge (at least {clear:g})"
    )
    marks = (*(figure.outlined(view, role) for figure in others), container.outlined(view))
    return Finding(score, why, marks, max(figure.doubt for figure in placed))
