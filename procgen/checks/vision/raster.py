"""Draw a shape with float64 geometry onto a mask, to compare it with what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from procgen.checks.vision.opencv import Mask
    from procgen.checks.vision.regions import Region


def raster(corners: ArrayLike, shape: tuple[int, int], origin: tuple[int, int] = (0, 0)) -> Mask:
    """Fill a polygon: a pixel is inside if its centre is, by the even-odd rule.

    Parameters
    ----------
    corners : array_like of shape (N, 2)
        (row, column) of the corners in order.
    shape : tuple of int
        Height and width of the mask.
    origin : tuple of int
        (row, column) of the mask's first pixel.

    Returns
    -------
    mask : ndarray of shape (H, W) and dtype bool
    """
    height, width = shape
    points = np.asarray(corners, np.float64) - np.asarray(origin, np.float64)
    start, end = points, np.roll(points, -1, axis=0)
    rows = np.arange(height, dtype=np.float64)[:, None]
    crosses = (start[:, 0] <= rows) != (end[:, 0] <= rows)
    row, edge = np.nonzero(crosses)
    along = (row - start[edge, 0]) / (end[edge, 0] - start[edge, 0])
    column = start[edge, 1] + along * (end[edge, 1] - start[edge, 1])
    first = np.clip(np.ceil(column), 0, width).astype(np.int64)
    toggles = np.bincount(row * (width + 1) + first, minlength=height * (width + 1)).astype(np.uint8)
    crossed = np.cumsum(toggles.reshape(height, width + 1), axis=1, dtype=np.uint8)[:, :width]
    return np.asarray(crossed & 1, bool)


def overlap(region: Region, corners: ArrayLike) -> float:
    """Measure how well a polygon and a region, holes filled, cover each other.

    Parameters
    ----------
    region : Region
    corners : array_like of shape (N, 2)
        (row, column) of the polygon's corners in the view.

    Returns
    -------
    overlap : float
        Common area over joint area, 0..1.
    """
    points = np.asarray(corners, np.float64)
    top, left = np.floor(np.minimum(points.min(axis=0), (region.top, region.left))).astype(int)
    bottom, right = np.ceil(np.maximum(points.max(axis=0), (region.box[2], region.box[3]))).astype(int)
    drawn = raster(points, (bottom - top + 1, right - left + 1), (top, left))
    row, column = region.top - top, region.left - left
    common = np.count_nonzero(
        drawn[row : row + region.height, column : column + region.width] & region.filled
    )
    joint = np.count_nonzero(drawn) + region.filled_area - common
    return common / joint if joint else 0.0
