"""Figures each of which touches the next without overlapping it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from procgen.checks import Finding
from procgen.checks.vision import scenes, sight
from procgen.checks.vision.scenes import judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.checks import Subject

_HIDDEN = (0.05, 0.025)
"""Share of the smaller figure that lies on or beneath the other at which they overlap, and do not."""


def check(subject: Subject, *, figures: Sequence[Sequence[Any]], within: float = 0.015) -> Finding:
    """Measure the gap between each figure and the next, and how far they overlap.

    Parameters
    ----------
    subject : Subject
    figures : sequence of (str, str)
        Shape and colour, see `procgen.checks.vision.scenes.place`; different ones, since figures of one
        colour that touch are one.
    within : float
        Largest gap, in short sides; unsure within a third of it.

    Returns
    -------
    finding : Finding
    """
    placed, missing = scenes.place_all(subject, figures)
    if missing:
        return Finding(0.0, f"touching: {missing}")
    view = sight.view(subject)
    worst, why = 2.0, ""
    for one, other in pairwise(placed):
        gap = scenes.gap(one, other) / view.short_side
        hidden = scenes.overlap(one, other)
        score = min(judged(gap, 4 / 3 * within, 2 / 3 * within), judged(hidden, *_HIDDEN))
        if score < worst:
            worst = score
            why = (
                f"touching: {gap:.3f} of the short side between the {one.name} and the {other.name} "
                f"(at most {within:g}), overlapping by {100 * hidden:.1f} % of the smaller one "
                f"(at most {50 * sum(_HIDDEN):.2g} %)"
            )
    role: sight.Role = "found" if worst >= 0.5 else "wrong"
    marks = tuple(figure.outlined(view, role) for figure in placed)
    return Finding(worst, why, marks, max(figure.doubt for figure in placed))
