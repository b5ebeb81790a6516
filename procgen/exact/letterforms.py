"""Give the forms of letters and digits of DejaVu Sans (the book weight) in a cell of 96 x 80 pixels.

``experiments/07_letterforms/write.py`` writes the file ``letterforms.npz`` beside this module.

References
----------
.. [1] DejaVu Fonts 2.37, https://dejavu-fonts.github.io: a font after Bitstream Vera, copyright (c) 2003
       Bitstream, Inc.; the changes are in the public domain. The licence permits use, copying and conversion.
"""

from __future__ import annotations

import functools
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

CELL = (96, 80)
"""Height and width, pixels."""
EM = 72
"""Size of the letters, pixels."""
BASELINE = 72
"""How far below the upper edge of its cell a letter stands, pixels."""


@functools.cache
def forms() -> Mapping[str, NDArray[np.bool_]]:
    """Read the forms.

    Returns
    -------
    forms : mapping of str to ndarray of shape (96, 80) and dtype bool
        Read-only; every letter stands on the baseline, in the middle of its cell.
    """
    with np.load(Path(__file__).with_name("letterforms.npz")) as stored:
        fine = np.unpackbits(stored["masks"], axis=2).astype(bool)
        characters = stored["characters"].tolist()
    count, (height, width) = len(fine), CELL
    masks = fine.reshape(count, height, 2, width, 2).mean(axis=(2, 4)) >= 0.5
    masks.flags.writeable = False
    return MappingProxyType(dict(zip(characters, masks, strict=True)))
