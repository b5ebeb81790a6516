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
_EDGES = 0.5
"""Where a larger share of all pixels differ from the next one, there is noise and no edge to mend."""


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
    ways = [
        (result, labels, pixels, _edges(labels)),
        (result.T, labels.T, pixels.transpose(1, 0, 2), _edges(labels.T)),
    ]
    for reach in _REACHES:
        for way in ways:
            _mend(*way, reach)
    return result


def _edges(labels: NDArray[np.int32]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """List rows and columns of the pixels that differ from a neighbour in their row; none in mere noise."""
    changes = labels[:, 1:] != labels[:, :-1]
    if np.count_nonzero(changes) > _EDGES * labels.size:
        changes = np.zeros_like(changes)
    rows, columns = np.nonzero(changes[:, 1:] | changes[:, :-1])
    return rows, columns + 1


def _mend(
    result: NDArray[np.int32],
    labels: NDArray[np.int32],
    pixels: NDArray[np.uint8],
    edges: tuple[NDArray[np.intp], NDArray[np.intp]],
    reach: tuple[int, int],
) -> None:
    """Change the labels of what is a blend of the pixels so far before and behind in its row, in place."""
    rows, columns = edges
    start, end, last = columns - reach[0], columns + reach[1], labels.shape[1] - 1
    here, one, other = labels[rows, columns], labels[rows, start], labels[rows, np.minimum(end, last)]
    third = np.flatnonzero((start >= 0) & (end <= last) & (one != other) & (here != one) & (here != other))
    row, column = rows[third], columns[third]
    share = _share(*(pixels[row, place] for place in (start[third], column, end[third])))
    mixed = np.flatnonzero(np.isfinite(share))
    nearer = np.where(share < 0.5, one[third], other[third])
    result[row[mixed], column[mixed]] = nearer[mixed]


def _share(start: NDArray[np.uint8], own: NDArray[np.uint8], end: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Give the share of the end in colours that are mixtures of start and end; not a number for others."""
    gone, way = own.astype(np.float64) - start, end.astype(np.float64) - start
    along = (gone * way).sum(axis=1) / np.maximum((way * way).sum(axis=1), 1)
    off = gone - along[:, None] * way
    mixed = (along > 0) & (along < 1) & ((off * off).sum(axis=1) < _OFF * _OFF)
    return np.where(mixed, along, np.nan)
