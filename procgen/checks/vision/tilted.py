"""The tilted face of a solid die: one face of several shows pips, and they tell how it is tilted.

Discs on a face look like ellipses, all alike: their short axis is the way in which the face is turned away,
short over long axis is the cosine of its tilt. Stretched along that axis the face looks as from the front.
Its middle lies beside the middle of the cube: along that axis, by half an edge times the sine.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision import opencv
from procgen.checks.vision.colours import difference
from procgen.checks.vision.discs import disc_of
from procgen.checks.vision.spots import spots_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from procgen.checks.vision.regions import Region
    from procgen.checks.vision.view import View

_CONVEX, _BALL = 0.95, 0.5
"""Least share of its hull that a solid fills, and quality as a disc from which it is a ball."""
_COSINES = (0.4, 0.93)
"""Least cosine of a tilt at which pips are read, and greatest at which other faces show."""
_CORNER = 1.2
"""Sum of the cosines of both other faces, in sines of the first one's tilt: 1 edge-on, 1.41 corner-on."""
_MOVED, _ASIDE = (0.5, 1.5), 0.35
"""How far the face's middle lies from the solid's along the tilt, in what the tilt and the solid's area want;
and across it: outlines are rounded and near faces large."""
_PIP = 0.5
"""Greatest length of a pip against the face's edge."""
_RIM = 0.03
"""Width of the solid's border in which no pips are looked for, in sides of it."""
_SHARES, _MOST = (0.12, 0.8), 6
"""Share of a solid's area of a face, and how many parts are looked at."""
_MARKS = (0.2, 2.0)
"""Least area of a mark on another face against the smallest pip's, and greatest against the largest's."""
_OTHER, _SHOWN = 8.0, 0.25
"""A pixel of another face differs so much (CIE76) from the paint around the pips; least share of them."""
_FACE = 0.8
"""Part of the face, half edges around its middle, whose paint is that of the face."""


@dataclass(frozen=True, eq=False)
class TiltedPips:
    """The pips of a tilted face."""

    spots: tuple[Region, ...]
    places: NDArray[np.float64]
    """Where they lie as seen from the front, half edges from the face's middle, shape (N, 2); how the face is
    turned about its middle is not known."""


def tilted_pips(view: View, region: Region, parts: Sequence[Region]) -> TiltedPips | None:
    """Find the pips on a solid of which one tilted face shows pips.

    Parameters
    ----------
    view : View
    region : Region
        The solid, all faces.
    parts : sequence of Region
        What may be its faces, the largest first.

    Returns
    -------
    pips : TiltedPips or None
        None where the region is no such solid.
    """
    hull = opencv.hull(region.outline).astype(np.float64)
    rows, columns = hull.T
    spanned = abs(float(rows @ np.roll(columns, -1) - columns @ np.roll(rows, -1))) / 2
    if region.filled_area < _CONVEX * spanned:
        return None
    ball = disc_of(region, grain=view.grain)
    if ball is None or ball.quality > _BALL:
        return None
    spots = _pips(view, region, parts)
    if not spots:
        return None
    cosine, length, short, long = _tilt(spots)
    if not _COSINES[0] < cosine < _COSINES[1]:
        return None
    sine = math.sqrt(1 - cosine * cosine)
    half = math.sqrt(region.filled_area / (4 * (cosine + _CORNER * sine)))
    if length > _PIP * half:
        return None
    places = np.array([spot.centre for spot in spots])
    middle = places.mean(axis=0)
    off = (middle - region.centre) / (half * sine)
    if not _MOVED[0] < abs(float(off @ short)) < _MOVED[1] or abs(float(off @ long)) > _ASIDE:
        return None
    front = np.column_stack([long, short / cosine]) / half
    if not _shows_other_faces(view, region, spots, middle, front):
        return None
    return TiltedPips(spots, (places - middle) @ front)


def _pips(view: View, region: Region, parts: Sequence[Region]) -> tuple[Region, ...]:
    """Find the pips of a solid, or of the one of its faces that shows any; none where several do."""
    found = spots_on(view, region, rim=_RIM, edge=0)
    if found.spots and not found.others:
        return found.spots
    inside = [part for part in parts if _within(part, region)]
    low, high = (share * region.filled_area for share in _SHARES)
    shown: tuple[Region, ...] = ()
    for part in [part for part in inside if low < part.filled_area < high][:_MOST]:
        found = spots_on(view, part, rim=_RIM, edge=0)
        if not found.spots:
            continue
        if found.others or (shown and not _same(found.spots, shown)):
            return ()
        shown = found.spots
    return () if shown and _has_marks_beside(inside, shown) else shown


def _within(part: Region, region: Region) -> bool:
    """Tell whether the box of a part lies in that of a region."""
    return bool(
        (np.array(part.box[:2]) >= region.box[:2]).all() and (np.array(part.box[2:]) <= region.box[2:]).all()
    )


def _has_marks_beside(parts: list[Region], spots: tuple[Region, ...]) -> bool:
    """Tell whether marks about as large as spots lie elsewhere, seen more from the side perhaps."""
    least, most = _MARKS[0] * spots[-1].filled_area, _MARKS[1] * spots[0].filled_area
    near = math.sqrt(spots[0].filled_area) / 2
    return any(
        least < part.filled_area < most and all(math.dist(part.centre, spot.centre) > near for spot in spots)
        for part in parts
    )


def _same(some: tuple[Region, ...], others: tuple[Region, ...]) -> bool:
    """Tell whether two findings are the same spots."""
    near = math.sqrt(some[0].filled_area) / 4
    return len(some) == len(others) and all(
        min(math.dist(one.centre, other.centre) for other in others) < near for one in some
    )


def _tilt(spots: tuple[Region, ...]) -> tuple[float, float, NDArray[np.float64], NDArray[np.float64]]:
    """Measure the mean ellipse of spots: short over long axis, half the long one, the directions of both."""
    spread = np.zeros((2, 2))
    for spot in spots:
        turn = math.radians(spot.moments.angle)
        along = np.array([-math.sin(turn), math.cos(turn)])
        across = np.array([math.cos(turn), math.sin(turn)])
        spread += spot.moments.long_axis**2 * np.outer(along, along)
        spread += spot.moments.short_axis**2 * np.outer(across, across)
    (least, most), axes = np.linalg.eigh(spread)
    return math.sqrt(least / most), math.sqrt(most / len(spots)), axes[:, 0], axes[:, 1]


def _shows_other_faces(
    view: View,
    region: Region,
    spots: tuple[Region, ...],
    middle: NDArray[np.float64],
    front: NDArray[np.float64],
) -> bool:
    """Tell whether much of a solid has another paint than is seen between the pips."""
    bare = region.on_view(region.filled)
    for spot in spots:
        window, mask = spot.with_margin(2)
        bare[window] &= ~opencv.grown(mask, 2)
    places = np.argwhere(bare)
    near = np.hypot(*((places - middle) @ front).T) < _FACE
    if not near.any():
        return False
    lab = view.lab[bare]
    return float(np.mean(difference(lab, np.median(lab[near], axis=0)) > _OTHER)) > _SHOWN
