"""Blends: the pixels along a smooth edge, whose colour is a mixture of both its sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_REACHES = ((1, 1), (1, 2), (2, 1))
"""How far before and behind a pixel its edge's two sides are looked for: edges are one or two pixels wide."""
_OFF = 12.0
"""A mixture lies so near to the straight line between the two colours, in levels of RGB."""


def unblended(labels: NDArray[np.int32], pixels: NDArray[np.uint8]) -> NDArray[np.int32]:
    """Give the pixels along smooth edges the paint of one of the sides, where they look like a third.

    Halfway from black to white lies the gray of something else in the picture, perhaps: an edge that was
    taken for it would hang on to that thing like a thread.

    Parameters
    ----------
    labels : ndarray of shape (H, W) and dtype int32
        The paint of every pixel.
    pixels : ndarray of shape (H, W, 3) and dtype uint8

    Returns
    -------
    labels : ndarray of shape (H, W) and dtype int32
        A pixel is changed if the two sides, in its row or its column, have two other paints and its colour is
        a mixture of theirs; it gets the nearer one.
    """
    result = labels.copy()
    for before, behind in _REACHES:
        _mend(result, labels, pixels, before, behind)
        _mend(result.T, labels.T, pixels.transpose(1, 0, 2), before, behind)
    return result


def _mend(
    result: NDArray[np.int32], labels: NDArray[np.int32], pixels: NDArray[np.uint8], before: int, behind: int
) -> None:
    """Change the labels of blends between the pixels so far before and behind in their rows, in place."""
    reach, width = before + behind, labels.shape[1]
    one, here, other = (labels[:, step : width - reach + step] for step in (0, before, reach))
    rows, columns = np.nonzero((one != other) & (here != one) & (here != other))
    if not len(rows):
        return
    start, own, end = (pixels[rows, columns + step].astype(np.float64) for step in (0, before, reach))
    way = end - start
    along = ((own - start) * way).sum(axis=1) / np.maximum((way * way).sum(axis=1), 1)
    off = own - start - along[:, None] * way
    mixed = (along > 0) & (along < 1) & ((off * off).sum(axis=1) < _OFF * _OFF)
    nearer = np.where(along < 0.5, one[rows, columns], other[rows, columns])
    result[rows[mixed], columns[mixed] + before] = nearer[mixed]
