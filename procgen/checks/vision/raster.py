"""Draw a shape with float64 geometry, to compare it with what was found."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from procgen.checks.vision.opencv import Mask
    from procgen.checks.vision.regions import Region


def spans(corners: ArrayLike) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Fill a polygon row by row: a pixel is inside if its centre is, by the even-odd rule.

    Parameters
    ----------
    corners : array_like of shape (N, 2)
        (row, column) of the corners in order.

    Returns
    -------
    row, start, end : ndarray of shape (M,) and dtype int64
        The pixels from column ``start`` up to, but without, ``end``.
    """
    points = np.asarray(corners, np.float64)
    first, last = points, np.concatenate([points[1:], points[:1]])
    rows = np.arange(math.floor(points[:, 0].min()), math.ceil(points[:, 0].max()) + 1)
    place, edge = np.nonzero((first[:, 0] <= rows[:, None]) != (last[:, 0] <= rows[:, None]))
    row = rows[place]
    along = (row - first[edge, 0]) / (last[edge, 0] - first[edge, 0])
    column = np.ceil(first[edge, 1] + along * (last[edge, 1] - first[edge, 1])).astype(np.int64)
    order = np.lexsort((column, row))  # a row is crossed an even number of times: inwards, outwards, ...
    return row[order[::2]], column[order[::2]], column[order[1::2]]


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
    row, start, end = spans(corners)
    drawn = int((end - start).sum())
    row, start, end = row - region.top, start - region.left, end - region.left
    beside = (row >= 0) & (row < region.height)
    start, end = (np.minimum(np.maximum(place[beside], 0), region.width) for place in (start, end))
    common = int((region.filled_before[row[beside], end] - region.filled_before[row[beside], start]).sum())
    joint = drawn + region.filled_area - common
    return common / joint if joint else 0.0


def painted(region: Region, corners: ArrayLike) -> Mask:
    """Draw a polygon into the box of a region.

    Parameters
    ----------
    region : Region
    corners : array_like of shape (N, 2)
        (row, column) of the polygon's corners in the view.

    Returns
    -------
    mask : ndarray of shape (h, w) and dtype bool
    """
    return drawn((region.height, region.width), corners, (region.top, region.left))


def drawn(shape: tuple[int, int], corners: ArrayLike, origin: tuple[int, int] = (0, 0)) -> Mask:
    """Draw a polygon into a mask.

    Parameters
    ----------
    shape : tuple of int
        Height and width of the mask.
    corners : array_like of shape (N, 2)
        (row, column) of the corners in order; none for an empty mask.
    origin : tuple of int
        Where the mask's first pixel lies in the view.

    Returns
    -------
    mask : ndarray of shape (h, w) and dtype bool
    """
    change = np.zeros((shape[0], shape[1] + 1), np.int64)
    if np.size(corners):
        row, start, end = spans(corners)
        inside = (row >= origin[0]) & (row < origin[0] + shape[0])
        row = row[inside] - origin[0]
        start, end = (np.minimum(np.maximum(side[inside] - origin[1], 0), shape[1]) for side in (start, end))
        np.add.at(change, (row, start), 1)
        np.add.at(change, (row, end), -1)
    return np.asarray(np.cumsum(change, axis=1)[:, :-1] > 0)
