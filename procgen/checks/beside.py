"""Figures that stand above, below, left or right of one another."""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import scenes, sight
from procgen.checks.vision.scenes import judged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from procgen.checks import Subject

_NAMES: Mapping[str, str] = MappingProxyType(
    {"left": "left of", "right": "right of", "above": "above", "below": "below"}
)
DEAD_ZONE = 0.1
"""Offset of the centres, in sums of both extents, up to which one cannot be sure on which side it is."""


def check(subject: Subject, *, figures: Sequence[Sequence[Any]], side: str, aslant: float = 1.0) -> Finding:
    """Measure how far each figure's centre is offset from the next one's.

    Parameters
    ----------
    subject : Subject
    figures : sequence of (str, str) or (str, str, int)
        Shape, colour and number, see `procgen.checks.vision.scenes.place`; each stands on that side of the
        next. Of several of one kind it is the one that lies farthest that way that stands first.
    side : str
        ``left``, ``right``, ``above`` or ``below``.
    aslant : float
        Largest offset across that direction, in offsets along it; 1 is a slope of 45 degrees. Unsure within a
        tenth of it.

    Returns
    -------
    finding : Finding
        Unsure for an offset of the centres within the dead zone.

    References
    ----------
    The dead zone is that of D. Ghosh, H. Hajishirzi, L. Schmidt, "GenEval", NeurIPS 2023, arXiv:2310.11513.
    """
    placed, missing = scenes.place_all(subject, figures)
    if missing:
        return Finding(0.0, f"{side}: {missing}")
    view, way = sight.view(subject), np.array(scenes.WAYS[side], np.float64)
    kinds = [figure.name for figure in placed]
    placed.sort(key=lambda figure: (kinds.index(figure.name), -float(figure.centre @ way)))
    worst, why = 2.0, ""
    for one, other in pairwise(placed):
        offset = one.centre - other.centre
        along, across = float(offset @ way), float(abs(offset @ way[::-1]))
        zone = DEAD_ZONE * float((one.extent + other.extent) @ abs(way))
        slope = across / max(along, 1e-9)
        score = min(judged(along, 0.0, zone), judged(slope, 1.1 * aslant, 0.9 * aslant))
        if score < worst:
            worst = score
            why = (
                f"{side}: the centre of the {one.name} is {along / view.short_side:.2f} of the short side "
                f"{_NAMES[side]} that of the {other.name} (sure from {zone / view.short_side:.2f}), "
                f"{across / view.short_side:.2f} across that (at most {aslant:g} times as much)"
            )
    role: sight.Role = "found" if worst >= 0.5 else "wrong"
    marks = [figure.outlined(view, role) for figure in placed]
    marks.append(sight.lines(view, [figure.centre for figure in placed], role, side))
    return Finding(worst, why, tuple(marks), max(figure.doubt for figure in placed))
