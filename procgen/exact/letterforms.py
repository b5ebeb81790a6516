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
LEVELS = 64
"""In how many steps the file tells what share of a pixel is ink."""


@functools.cache
def coverage() -> Mapping[str, NDArray[np.float64]]:
    """Read how much of each pixel is ink.

    Returns
    -------
    coverage : mapping of str to ndarray of shape (96, 80) and dtype float64
        Read-only, 0 to 1; every letter stands on the baseline, in the middle of its cell.
    """
    with np.load(Path(__file__).with_name("letterforms.npz")) as stored:
        shares = stored["levels"] / LEVELS
        characters = stored["characters"].tolist()
    shares.flags.writeable = False
    return MappingProxyType(dict(zip(characters, shares, strict=True)))


@functools.cache
def forms() -> Mapping[str, NDArray[np.bool_]]:
    """Tell which pixels are more than half ink.

    Returns
    -------
    forms : mapping of str to ndarray of shape (96, 80) and dtype bool
        Read-only.
    """
    masks = {character: share > 0.5 for character, share in coverage().items()}
    for mask in masks.values():
        mask.flags.writeable = False
    return MappingProxyType(masks)
