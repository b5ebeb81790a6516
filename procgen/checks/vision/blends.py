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
    width = labels.shape[1]
    flat, colours = labels.ravel(), pixels.reshape(-1, 3)
    result = flat.copy()
    rows, columns = _edges(flat, 1), _edges(flat, width)
    place = rows % width
    for before, behind in _REACHES:
        _mend(result, flat, colours, rows[(place >= before) & (place < width - behind)], (before, behind))
        down = before * width, behind * width
        _mend(result, flat, colours, columns[(columns >= down[0]) & (columns < flat.size - down[1])], down)
    return result.reshape(labels.shape)


def _edges(labels: NDArray[np.int32], step: int) -> NDArray[np.intp]:
    """List the pixels that differ from one of those a step before and behind; none in mere noise."""
    changes = labels[step:] != labels[:-step]
    if np.count_nonzero(changes) > _EDGES * labels.size:
        return np.zeros(0, np.intp)
    return np.flatnonzero(changes[step:] | changes[:-step]) + step


def _mend(
    result: NDArray[np.int32],
    labels: NDArray[np.int32],
    colours: NDArray[np.uint8],
    edges: NDArray[np.intp],
    reach: tuple[int, int],
) -> None:
    """Change the labels of those edges that are blends of the pixels so far before and behind, in place."""
    start, end = edges - reach[0], edges + reach[1]
    here, one, other = labels[edges], labels[start], labels[end]
    third = np.flatnonzero((one != other) & (here != one) & (here != other))
    share = _share(*(colours[place[third]] for place in (start, edges, end)))
    mixed = np.flatnonzero(np.isfinite(share))
    result[edges[third[mixed]]] = np.where(share < 0.5, one[third], other[third])[mixed]


def _share(start: NDArray[np.uint8], own: NDArray[np.uint8], end: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Give the share of the end in colours that are mixtures of start and end; not a number for others."""
    gone, way = own.astype(np.float64) - start, end.astype(np.float64) - start
    along = _dot(gone, way) / np.maximum(_dot(way, way), 1)
    off = gone - along[:, None] * way
    mixed = (along > 0) & (along < 1) & (_dot(off, off) < _OFF * _OFF)
    return np.where(mixed, along, np.nan)


def _dot(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.einsum("ij,ij->i", one, other))
