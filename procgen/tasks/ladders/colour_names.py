"""n swatches, each of the colour that CSS gives its name."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from procgen.exact.graded_ladder import GradedLadder
from procgen.types import Check
from sandbox.facades.tables import colours

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.graded_ladder import Parameters
    from procgen.types import Size

_CELL = 32


def _parameters(rng: Random, rung: int) -> Parameters:
    known = [name for name in colours() if len(name) > 2 and ":" not in name]
    names = [name for _ in range(-(-rung // len(known))) for name in rng.sample(known, len(known))][:rung]
    return {"names": names, "columns": math.ceil(rung**0.5), "shade": 0, "drawn": names}


def _size(p: Parameters) -> Size:
    return -(-len(p["names"]) // p["columns"]) * _CELL, p["columns"] * _CELL


def _words(p: Parameters) -> tuple[str, str]:
    names, columns = ", ".join(p["names"]), p["columns"]
    return (
        f"swatches of {_CELL} x {_CELL} px without gaps, {columns} in a row, from left to right, then down, each filled with the CSS colour of this name: {names}; a last row that is not full is black to its right",
        f"边长 {_CELL} 像素、无间隙的色块,每行 {columns} 个,先从左到右再从上到下,各填以如下名称的 CSS 颜色:{names};最后一行若不满,右侧为黑色",
    )


def _source(p: Parameters) -> str:
    listed = [tuple(round(255 * part) for part in colours()[name]) for name in p["drawn"]]
    shaded = [tuple((value + p["shade"]) % 256 for value in colour) for colour in listed]
    return f"""import numpy as np

image = np.zeros({(*_size(p), 3)}, np.uint8)
for number, colour in enumerate({shaded}):
    row, column = {_CELL} * (number // {p["columns"]}), {_CELL} * (number % {p["columns"]})
    image[row : row + {_CELL}, column : column + {_CELL}] = colour
"""


def _far(name: str) -> str:
    """Name a colour that nobody would take for this one."""
    red, green, blue = colours()[name]
    return max(
        ("navy", "yellow", "white", "darkred", "lime"),
        key=lambda other: sum(abs(a - b) for a, b in zip(colours()[other], (red, green, blue), strict=True)),
    )


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    names = p["names"]
    return {
        "another colour first": p | {"drawn": [_far(names[0]), *names[1:]]},
        "another colour last": p | {"drawn": [*names[:-1], _far(names[-1])]},
        "all shaded": p | {"shade": 80},
        "all shaded a little": p | {"shade": 40},
        "far colours": p | {"drawn": [_far(name) for name in names]},
        "one far colour": p | {"drawn": [_far(names[0])] * len(names)},
    }


TEMPLATE = GradedLadder(
    __name__,
    _parameters,
    _size,
    _words,
    lambda p: (
        Check("swatches", {"names": p["names"], "columns": p["columns"]}),
        Check("constraint", {"rules": ("no_drawing_library",)}, needs_program=True),
    ),
    _source,
    _edits,
    (4, 8, 16, 32, 64, 128),
    ("noise", "negative"),
)
