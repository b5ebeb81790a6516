"""matplotlib's colormaps and named colours as numbers, read once from the file beside this module.

``experiments/00_colormaps/write.py`` writes the file.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Table:
    """The colours of one colormap."""

    values: NDArray[np.float64]
    """Shape (N, 3), 0 to 1, read-only."""
    listed: bool
    """Whether matplotlib keeps it as a list of colours, not as segments."""


@functools.cache
def colormaps() -> Mapping[str, Table]:
    """Read the colormaps, the reversed ones (``gray_r``) included.

    Returns
    -------
    tables : mapping of str to Table
    """
    with np.load(Path(__file__).with_name("colormaps.npz")) as stored:
        names, listed = stored["names"].tolist(), stored["listed"].tolist()
        ends = np.cumsum(stored["lengths"])[:-1]
        values = np.split(stored["values"], ends)
        mirror = np.split(stored["mirror"], ends)
    tables = {}
    for name, is_listed, table, bits in zip(names, listed, values, mirror, strict=True):
        backward = (np.ascontiguousarray(table[::-1]).view(np.uint64) ^ bits).view(np.float64)
        for key, colours in ((name, table), (f"{name}_r", backward)):
            colours.flags.writeable = False
            tables[key] = Table(colours, is_listed)
    return MappingProxyType(tables)


@functools.cache
def colours() -> Mapping[str, tuple[float, float, float]]:
    """Read the named colours of CSS, of matplotlib's letters (``k``) and of its palette (``tab:blue``).

    Returns
    -------
    colours : mapping of str to (float, float, float)
        Red, green and blue, 0 to 1.
    """
    with np.load(Path(__file__).with_name("colormaps.npz")) as stored:
        names, values = stored["colour_names"].tolist(), stored["colours"].tolist()
    return MappingProxyType({name: tuple(rgb) for name, rgb in zip(names, values, strict=True)})
