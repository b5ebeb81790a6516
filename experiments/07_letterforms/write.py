"""Write the letter forms against which the ladder ``letterforms`` measures: matplotlib's DejaVu Sans.

The library does not load matplotlib to judge a picture. The font's licence (Bitstream Vera's, with changes
in the public domain) allows its forms to be copied and converted; ``procgen/exact/letterforms.py`` names it.

    python experiments/07_letterforms/write.py
"""

from __future__ import annotations

import string
from pathlib import Path

import numpy as np
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.path import Path as Outline
from matplotlib.textpath import TextPath

TARGET = Path(__file__).parents[2] / "procgen" / "exact" / "letterforms.npz"
ROWS, COLUMNS, EM, BASELINE = 192, 160, 144, 144
"""Cell, size of the em and baseline, in the units of the stored masks: twice as fine as the pictures."""


def main() -> None:
    """Write the file and say how large it is."""
    font = FontProperties(fname=findfont("DejaVu Sans"))
    characters = string.ascii_uppercase + string.ascii_lowercase + string.digits
    masks = np.stack([_mask(character, font) for character in characters])
    np.savez_compressed(TARGET, characters=np.array(list(characters)), masks=np.packbits(masks, axis=2))
    print(f"{TARGET.name}: {len(characters)} characters, {TARGET.stat().st_size} bytes")


def _mask(character: str, font: FontProperties) -> np.ndarray:
    """Fill the outline of a character that stands on the baseline in the middle of its cell."""
    outline = TextPath((0, 0), character, size=EM, prop=font)
    low, high = outline.vertices[:, 0].min(), outline.vertices[:, 0].max()
    inside = np.zeros((ROWS, COLUMNS), bool)
    rows, columns = np.indices((ROWS, COLUMNS)) + 0.5
    points = np.stack([columns.ravel() - COLUMNS / 2 + (low + high) / 2, BASELINE - rows.ravel()], axis=1)
    for polygon in outline.to_polygons(closed_only=True):
        inside ^= Outline(polygon).contains_points(points).reshape(inside.shape)
    return inside


if __name__ == "__main__":
    main()
