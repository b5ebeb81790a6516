"""Figures about one centre, each around the next."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import scenes, sight
from procgen.checks.vision.scenes import judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.checks import Subject


def check(subject: Subject, *, figures: Sequence[Sequence[Any]], within: float = 0.03) -> Finding:
    """Measure how far the centres of figures lie apart, and whether each is smaller than the one before.

    Parameters
    ----------
    subject : Subject
    figures : sequence of (str, str)
        Shape and colour, see `procgen.checks.vision.scenes.place`, the outermost first.
    within : float
        Largest distance of two centres, in short sides; unsure within a fifth of it.

    Returns
    -------
    finding : Finding
    """
    placed, missing = scenes.place_all(subject, figures)
    if missing:
        return Finding(0.0, f"concentric: {missing}")
    view = sight.view(subject)
    centres = np.array([figure.centre for figure in placed])
    off = float(np.hypot(*(centres[:, None] - centres[None]).T).max()) / view.short_side
    score = judged(off, 1.2 * within, 0.8 * within)
    why = f"concentric: centres up to {off:.3f} of the short side apart (at most {within:g})"
    for outer, inner in pairwise(placed):
        ratio = float(max(inner.extent) / max(outer.extent))
        if ratio >= 0.98:
            score = 0.0
            why += (
                f"; the {inner.name} is {ratio:.2f} times as large as the {outer.name} (needs less than 0.98)"
            )
    role: sight.Role = "found" if score >= 0.5 else "wrong"
    marks = tuple(figure.outlined(view, role) for figure in placed)
    return Finding(score, why, marks, max(figure.doubt for figure in placed))
