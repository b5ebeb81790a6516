"""Discs and rings: found as filled regions whose outline follows a circle.

Neither 4 pi A / P^2 (0.9 for a perfect disc in pixels) nor the Hough transform (seconds on noise) is used.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision import opencv
from procgen.checks.vision.evidence import ramp
from procgen.checks.vision.readings import steps_of
from procgen.checks.vision.regions import Region, regions_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from procgen.checks.vision.view import View

_SECTORS = 72
_CLOSING = 0.035
"""Radius, in short sides, of the closing that mends a disc cut by lines."""
_COVERED, _ROUGH = (0.66, 0.86), (0.0245, 0.0145)
"""Share of the outline on the circle, and its spread there in radii, at which the quality is 0 and 1."""
_FEW, _BOXED = 8.0, (0.99, 0.93)
"""Radius below which a region has few pixels; share of its box at which its quality is then 0 and 1."""
_HOPELESS = 0.45
"""Of regions that follow a circle for less than this nothing is kept, and later steps do not look again."""
_CLEAR = 0.9
"""Quality of a disc that needs no mending."""
_COARSE = 128
"""Pixels of a region's shorter side above which the first guess at its circle is made on a coarser grid."""
_SETTLED = 1e-9
"""Part of the trace of a circle's normal equations that is added to their diagonal, see `fit_terms`."""
_LEAST, _PIECE = 0.01, 0.001
"""Least share of the picture of a disc, and of a piece of one."""
_HULL_FILL = 0.55
"""A hull is looked at as a disc if the drawn pieces fill so much of it."""


@dataclass(frozen=True, eq=False)
class Disc:
    """A region read as a disc, and how well it is one."""

    centre: tuple[float, float]
    """Row and column in the view."""
    radius: float
    """Pixels of the view."""
    covered: float
    """Share of the circle's directions in which the outline lies on it, 0..1."""
    rough: float
    """Spread of the outline about the circle where it lies on it, in radii, less what pixels account for."""
    region: Region
    """What was read, holes included."""
    reading: str
    boxed: float = 0.0
    """Share of its tightest box, upright or standing on a corner, that a region of few pixels fills: a disc
    fills 0.79, a square 1."""

    @property
    def quality(self) -> float:
        """How well the region is a disc, 0..1; an octagon gets 0, a rounded square of an emoji 1."""
        return ramp(self.covered, *_COVERED) * ramp(self.rough, *_ROUGH) * ramp(self.boxed, *_BOXED)

    @property
    def roundness(self) -> str:
        """Say how round it is, and the bounds that each part of the quality has by itself."""
        return (
            f"its outline on the circle for {100 * self.covered:.0f} % (needs {50 * sum(_COVERED):.0f} %) "
            f"and there off it by {100 * self.rough:.1f} % of the radius (at most {50 * sum(_ROUGH):.1f} %)"
        )


def disc_of(region: Region, *, grain: float = 1.0, reading: str = "") -> Disc | None:
    """Read a region as a disc, holes filled.

    Where the region is not at once a disc, the largest circle inside it is fitted to the outline near it, so
    that what sticks out of a disc (a stalk, an arrow) does not move it.

    Parameters
    ----------
    region : Region
    grain : float
        Size of one of the picture's own pixels in the view.
    reading : str
        Where the region was found.

    Returns
    -------
    disc : Disc or None
        None for a region too small to have an outline.

    References
    ----------
    I. Kasa, "A circle fitting procedure and its error analysis", IEEE Trans. Instrum. Meas. 25(1), 1976,
    doi:10.1109/TIM.1976.6312298.
    """
    border = np.ascontiguousarray(opencv.outline(region.filled).T, np.float64)  # row by row: half the time
    if border.shape[1] < 12:
        return None
    centre, radius = _circle_through(border)
    covered, rough = _agreement(border - centre, radius, grain)
    if covered < 0.97:
        every = -(-min(region.height, region.width) // _COARSE)
        place, depth = opencv.deepest(region.filled[::every, ::every])
        centre, radius = every * np.array(place, np.float64)[:, None], every * depth
        for tolerance in (0.15, 0.08, 0.05, 0.05):
            near = np.abs(np.hypot(*(border - centre)) - radius) <= tolerance * radius + 0.7
            if np.count_nonzero(near) < 8:
                return None
            centre, radius = _circle_through(border.compress(near, axis=1))
        covered, rough = _agreement(border - centre, radius, grain)
    row, column = centre[:, 0].tolist()
    fills = boxed(border, region.filled_area) if radius < _FEW * grain else 0.0
    return Disc(
        (row + region.top, column + region.left), radius + 0.5, covered, rough, region, reading, fills
    )


def boxed(border: NDArray[np.float64] | NDArray[np.int64], area: int) -> float:
    """Measure how much of its tightest box, upright or standing on a corner, a region fills.

    Parameters
    ----------
    border : ndarray of shape (2, N)
        Rows and columns of its outline.
    area : int
        Its pixels.

    Returns
    -------
    boxed : float
        0.79 for a disc, 1 for a square.
    """
    row, column = border
    upright = (np.ptp(row) + 1) * (np.ptp(column) + 1)
    tilted = (np.ptp(row + column) / math.sqrt(2) + 1) * (np.ptp(row - column) / math.sqrt(2) + 1)
    return float(area / min(upright, tilted))


def discs_of(view: View, *, across: float = 0.2) -> tuple[Disc, ...]:
    """Find everything that may be a disc, in several readings of the picture.

    Parameters
    ----------
    view : View
    across : float
        Smallest diameter looked at, in short sides of the picture.

    Returns
    -------
    discs : tuple of Disc
        At most a few from each reading, in no order; most are no discs (see `Disc.quality`), and one disc of
        the picture appears once for each reading that sees it.
    """
    least, size = across * view.short_side, view.from_border.size
    found: list[Disc] = []
    hopeless: dict[str, list[Region]] = {manner: [] for manner, _ in _MANNERS}
    steps = steps_of(view)
    levels = np.zeros(view.shape, np.uint8)
    for step in steps:
        levels += view.from_border > step
    drawn = _Drawn(levels)
    for level, step in enumerate(steps):
        pieces = regions_of(drawn.levels > level, smallest=max(4.0, _PIECE * size))
        for manner, regions in _MANNERS:
            best = 0.0
            for region in regions(drawn, level, pieces)[:3]:
                if region.area < _LEAST * size or min(region.height, region.width) < least:
                    continue
                if any(_hardly_changed(region, other) for other in hopeless[manner]):
                    continue
                name = f"drawn at {step:g}{manner}"
                twin = next((disc for disc in found if _same_pixels(region, disc.region)), None)
                disc = (
                    replace(twin, reading=name) if twin else disc_of(region, grain=view.grain, reading=name)
                )
                if disc is None or disc.covered < _HOPELESS:
                    hopeless[manner].append(region)
                elif 2 * disc.radius >= least:
                    found.append(disc)
                    best = max(best, disc.quality)
            if best > _CLEAR:
                break
    return tuple(found)


def _same_pixels(region: Region, other: Region) -> bool:
    """Tell whether two regions are the same, holes filled."""
    same = region.box == other.box and region.filled_area == other.filled_area
    return same and np.array_equal(region.filled, other.filled)


def _hardly_changed(region: Region, other: Region) -> bool:
    """Tell whether a region is one of another step that has lost or gained a few pixels at its border."""
    moved = max(abs(np.subtract(region.box, other.box)))
    return bool(moved <= 2) and abs(region.filled_area - other.filled_area) < 0.05 * other.filled_area


@dataclass(frozen=True, eq=False)
class _Drawn:
    """What is drawn at several steps of difference from the border's colour."""

    levels: NDArray[np.uint8]
    """Number of steps that a pixel exceeds, shape (H, W)."""

    @cached_property
    def closed(self) -> NDArray[np.uint8]:
        """The same, gaps closed: at all steps at once, since it takes as long for one."""
        return opencv.closed_levels(self.levels, max(1, round(_CLOSING * min(self.levels.shape))))


def _as_drawn(drawn: _Drawn, level: int, pieces: tuple[Region, ...]) -> tuple[Region, ...]:
    del drawn, level
    return pieces


def _closed(drawn: _Drawn, level: int, pieces: tuple[Region, ...]) -> tuple[Region, ...]:
    del pieces
    return regions_of(drawn.closed > level, smallest=_LEAST * drawn.closed.size)


def _hull(drawn: _Drawn, level: int, pieces: tuple[Region, ...]) -> tuple[Region, ...]:
    """Span the hull of all that is drawn, if that fills most of it."""
    del drawn, level
    if len(pieces) < 2:
        return ()
    hull = opencv.polygon_mask(pieces[0].frame, opencv.hull(_ends(pieces)))
    least = _HULL_FILL * np.count_nonzero(hull)
    if sum(piece.mask.size for piece in pieces) < least or sum(piece.filled_area for piece in pieces) < least:
        return ()
    return regions_of(hull)


def _ends(pieces: tuple[Region, ...]) -> NDArray[np.int64]:
    """Give the first and the last pixel of every row of all pieces together: all corners are among them."""
    whole = np.zeros(pieces[0].frame, bool)
    for piece in pieces:
        whole[piece.window] |= piece.mask
    rows = np.flatnonzero(whole.any(axis=1))
    first = whole[rows].argmax(axis=1)
    last = whole.shape[1] - 1 - whole[rows, ::-1].argmax(axis=1)
    return np.concatenate([np.column_stack([rows, first]), np.column_stack([rows, last])])


def _circle_through(points: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Fit a circle to points, shape (2, N), by Kasa's linear least squares; its centre has shape (2, 1)."""
    count = points.shape[1]
    middle = points.sum(axis=1, keepdims=True) / count
    offsets = points - middle
    squares = offsets[0] ** 2 + offsets[1] ** 2
    # seen from their middle the points' normal equations for centre and radius fall apart
    (down, mixed), (_, right) = (offsets @ offsets.T).tolist()
    by_row, by_column = (offsets @ squares / 2).tolist()
    reach = max(1.0, float(np.abs(offsets).max()))
    least = _SETTLED * (4 * (down + right) / reach**2 + count)
    down, right = down + least * reach**2 / 4, right + least * reach**2 / 4
    area = max(down * right - mixed * mixed, 1e-300)
    row, column = (by_row * right - by_column * mixed) / area, (by_column * down - by_row * mixed) / area
    radius = math.sqrt(max(float(squares.sum()) / (count + least) + row * row + column * column, 1e-9))
    return middle + np.array([[row], [column]]), radius


def _agreement(offsets: NDArray[np.float64], radius: float, grain: float) -> tuple[float, float]:
    """Measure in how many directions an outline lies on a circle, and how closely there."""
    deviation = np.hypot(*offsets) - radius
    turn = np.arctan2(*offsets)
    sector = ((turn + math.pi) * (_SECTORS / (2 * math.pi))).astype(np.int64) % _SECTORS
    off = np.abs(deviation) > 0.04 * radius + 0.6 * grain
    total = np.bincount(sector, minlength=_SECTORS)
    off_total = np.bincount(sector, weights=off, minlength=_SECTORS)
    good = (total > 0) & (off_total <= total / 3)
    few = 2 * math.pi * radius < 1.3 * _SECTORS  # a small outline leaves directions empty
    covered = float(np.mean(good[total > 0] if few else good))
    on = deviation[good[sector] & ~off]
    if not len(on):
        return 0.0, 1.0
    spread = float(np.mean((on - on.mean()) ** 2)) - (0.35 * grain) ** 2
    return covered, math.sqrt(max(spread, 0.0)) / radius


_MANNERS: tuple[tuple[str, Callable[[_Drawn, int, tuple[Region, ...]], tuple[Region, ...]]], ...] = (
    ("", _as_drawn),
    (", closed", _closed),
    (", hull", _hull),
)
"""Ways of looking at what is drawn; the next is tried where the one before shows no clear disc."""
