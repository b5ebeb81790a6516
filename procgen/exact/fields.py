"""Compute the true pictures of patterns: fields over rows and columns, turned into colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from procgen.exact.shapes import Colour


def centres(height: int, width: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give row and column of every pixel's centre.

    Parameters
    ----------
    height, width : int
        Pixels.

    Returns
    -------
    row : ndarray of shape (H, 1)
    column : ndarray of shape (1, W)
    """
    row: NDArray[np.float64] = np.arange(height, dtype=np.float64)[:, None] + 0.5
    column: NDArray[np.float64] = np.arange(width, dtype=np.float64)[None, :] + 0.5
    return row, column


def choose(index: NDArray[np.int64] | NDArray[np.bool_], colours: Sequence[Colour]) -> NDArray[np.uint8]:
    """Give every pixel the colour of its index.

    Parameters
    ----------
    index : ndarray of shape (H, W)
        Taken modulo the number of colours.
    colours : sequence of (int, int, int)

    Returns
    -------
    pixels : ndarray of shape (H, W, 3) and dtype uint8
    """
    table = np.array(colours, np.uint8)
    pixels: NDArray[np.uint8] = table[index.astype(np.int64) % len(colours)]
    return pixels


def blend(share: NDArray[np.float64], first: Colour, second: Colour) -> NDArray[np.uint8]:
    """Mix two colours pixel by pixel.

    Parameters
    ----------
    share : ndarray of shape (H, W)
        0 for the first, 1 for the second; clipped.
    first, second : (int, int, int)

    Returns
    -------
    pixels : ndarray of shape (H, W, 3) and dtype uint8
    """
    part = np.clip(share, 0, 1)[..., None]
    mixed: NDArray[np.float64] = (1 - part) * np.array(first) + part * np.array(second)
    return np.round(mixed).astype(np.uint8)
