"""Spots: round marks of one size on a figure, such as pips and lamps."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision import opencv
from procgen.checks.vision.colours import difference
from procgen.checks.vision.discs import boxed
from procgen.checks.vision.marks import ground_of, marks_at, split_ink

if TYPE_CHECKING:
    from procgen.checks.vision.marks import Ground
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
_CIRCLES = 4.0
"""Radius, pixels, from which a disc is told from a square."""
_FILLS, _BOXED = 0.93, (0.7, 0.885)
"""Least share that a disc of pixels fills of that ellipse; least and most share of its tightest box."""
_COARSE = 6.0
_COARSE_FILLS, _COARSE_BOXED = 0.975, (0.7, 0.95)
"""The same of discs of a smaller radius, pixels, of which some places on the grid make nearly octagons."""
_ONE_PAINT = 20.0
"""Largest difference (CIE76) of two spots of one colour."""
_SEEN = 20.0
"""Difference (CIE76) from which something on a plain figure is seen, however strong its spots are."""
_STRAY = 0.0003
"""Share of the figure that may be neither ground nor spot."""


@dataclass(frozen=True, eq=False)
class Spots:
    """The spots on one figure."""

    spots: tuple[Region, ...]
    """Alike in size; the largest first."""
    others: int
    """Marks of at least their size that are no such spots."""
    faults: tuple[str, ...] = ()
    """What keeps them from being discs of one colour on a plain figure."""


def spots_on(view: View, region: Region, *, rim: float = 0.14, edge: int = 2, plain: bool = False) -> Spots:
    """Find the largest set of round marks of one size on a region.

    Parameters
    ----------
    view : View
    region : Region
    rim : float
        Width of what is left out all around, shorter sides of the region's box.
    edge : int
        Ink so near to the region's border, pixels, belongs to it; and a little more in large regions.
    plain : bool
        Whether to look for faults.

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
    ground = replace(ground_of(view, parent, core), edge=edge)
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
            best = Spots(tuple(alike), others, _faults(view, ground, level, alike) if plain else ())
    return best


def _faults(view: View, ground: Ground, level: float, spots: list[Region]) -> tuple[str, ...]:
    """Say what keeps spots from being discs of one colour on a plain figure."""
    faults = []
    if not all(is_disc(spot) for spot in spots):
        faults.append("not all of them are round")
    paints = [np.median(view.lab[spot.on_view(spot.filled)], axis=0) for spot in spots]
    if max(float(difference(paint, paints[0])) for paint in paints) > _ONE_PAINT:
        faults.append("they are not of one colour")
    faint = min(level, max(ground.faintest, _SEEN))
    stray = (ground.differs > faint) & ~split_ink(ground, ground.differs, faint)[1]
    for spot in spots:
        window, mask = spot.with_margin(2)
        stray[window] &= ~opencv.grown(mask, 2)
    share = np.count_nonzero(stray) / ground.area
    if share > _STRAY:
        faults.append(f"{100 * share:.2f} % of the face is something else (at most {100 * _STRAY:g} %)")
    return tuple(faults)


def is_disc(region: Region) -> bool:
    """Tell whether a region, holes filled, is a disc, if it has pixels enough to tell one from a square.

    Parameters
    ----------
    region : Region

    Returns
    -------
    is_disc : bool
    """
    moments = region.moments
    radius = math.sqrt(moments.area / math.pi)
    if radius < _CIRCLES:
        return True
    fills = region.filled_area / (math.pi * moments.long_axis * moments.short_axis)
    box = boxed(opencv.outline(region.filled).T, region.filled_area)
    if radius < _COARSE and fills > _COARSE_FILLS and _COARSE_BOXED[0] < box < _COARSE_BOXED[1]:
        return True
    return fills > _FILLS and _BOXED[0] < box < _BOXED[1]


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
