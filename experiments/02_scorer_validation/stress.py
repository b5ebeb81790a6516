"""Pictures that cost a check the most: noise, speckle, boards, stripes, dots, rectangles.

None of them shows anything; every one is drawn from a seed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]


def stress(side: int = 512, seed: int = 0) -> Iterator[tuple[str, Pixels]]:
    """Draw the pictures.

    Parameters
    ----------
    side : int
        Height and width, pixels.
    seed : int

    Yields
    ------
    name : str
    pixels : ndarray of shape (side, side, 3) and dtype uint8
    """
    rng = np.random.default_rng(seed)
    shape = side, side, 3
    yield "uniform noise", rng.integers(0, 256, shape, dtype=np.uint8)
    yield "uniform gray noise", _gray(rng.integers(0, 256, (side, side)))
    for spread in (10, 25, 60):
        yield f"gaussian noise {spread}", _clipped(rng.normal(128, spread, shape))
    for share in (0.005, 0.02, 0.1, 0.3, 0.5):
        yield f"speckle {share:g}", _gray(np.where(rng.random((side, side)) < share, 255, 0))
        paints = rng.integers(0, 256, shape)
        yield (
            f"coloured speckle {share:g}",
            np.where(rng.random((side, side, 1)) < share, paints, 255).astype(np.uint8),
        )
    row, column = np.indices((side, side))
    for cell in (1, 2, 3, 5, 7, 12, 30):
        yield f"board {cell}", _gray(255 * ((row // cell + column // cell) % 2))
    for wide in (1, 2, 3, 5, 9, 20):
        yield f"stripes {wide}", _gray(255 * (row // wide % 2))
        yield f"slanted stripes {wide}", _gray(255 * ((row + column) // wide % 2))
    for count, reach in ((3000, 3), (1000, 6), (200, 12)):
        yield f"{count} dots", dots(rng, side, count, reach)
    for count in (100, 1000, 5000):
        yield f"{count} rectangles", rectangles(rng, side, count)
    yield "rings", _gray(255 * (np.hypot(row - side / 2, column - side / 2) // 4 % 2))
    for grain in (4, 16):
        cells = rng.integers(0, 256, (side // grain, side // grain, 3), dtype=np.uint8)
        yield f"mosaic {grain}", cells.repeat(grain, axis=0).repeat(grain, axis=1)


def dots(rng: np.random.Generator, side: int, count: int, reach: int) -> Pixels:
    """Draw discs of one radius in many colours on white.

    Parameters
    ----------
    rng : Generator
    side : int
        Height and width of the picture, pixels.
    count : int
    reach : int
        Radius, pixels.

    Returns
    -------
    pixels : ndarray of shape (side, side, 3) and dtype uint8
    """
    pixels = np.full((side, side, 3), 255, np.uint8)
    down, right = np.ogrid[-reach : reach + 1, -reach : reach + 1]
    disc = down**2 + right**2 <= reach**2
    for _ in range(count):
        row, column = rng.integers(0, side - 2 * reach, 2)
        window = pixels[row : row + 2 * reach + 1, column : column + 2 * reach + 1]
        window[disc[: len(window), : len(window[0])]] = rng.integers(0, 230, 3)
    return pixels


def rectangles(rng: np.random.Generator, side: int, count: int) -> Pixels:
    """Draw rectangles of any size and colour over one another.

    Parameters
    ----------
    rng : Generator
    side : int
        Height and width of the picture, pixels.
    count : int

    Returns
    -------
    pixels : ndarray of shape (side, side, 3) and dtype uint8
    """
    pixels = np.zeros((side, side, 3), np.uint8)
    longest = max(8, round(3 * side / count**0.5))
    for _ in range(count):
        row, column = rng.integers(0, side, 2)
        height, width = rng.integers(2, longest, 2)
        pixels[row : row + height, column : column + width] = rng.integers(0, 256, 3)
    return pixels


def _gray(values: NDArray) -> Pixels:
    return values.astype(np.uint8)[:, :, None].repeat(3, axis=2)


def _clipped(values: NDArray) -> Pixels:
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)
