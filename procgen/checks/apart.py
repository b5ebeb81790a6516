"""Figures no two of which touch or overlap."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from procgen.checks import Finding
from procgen.checks.vision import scenes, sight
from procgen.checks.vision.scenes import judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.checks import Subject

_EDGE = 0.004
"""Short sides around the bound within which one cannot be sure."""


def check(subject: Subject, *, figures: Sequence[Sequence[Any]], gap: float = 0.01) -> Finding:
    """Measure the least gap between any two of some figures.

    Parameters
    ----------
    subject : Subject
    figures : sequence of (str, str) or (str, str, int)
        Shape, colour and number of each kind, see `procgen.checks.vision.scenes.place`; at least two.
    gap : float
        Least distance of their edges, in short sides.

    Returns
    -------
    finding : Finding
    """
    placed, missing = scenes.place_all(subject, figures)
    if missing:
        return Finding(0.0, f"apart: {missing}")
    view = sight.view(subject)
    least, one, other = min(
        ((scenes.gap(one, other), one, other) for one, other in combinations(placed, 2)),
        key=lambda item: item[0],
    )
    space = least / view.short_side
    score = judged(space, gap - _EDGE, gap + _EDGE)
    role: sight.Role = "found" if score >= 0.5 else "wrong"
    why = (
        f"apart: the {one.name} and the {other.name} are {space:.3f} of the short side apart "
        f"(at least {gap:g})"
    )
    marks = tuple(figure.outlined(view, role if figure in (one, other) else "found") for figure in placed)
    return Finding(score, why, marks, max(figure.doubt for figure in placed))
