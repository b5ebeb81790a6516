"""Give the colours that people named when they were asked to, most frequent names first.

``experiments/08_surveyed_colours/write.py`` writes the file ``surveyed_colours.csv`` beside this module.

References
----------
.. [1] R. Munroe, "Color Survey Results" (2010), https://blog.xkcd.com/2010/05/03/color-survey-results: over
       200,000 people named five million colours; the list of names is in the public domain (CC0).
"""

from __future__ import annotations

import csv
import functools
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@functools.cache
def surveyed() -> Mapping[str, tuple[int, int, int]]:
    """Read the colours.

    Returns
    -------
    colours : mapping of str to (int, int, int)
        Red, green and blue, 0 to 255, the most frequent name first.
    """
    with Path(__file__).with_name("surveyed_colours.csv").open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    parts = {name: tuple(bytes.fromhex(code[1:])) for name, code in rows}
    return MappingProxyType({name: (red, green, blue) for name, (red, green, blue) in parts.items()})
