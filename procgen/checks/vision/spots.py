"""Spots: round marks of one size on a figure, such as pips and lamps."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision import opencv
from procgen.checks.vision.marks import ground_of, marks_at

if TYPE_CHECKING:
    from procgen.checks.vision.regions import Region
    from procgen.checks.vision.view import View

_LEVELS = (0.5, 0.25)
"""Of the strongest contrast on the figure."""
_ALIKE = 0.55
"""Share of the largest spot's area that the others need."""
_REST, _GRAIN = 0.3, 0.05
"""Ink that is no spot: at most such a share of the spots' area and a part of the figure's."""
_ROUND, _FULL = 0.68, 0.8
"""Least short over long axis of a spot, and least share of the ellipse with the same spread."""


@dataclass(frozen=True, eq=False)
class Spots:
    """The spots on one figure."""

    spots: tuple[Region, ...]
    """Alike in size; the largest first."""
    others: int
    """Marks of at least their size that are no such spots."""


def spots_on(view: View, region: Region, *, rim: float = 0.14) -> Spots:
    """Find the largest set of round marks of one size on a region.

    Parameters
    ----------
    view : View
    region : Region
    rim : float
        Width of what is left out all around, shorter sides of the region's box.

    Returns
    -------
    spots : Spots
    """
    parent = region.on_view(region.filled)
    window = region.with_margin(1)[0]
    core = np.zeros_like(parent)
    core[window] = opencv.shrunk(parent[window], max(1, round(rim * min(region.height, region.width))))
    if np.count_nonzero(core) < 50:
        return Spots((), 0)
    ground = ground_of(view, parent, core)
    strongest = float(np.percentile(ground.differs[core], 99.5))
    best = Spots((), 0)
    for level in dict.fromkeys(max(ground.faintest, part * strongest) for part in _LEVELS):
        marks = [mark.region for mark in marks_at(ground, ground.differs, level)]
        round_ones = sorted((r for r in marks if is_round(r)), key=lambda r: -r.area)
        alike = [r for r in round_ones if r.area > _ALIKE * round_ones[0].area]
        others = sum(r.area > 0.5 * alike[0].area for r in marks if r not in alike) if alike else 0
        if alike and others == 0:
            ink = (ground.differs > level) & core
            for spot in alike:
                window, mask = spot.with_margin(2)
                ink[window] &= ~opencv.grown(mask, 2)
            area = sum(spot.area for spot in alike)
            others = int(np.count_nonzero(ink) > _REST * (area + _GRAIN * region.filled_area))
        if len(alike) - others > len(best.spots) - best.others:
            best = Spots(tuple(alike), others)
    return best


def is_round(region: Region) -> bool:
    """Tell whether a region, holes filled, is round as far as its pixels allow.

    Parameters
    ----------
    region : Region

    Returns
    -------
    is_round : bool
    """
    moments = region.moments
    ellipse = math.pi * moments.long_axis * moments.short_axis
    return moments.short_axis > _ROUND * moments.long_axis and region.filled_area > _FULL * ellipse
