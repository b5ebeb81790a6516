"""Spell a picture as text of bounded length: run lengths of palette letters, row by row."""

from __future__ import annotations

import string
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST = 24_000
"""Characters of a spelt picture at most."""
_SIDES = (128, 96, 64, 48, 32, 24, 16)
"""Cells along the longer side: the first with which the text is not too long; with the last it never is."""
_LETTERS = string.ascii_letters


def spelt(pixels: NDArray[np.uint8]) -> str:
    """Spell a picture in cells as fine as a text of `LONGEST` characters allows.

    Parameters
    ----------
    pixels : ndarray of shape (H, W, 3) and dtype uint8

    Returns
    -------
    text : str
        A line with the number of cells, one with the palette, then a line for every row of cells, or for
        several equal ones.

    Examples
    --------
    >>> import numpy as np
    >>> picture = np.zeros((2, 4, 3), np.uint8)
    >>> picture[:, 1:] = 255
    >>> print(spelt(picture))
    2 rows x 4 columns of cells
    palette: a=#000000 b=#ffffff
    0-1: a1 b3
    """
    texts = (_spelt_in(pixels, side) for side in _SIDES)
    return next(text for text in texts if len(text) <= LONGEST)


def _spelt_in(pixels: NDArray[np.uint8], side: int) -> str:
    """Spell the colours at the middles of cells."""
    height, width = pixels.shape[:2]
    cells = tuple(max(1, round(length * min(1.0, side / max(height, width)))) for length in (height, width))
    rows, columns = (
        ((np.arange(n) + 0.5) * length / n).astype(int)
        for n, length in zip(cells, (height, width), strict=True)
    )
    palette, index = _palette(pixels[rows][:, columns])
    named = " ".join(
        f"{letter}=#{red:02x}{green:02x}{blue:02x}"
        for letter, (red, green, blue) in zip(_LETTERS, palette.tolist(), strict=False)
    )
    lines = [f"{cells[0]} rows x {cells[1]} columns of cells", f"palette: {named}"]
    first = 0
    for said, group in groupby(map(_runs, index.tolist())):
        last = first + len(tuple(group)) - 1
        lines.append(f"{first}-{last}: {said}" if last > first else f"{first}: {said}")
        first = last + 1
    return "\n".join(lines)


def _palette(cells: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.intp]]:
    """Choose the most frequent colours, and for every cell the nearest of them."""
    colours, index, counts = np.unique(cells.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    kept = np.sort(np.argsort(-counts, kind="stable")[: len(_LETTERS)])
    distance = np.abs(colours[:, None].astype(int) - colours[kept][None].astype(int)).sum(2)
    return colours[kept], distance.argmin(1)[index.ravel()].reshape(cells.shape[:2])


def _runs(row: list[int]) -> str:
    return " ".join(f"{_LETTERS[colour]}{len(tuple(run))}" for colour, run in groupby(row))
