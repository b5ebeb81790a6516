"""Write the letter forms against which the ladder ``letterforms`` measures: matplotlib's DejaVu Sans.

The library does not load matplotlib to judge a picture. The font's licence (Bitstream Vera's, with changes
in the public domain) allows its forms to be copied and converted; ``procgen/exact/letterforms.py`` names it.

    python experiments/07_letterforms/write.py
"""

from __future__ import annotations

import string
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.path import Path as Outline
from matplotlib.textpath import TextPath

from procgen.exact.letterforms import BASELINE, CELL, EM, LEVELS

if TYPE_CHECKING:
    from numpy.typing import NDArray

TARGET = Path(__file__).parents[2] / "procgen" / "exact" / "letterforms.npz"
FINENESS = 16
"""Points on a pixel's side at which is asked whether they lie in the letter."""


def main() -> None:
    """Write the file and say how large it is."""
    font = FontProperties(fname=findfont("DejaVu Sans"))
    characters = string.ascii_uppercase + string.ascii_lowercase + string.digits
    shares = np.stack([share(contours(character, font)) for character in characters])
    levels = np.round(shares * LEVELS).astype(np.uint8)
    np.savez_compressed(TARGET, characters=np.array(list(characters)), levels=levels)
    print(f"{TARGET.name}: {len(characters)} characters, {TARGET.stat().st_size} bytes")


def contours(character: str, font: FontProperties) -> list[NDArray[np.float64]]:
    """Place the outline of a character on the baseline in the middle of its cell.

    Parameters
    ----------
    character : str
    font : FontProperties

    Returns
    -------
    contours : list of ndarray of shape (N, 2)
        Row and column, pixels; those of holes among them.
    """
    polygons = TextPath((0, 0), character, size=EM, prop=font).to_polygons(closed_only=True)
    across = np.concatenate([polygon[:, 0] for polygon in polygons])  # a path's own vertices end in (0, 0)
    middle = (across.min() + across.max()) / 2
    return [np.stack([BASELINE - p[:, 1], p[:, 0] - middle + CELL[1] / 2], 1) for p in polygons]


def share(outlines: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Measure how much of each pixel of a cell lies inside outlines.

    Parameters
    ----------
    outlines : list of ndarray of shape (N, 2)
        Row and column, pixels.

    Returns
    -------
    share : ndarray of shape (96, 80)
        0 to 1.
    """
    height, width = CELL
    rows, columns = (np.indices((height * FINENESS, width * FINENESS)) + 0.5) / FINENESS
    points = np.stack([rows.ravel(), columns.ravel()], axis=1)
    inside = np.zeros(rows.shape, bool)
    for outline in outlines:
        inside ^= Outline(outline).contains_points(points).reshape(inside.shape)
    whole: NDArray[np.float64] = inside.reshape(height, FINENESS, width, FINENESS).mean(axis=(1, 3))
    return whole


if __name__ == "__main__":
    main()
