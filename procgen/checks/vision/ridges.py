"""Find the middle lines of the strokes inside a disc, as oriented points in units of its radius.

Dark and light strokes are found alike, at several widths, by how sharply the lightness bends across them (the
second derivative of the picture smoothed by a Gaussian); points stay where it bends most. Nothing is cut into
regions, so shaded balls, thick strokes, and strokes of the background's colour that cut a disc into pieces
are all the same case.

References
----------
T. Lindeberg, "Edge detection and ridge detection with automatic scale selection", International Journal of
Computer Vision 30(2), 1998, doi:10.1023/A:1008097225773.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDE = 96
"""Rows and columns of the grid on which a disc is sampled."""
REACH = 1.1
"""Half the side of that grid, radii."""
RIM = 0.88
"""Points further from the centre (radii) are left out: the outline answers there."""
_WIDTHS = (1.4, 2.4, 4.0)
"""Standard deviations of the smoothing, grid cells: for strokes 0.05 to 0.25 radii wide."""
_FAINT = 0.12
"""Points that bend less than this share of the strong ones are left out."""
_LEAST = 4.0
"""So are those that bend less than this, in units of lightness: smooth shading bends by up to 3."""
_AROUND = 12.0
"""Standard deviation of the smoothing that tells shading from lines, grid cells."""
_DARKEST, _MOST_GAIN = 10.0, 3.0
"""Lines in the shade count more, by the ratio of lightnesses (this much added to both), at most so often."""
_SECTORS = 24
"""Directions in which an outline is looked for."""
_ROWS = 24
"""So many rows are smoothed at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Oriented points along the middle of strokes; every array has shape (N,) and dtype float64."""

    row: NDArray[np.float64]
    """Down from the centre, radii."""
    column: NDArray[np.float64]
    """To the right of the centre, radii."""
    angle: NDArray[np.float64]
    """Direction of the stroke, radians from the right downwards, modulo pi."""
    weight: NDArray[np.float64]
    """0 (faint) to 1 (as strong as the strong ones of the same disc)."""
    outlined: bool = False
    """Whether strokes ran along most of the rim; all that runs along it is then left out (`along_rim`)."""

    def __len__(self) -> int:
        return len(self.row)


def sample(lab: NDArray[np.float64], centre: tuple[float, float], radius: float) -> NDArray[np.float64]:
    """Read a disc, and a little around it, off a picture.

    Parameters
    ----------
    lab : ndarray of shape (H, W, 3) and dtype float64
        Lab colours.
    centre : tuple of float
        Row and column of the disc's centre.
    radius : float
        Pixels.

    Returns
    -------
    disc : ndarray of shape (SIDE, SIDE, 3) and dtype float64
        Means of blocks where the picture is finer than the grid, weighted means of neighbours elsewhere;
        beyond the picture's frame its outermost pixels go on.
    """
    block = max(1, int(radius * REACH * 2 / SIDE))
    if block > 1:
        padded = np.pad(lab, ((0, -lab.shape[0] % block), (0, -lab.shape[1] % block), (0, 0)), mode="edge")
        parts = [padded[i::block, j::block] for i in range(block) for j in range(block)]
        lab = np.add.reduce(parts) / len(parts)
    axis = _axis() * radius
    rows = _between(lab, (centre[0] + 0.5 + axis) / block - 0.5, axis=0)
    return _between(rows, (centre[1] + 0.5 + axis) / block - 0.5, axis=1)


def tone(disc: NDArray[np.float64]) -> NDArray[np.float64]:
    """Project a sampled disc on the axis of colour along which its details differ most, and even its shading.

    Parameters
    ----------
    disc : ndarray of shape (SIDE, SIDE, 3) and dtype float64
        Lab, from `sample`.

    Returns
    -------
    tones : ndarray of shape (SIDE, SIDE) and dtype float64
        How much the lightness (for gray pictures, and nearly always for black seams) differs from what lies
        around; in the shade, where lines are fainter, more.
    """
    coarse = disc[::2, ::2]
    around = _smoothed(coarse, _AROUND / 2)
    details = (coarse - around)[_within_rim()[::2, ::2]]
    main = np.linalg.eigh(np.einsum("ni,nj->ij", details, details))[1][:, -1]
    main *= np.sign(main[np.argmax(np.abs(main))])
    light = around[:, :, 0] + _DARKEST
    gain = np.minimum(light.max() / light, _MOST_GAIN)
    base, gain = (_smoothed(part.repeat(2, axis=0).repeat(2, axis=1), 2.0) for part in (around @ main, gain))
    return np.asarray((disc @ main - base) * gain, np.float64)


def trace(tones: NDArray[np.float64], grain: float = 0.0) -> tuple[Lines, Lines]:
    """Find the middle lines of strokes.

    Parameters
    ----------
    tones : ndarray of shape (SIDE, SIDE) and dtype float64
        From `tone`.
    grain : float
        Size of one of the picture's own pixels, cells of the grid: stairs of pixels are no strokes.

    Returns
    -------
    dark, light : Lines
        Strokes darker, and strokes lighter, than what lies on both sides of them.
    """
    deviations = sorted({max(width, grain / 2) for width in _WIDTHS})
    mean, swing, cosine, sine = np.empty((4, len(deviations), SIDE, SIDE))
    smooth, before = tones, 0.0
    for i, deviation in enumerate(deviations):
        smooth, before = _smoothed(smooth, math.sqrt(deviation**2 - before**2)), deviation
        mean[i], cosine[i], sine[i] = _bends(smooth, deviation)
        np.sqrt(cosine[i] ** 2 + sine[i] ** 2, out=swing[i])
    return _thinned(swing + mean, cosine, sine), _thinned(swing - mean, -cosine, -sine)


def along_rim(
    row: NDArray[np.float64], column: NDArray[np.float64], angle: NDArray[np.float64], slack: float = 0.0
) -> NDArray[np.bool_]:
    """Tell which points run along the rim and near it: they may be the inner border of an outline.

    Parameters
    ----------
    row, column : ndarray of dtype float64
        From the centre, radii.
    angle : ndarray of dtype float64
        Direction, radians from the right downwards.
    slack : float
        How much further from the rim, and steeper to it, a point may be: 0 for those that surely run along
        it, 0.05 for those that may be taken to.

    Returns
    -------
    along : ndarray of dtype bool
    """
    outer = row**2 + column**2 > (0.72 - slack) ** 2
    return np.asarray(outer & (np.cos(2 * (angle - np.arctan2(row, column))) < 4 * slack - 0.78))


@cache
def grid() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the row and the column of every cell of the grid on which a disc is sampled.

    Returns
    -------
    row, column : ndarray of shape (SIDE, SIDE) and dtype float64
        Down and to the right of the centre, radii.
    """
    row, column = np.meshgrid(_axis(), _axis(), indexing="ij")
    return row, column


@cache
def _within_rim() -> NDArray[np.bool_]:
    """Give the cells within the rim, shape (SIDE, SIDE)."""
    row, column = grid()
    return np.asarray(row**2 + column**2 < RIM**2)


def _thinned(strengths: NDArray[np.float64], cosine: NDArray[np.float64], sine: NDArray[np.float64]) -> Lines:
    """Keep what bends most across its own direction; arrays have shape (widths, SIDE, SIDE).

    Cosine and sine are of twice the normal's angle, times any length.
    """
    strength = strengths.max(axis=0)
    spots = np.flatnonzero((strength > _LEAST) & _within_rim())
    here = strength.take(spots)
    widest = strengths.reshape(len(strengths), -1).take(spots, axis=1).argmax(axis=0) * SIDE**2 + spots
    cosine, sine = cosine.take(widest), sine.take(widest)
    wide = SIDE + 2
    padded = np.zeros((wide, wide))
    padded[1:-1, 1:-1] = strength
    level = np.abs(cosine) >= np.sqrt(cosine**2 + sine**2) * np.sqrt(0.5)
    step = np.where(level, np.where(cosine >= 0, 1, wide), np.where(sine > 0, wide + 1, wide - 1))
    place = spots + 2 * (spots // SIDE) + wide + 1
    keep = (here >= padded.take(place + step)) & (here > padded.take(place - step))
    if not keep.any():
        return Lines(*np.zeros((4, 0)))
    row, column = (axis.take(spots[keep]) for axis in grid())
    strength, angle = here[keep], np.arctan2(-sine[keep], -cosine[keep]) / 2
    strong = float(np.percentile(strength, 90))
    kept = strength > _FAINT * strong
    outline = kept & along_rim(row, column, angle)
    around = np.arctan2(row[outline], column[outline]) * (_SECTORS / (2 * np.pi)) % _SECTORS
    outlined = len(np.unique(around.astype(np.intp))) > _SECTORS / 2
    if outlined:
        kept &= ~outline
    weight = np.asarray(
        np.sqrt(np.minimum(strength / strong, 1.0)), np.float64
    )  # seams in the shade are faint
    return Lines(row[kept], column[kept], angle[kept], weight[kept], outlined)


def _axis() -> NDArray[np.float64]:
    """Give the middles of the grid's cells, radii."""
    return np.asarray((np.arange(SIDE) + 0.5) * (2 * REACH / SIDE) - REACH, np.float64)


def _bends(
    smooth: NDArray[np.float64], deviation: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Give how the second derivative depends on the direction: its mean, and its swing by cosine and sine.

    Of twice the angle from the right downwards, all times the square of the smoothing's deviation.
    """
    wide = np.pad(smooth, 1, mode="edge")
    above, below = wide[:-2], wide[2:]
    middle = 2 * smooth
    down = above[:, 1:-1] + below[:, 1:-1] - middle
    along = wide[1:-1, :-2] + wide[1:-1, 2:] - middle
    mixed = above[:, :-2] + below[:, 2:] - above[:, 2:] - below[:, :-2]
    half = deviation**2 / 2
    return (down + along) * half, (along - down) * half, mixed * (half / 2)


def _smoothed(values: NDArray[np.float64], deviation: float) -> NDArray[np.float64]:
    """Smooth rows and columns by a Gaussian, the outermost values going on beyond the grid.

    Some rows at a time, of a grid whose sides they divide: of larger products BLAS would start threads.
    """
    weights = _bell(deviation)
    far = (weights.shape[1] - _ROWS) // 2
    for _ in (0, 1):
        wide = np.concatenate([values[:1].repeat(far, axis=0), values, values[-1:].repeat(far, axis=0)])
        parts = sliding_window_view(wide.reshape(len(wide), -1), weights.shape[1], axis=0)[::_ROWS]
        smooth = (weights @ parts.swapaxes(1, 2)).reshape(values.shape)
        values = np.ascontiguousarray(smooth.swapaxes(0, 1))
    return values


@lru_cache(maxsize=64)
def _bell(deviation: float) -> NDArray[np.float64]:
    """Give the weights that smooth some rows, shape (_ROWS, rows that they lie among)."""
    far = int(np.ceil(3.5 * deviation))
    bell = np.exp(-(np.arange(-far, far + 1) ** 2) / (2 * deviation**2))
    weights = np.zeros((_ROWS, _ROWS + 2 * far))
    for row in range(_ROWS):
        weights[row, row : row + len(bell)] = bell / bell.sum()
    return weights


def _between(values: NDArray[np.float64], place: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    """Read an axis at fractional places, between its neighbours there."""
    length = values.shape[axis]
    place = np.clip(place, 0, length - 1)
    low = np.minimum(place.astype(np.intp), max(length - 2, 0))
    share = (place - low).reshape([-1 if i == axis else 1 for i in range(values.ndim)])
    high = np.minimum(low + 1, length - 1)
    return np.asarray(np.take(values, low, axis) * (1 - share) + np.take(values, high, axis) * share)
