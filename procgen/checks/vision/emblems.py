"""Emblems: the one heart, star or crescent that a picture shows, told from parts that only look like one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision.evidence import agreement
from procgen.checks.vision.shapes import fit_shape
from procgen.checks.vision.silhouettes import likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.checks.vision.figures import Figure
    from procgen.checks.vision.regions import Region
    from procgen.checks.vision.silhouettes import Likeness

_INSIDE = 0.9
"""A figure lies in another one if so much of its area does."""
_PLATE = 0.9
"""Overlap with a rectangle from which a figure is a plate that an emblem may lie on."""
_HOLLOW = 0.3
"""A figure is an outline if so much of its area is one hole."""
_OUTSIDE, _OUTDONE = 0.7, 0.1
"""Least overlap of an outline with the shape from outside; by how much another shape may cover it better."""
_LARGER = 1.4
"""Of two figures in one another the outer one carries the inner one from so many times its area on."""
_STROKED, _PAINTED, _OPENED = 3.0, 0.8, 0.8
"""Of a figure and the stroke around it: most area of both against its own, the share of what the stroke
leaves open that it fills, and the share of it that must lie there: a full disc is no stroke."""


@dataclass(frozen=True, slots=True)
class Emblem:
    """The figure that is most like a shape."""

    figure: Figure
    likeness: Likeness
    score: float
    """0..1: agreement of the readings that see the figure."""
    doubt: float
    beside: tuple[Figure, ...]
    """Figures of at least half its area that lie beside it: it is a part, or not the only thing."""


def emblem(
    figures: Sequence[Figure], shape: str, *, least: float, bounds: tuple[float, float]
) -> Emblem | None:
    """Find the figure that is most like a shape.

    Parameters
    ----------
    figures : sequence of Figure
    shape : str
        ``heart``, ``star`` or ``crescent``.
    least : float
        Smallest longer side of its box, pixels of the view.
    bounds : tuple of float
        Overlap with the best drawing at which the score is 0 and 1.

    Returns
    -------
    emblem : Emblem or None
        None where nothing is large enough; what stands alone comes before what does not.
    """
    best: Emblem | None = None
    for figure in figures:
        if max(figure.region.height, figure.region.width) < least:
            continue
        seen = [_seen(region, shape, bounds) for region in figure.regions]
        score, doubt = agreement([item.score(*bounds) for item in seen], [1.0] * len(seen))
        top = max(seen, key=lambda item: item.overlap)
        found = Emblem(figure, top, score, doubt, _beside(figure, figures) if score > 0 else ())
        if best is None or _rank(found) > _rank(best):
            best = found
    return best


def carrier(figure: Figure, figures: Sequence[Figure]) -> Figure | None:
    """Find what a figure is drawn on, unless that is a plain rectangle or the figure's own outline.

    Parameters
    ----------
    figure : Figure
    figures : sequence of Figure

    Returns
    -------
    carrier : Figure or None
    """
    for other in figures:
        larger = other.region.filled_area > _LARGER * figure.region.filled_area
        if not larger or not _holds(other, figure) or _goes_round(other, figure):
            continue
        if fit_shape(other.region, "rectangle").overlap < _PLATE:
            return other
    return None


def _goes_round(outer: Figure, inner: Figure) -> bool:
    """Tell whether a figure is but the stroke around another one, which fills all that it leaves open."""
    whole, own = outer.region.filled_area, inner.region.filled_area
    opening = whole - outer.region.area
    return whole < _STROKED * own and _PAINTED * opening <= own <= opening / _OPENED


def _seen(region: Region, shape: str, bounds: tuple[float, float]) -> Likeness:
    """Rate what a region covers, holes filled, or, if it is an outline, what that goes round.

    A thick stroke makes a figure plumper outside and slimmer inside than what is meant.
    """
    outer = likeness(region, shape)
    if outer.overlap < _OUTSIDE or outer.overlap < outer.rival - _OUTDONE or outer.score(*bounds) == 1:
        return outer
    holes = (likeness(hole, shape) for hole in region.holes(_HOLLOW * region.filled_area))
    return max((outer, *holes), key=lambda item: item.score(*bounds))


def _rank(found: Emblem) -> tuple[float, float]:
    return (0.0 if found.beside else found.score), found.likeness.overlap


def _beside(figure: Figure, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Find the figures of at least half its area that neither hold it nor lie in it."""
    area = figure.region.filled_area
    return tuple(
        other
        for other in figures
        if other is not figure
        and other.region.filled_area >= 0.5 * area
        and not _holds(other, figure)
        and not _holds(figure, other)
    )


def _holds(outer: Figure, inner: Figure) -> bool:
    """Tell whether a figure, holes filled, lies in another one."""
    top, left, bottom, right = inner.region.box
    whole = np.zeros((bottom - top, right - left), bool)
    first, last = max(top, outer.region.top), min(bottom, outer.region.box[2])
    start, end = max(left, outer.region.left), min(right, outer.region.box[3])
    if first >= last or start >= end:
        return False
    part = outer.region.filled[
        first - outer.region.top : last - outer.region.top,
        start - outer.region.left : end - outer.region.left,
    ]
    whole[first - top : last - top, start - left : end - left] = part
    return int(np.count_nonzero(whole & inner.region.filled)) >= _INSIDE * inner.region.filled_area
