"""What is drawn with a pen: rings, straight lines, arcs, and any curve of even thickness.

As for solid shapes, what was meant is drawn and laid over what was found; the overlap that is needed allows
for the pixels along both edges, which are a larger share of a thin stroke.
"""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision import opencv
from procgen.checks.vision.discs import disc_of
from procgen.checks.vision.evidence import fit_terms, ramp
from procgen.checks.vision.raster import painted
from procgen.checks.vision.shapes import Fit, around

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from procgen.checks.vision.opencv import Mask
    from procgen.checks.vision.regions import Region

_HOLE = 0.02
"""Smaller holes, in areas of the whole, are none."""
_LONG = (3.0, 5.0)
"""Length, in thicknesses, at which something is by no means a line and by all means one."""
_BENT = (35.0, 55.0)
"""Degrees around its centre, likewise, for an arc."""
_DRAWN_OUT = (2.5, 4.5)
"""Length along its middle, in thicknesses, likewise: of less the circles cannot be told."""
_BAND = (0.4, 0.56)
"""Inner radius of an arc, in outer ones, likewise: half a disc is no arc."""


def _overlap_needed(thickness: float, grain: int) -> float:
    """Give the overlap at which a stroke just counts."""
    return max(0.5, 0.9 - 0.8 * grain / max(thickness, 1.0))


def _covered(mask: Mask, drawn: Mask) -> float:
    """Measure the common over the joint area of what was found and what was drawn."""
    return float(int(np.count_nonzero(mask & drawn)) / max(int(np.count_nonzero(mask | drawn)), 1))


def _closeness(overlap: float, thickness: float, grain: int) -> float:
    least = _overlap_needed(thickness, grain)
    return ramp(overlap, least - 0.06, least + 0.06)


def _none(shape: str) -> Fit:
    return Fit(shape, 0.0, np.zeros((0, 2)), 0.0)


def _ring(region: Region, grain: int) -> Fit:
    """Fit a circle to the outer edge and one to the inner edge."""
    holes = region.holes(_HOLE * region.filled_area)
    outer = disc_of(region, grain=grain) if len(holes) == 1 else None
    inner = disc_of(holes[0], grain=grain) if outer else None
    if not outer or not inner:
        return _none("ring")
    turns = np.arange(0, 360, 5.0)
    edge, hole = (around(disc.centre, [disc.radius] * len(turns), turns) for disc in (outer, inner))
    drawn = painted(region, edge) & ~painted(region, hole)
    overlap, thickness = _covered(region.mask, drawn), outer.radius - inner.radius
    off = max(0.0, math.dist(outer.centre, inner.centre) - 0.5 * grain) / outer.radius
    score = min(outer.quality, inner.quality, ramp(off, 0.1, 0.04), _closeness(overlap, thickness, grain))
    return Fit("ring", overlap, edge, score, 0.0, thickness, hole)


def _line(region: Region, grain: int) -> Fit:
    """Fit a straight stroke with flat or with round ends."""
    moments, pixels = region.moments, np.argwhere(region.mask) + np.array([region.top, region.left])
    turn = math.radians(moments.angle)
    way = np.array([-math.sin(turn), math.cos(turn)])
    along = (pixels - moments.centre) @ way
    length = float(np.ptp(along)) + 1
    middle = np.array(moments.centre) + way * float(along.max() + along.min()) / 2
    best = _none("line")
    for cap in (0.0, 1 - math.pi / 4):  # what a round end leaves of a square of its thickness
        square = length * length - 4 * cap * region.area
        thickness = 2 * region.area / (length + math.sqrt(max(square, 0.0)))
        corners = _straight(middle, way, length, thickness, round_ends=cap > 0)
        overlap = _covered(region.mask, painted(region, corners))
        if overlap > best.overlap:
            score = min(_closeness(overlap, thickness, grain), ramp(length / thickness, *_LONG))
            best = Fit("line", overlap, corners, score, moments.angle, thickness)
    return best


def _straight(
    middle: NDArray[np.float64],
    way: NDArray[np.float64],
    length: float,
    thickness: float,
    *,
    round_ends: bool,
) -> NDArray[np.float64]:
    """Give the corners of a straight stroke, or points along its round ends."""
    aside = np.array([-way[1], way[0]])
    half = thickness / 2
    if not round_ends:
        reach = length / 2
        places = np.array([(reach, half), (-reach, half), (-reach, -half), (reach, -half)])
    else:
        reach, turn = length / 2 - half, np.radians(np.arange(-90, 91, 10.0))
        end = np.column_stack([reach + half * np.cos(turn), half * np.sin(turn)])
        places = np.concatenate([end, -end])
    return np.asarray(middle + places[:, :1] * way + places[:, 1:] * aside)


def _arc(region: Region, grain: int) -> Fit:
    """Fit a part of a ring: two circles about one centre, cut off where the ink ends."""
    if len(region.outline) < 12 or region.filled_area - region.area > 0.1 * region.filled_area:
        return _none("arc")
    depth = opencv.depth(region.mask)
    deep = np.argwhere(depth > 0.6 * depth.max()) + np.array([region.top, region.left])
    centre, inside, outside = _two_circles(region.outline.astype(np.float64), deep.astype(np.float64))
    pixels = np.argwhere(region.mask) + np.array([region.top, region.left]) - centre
    thickness, radius = outside - inside, (inside + outside) / 2
    if not 0 < thickness < 2 * radius or radius > 4 * max(region.frame):
        return _none("arc")
    turns = np.sort(np.degrees(np.arctan2(-pixels[:, 0], pixels[:, 1])) % 360)
    gaps = np.diff(turns, append=turns[0] + 360)
    widest = int(gaps.argmax())
    start, extent = float(turns[(widest + 1) % len(turns)]), 360 - float(gaps[widest])
    best = _none("arc")
    for round_ends in (False, True):
        corners = _bent(tuple(centre.tolist()), (inside, outside), (start, extent), round_ends=round_ends)
        overlap = _covered(region.mask, painted(region, corners))
        if overlap > best.overlap:
            score = min(_closeness(overlap, thickness, grain), ramp(extent, *_BENT))
            length = radius * math.radians(extent) / thickness
            score = min(score, ramp(inside / outside, *_BAND), ramp(length, *_DRAWN_OUT))
            turn = (start + extent / 2 + 90) % 360 - 180
            best = Fit("arc", overlap, corners, score, turn, thickness)
    return best


def _two_circles(
    border: NDArray[np.float64], deep: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float, float]:
    """Fit an inner and an outer circle about one centre to an outline, its ends left out.

    The first guess is one circle through the pixels that lie deepest, along the middle of the stroke.

    References
    ----------
    Kasa's linear least squares as in `procgen.checks.vision.discs.disc_of`, with two radii.
    """
    middle, scale = border.mean(axis=0), float(np.ptp(border, axis=0).max()) or 1.0
    points, core = (border - middle) / scale, (deep - middle) / scale
    terms = fit_terms(np.column_stack([core, np.ones(len(core))]), (core**2).sum(axis=1))
    centre = terms[:2] / 2
    between = math.sqrt(max(float(terms[2] + centre @ centre), 0.0))
    radii = (between, between)
    for _ in range(6):
        far = np.hypot(*(points - centre).T)
        outer = far > between
        if outer.all() or not outer.any():
            break
        if radii[0] == radii[1]:
            radii = float(np.median(far[~outer])), float(np.median(far[outer]))
        off = np.abs(far - np.where(outer, radii[1], radii[0]))
        near = off <= max(0.25 * (radii[1] - radii[0]), 1.0 / scale)
        if np.count_nonzero(near & outer) < 4 or np.count_nonzero(near & ~outer) < 4:
            break
        design = np.column_stack([points, outer, ~outer])[near].astype(np.float64)
        terms = fit_terms(design, (points[near] ** 2).sum(axis=1))
        centre = terms[:2] / 2
        square = float(centre @ centre)
        radii = math.sqrt(max(terms[3] + square, 0.0)), math.sqrt(max(terms[2] + square, 0.0))
        between = sum(radii) / 2
    return middle + scale * centre, scale * radii[0] - 0.5, scale * radii[1] + 0.5


def _bent(
    centre: tuple[float, float], radii: tuple[float, float], ends: tuple[float, float], *, round_ends: bool
) -> NDArray[np.float64]:
    """Give points along the edge of a part of a ring."""
    inside, outside = max(radii[0], 0.0), radii[1]
    start, extent = ends
    half, radius = (outside - inside) / 2, (outside + inside) / 2
    cut = math.degrees(math.asin(min(1.0, half / radius))) if round_ends else 0.0
    first, last = start + cut, start + extent - cut
    turns = np.linspace(first, max(first, last), 40)
    edges = [around(centre, [outside] * 40, turns), around(centre, [inside] * 40, turns[::-1])]
    if round_ends:
        cap = np.arange(10, 171, 20.0)
        place = around(centre, [radius] * 2, np.array([turns[-1], turns[0]]))
        caps = [around(tuple(place[0]), [half] * len(cap), turns[-1] + cap)]
        caps.append(around(tuple(place[1]), [half] * len(cap), turns[0] + 180 + cap))
        edges = [edges[0], caps[0], edges[1], caps[1]]
    return np.concatenate(edges)


def _stroke(region: Region, grain: int) -> Fit:
    """Draw along the middle of a region with a round pen nearly as wide as the region mostly is."""
    depth = opencv.depth(region.mask)[region.mask]
    thickness = max(1.0, 4 * float(depth.mean()) - 2)  # a band's pixels lie a quarter of its width deep
    drawn = opencv.opened(region.mask, max(0, int(0.4 * thickness - 0.5)))
    overlap = _covered(region.mask, drawn & region.mask)
    fat = float(np.mean(depth > 0.6 * thickness + 0.5 * grain))
    length = region.area / thickness
    score = min(ramp(overlap, 0.93, 0.98), ramp(fat, 0.1, 0.02), ramp(length / thickness, *_LONG))
    return Fit("stroke", overlap, region.outline.astype(np.float64), score, 0.0, thickness)


STROKES: Mapping[str, Callable[[Region, int], Fit]] = MappingProxyType(
    {"ring": _ring, "line": _line, "arc": _arc, "stroke": _stroke}
)
"""Every such shape by its name; a line lies flat and an arc's bulge points upwards where the turn is 0."""
