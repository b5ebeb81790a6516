"""Make ladders of n swatches, each of a colour that is only named."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from procgen.exact.graded_ladder import GradedLadder
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from random import Random

    from procgen.exact.graded_ladder import Parameters
    from procgen.exact.shapes import Colour
    from procgen.types import Size

_CELL = 32
_SPOILING = ("noise", "negative", "constant", "dimmed", "half")
_FAR = ((0, 0, 128), (255, 255, 0), (255, 255, 255), (139, 0, 0), (0, 255, 0))


def swatch_ladder(
    module: str,
    table: str,
    colours: Callable[[], Mapping[str, Colour]],
    words: tuple[str, str],
    *,
    pool: Callable[[int], int],
    rungs: tuple[int, ...],
    bound: float,
) -> GradedLadder:
    """Make a ladder that asks for the colours of a list of names.

    Parameters
    ----------
    module : str
        ``__name__`` of the ladder's file.
    table : str
        Name of the list for `procgen.checks.swatches`.
    colours : callable
        Gives the list: name to red, green and blue, 0 to 255.
    words : (str, str)
        What a colour of the list is called, in English and in Chinese.
    pool : callable
        Says for a rung from how many names, the first of the list, it draws.
    rungs : tuple of int
    bound : float
        How far each may be off, CIEDE2000.

    Returns
    -------
    ladder : GradedLadder
    """

    def parameters(rng: Random, rung: int) -> Parameters:
        known = list(colours())[: pool(rung)]
        names = [name for _ in range(-(-rung // len(known))) for name in rng.sample(known, len(known))]
        drawn = [list(colours()[name]) for name in names[:rung]]
        return {"names": names[:rung], "columns": math.ceil(rung**0.5), "drawn": drawn}

    def described(p: Parameters) -> tuple[str, str]:
        names, columns = ", ".join(p["names"]), p["columns"]
        cells = (
            f"swatches of {_CELL} x {_CELL} px without gaps, {columns} a row, from left to right, then down"
        )
        last = "a last row that is not full is black to its right"
        chinese_cells = f"边长 {_CELL} 像素、无间隙的色块,每行 {columns} 个,先从左到右再从上到下"
        return (
            f"{cells}, each filled with the {words[0]} of this name: {names}; {last}",
            f"{chinese_cells},各填以如下名称的{words[1]}:{names};最后一行若不满,右侧为黑色",
        )

    def checks(p: Parameters) -> tuple[Check, ...]:
        asked = {"names": p["names"], "columns": p["columns"], "table": table, "bound": bound}
        rules = {"rules": ("no_drawing_library",)}
        return Check("swatches", asked, told=False), Check("constraint", rules, needs_program=True)

    return GradedLadder(
        module,
        parameters,
        _size,
        described,
        checks,
        _source,
        _edits,
        rungs,
        _SPOILING,
    )


def _size(p: Parameters) -> Size:
    return -(-len(p["names"]) // p["columns"]) * _CELL, p["columns"] * _CELL


def _source(p: Parameters) -> str:
    return f"""import numpy as np

image = np.zeros({(*_size(p), 3)}, np.uint8)
for number, colour in enumerate({p["drawn"]}):
    row, column = {_CELL} * (number // {p["columns"]}), {_CELL} * (number % {p["columns"]})
    image[row : row + {_CELL}, column : column + {_CELL}] = colour
"""


def _far(colour: Sequence[int]) -> Sequence[int]:
    """Give a colour that nobody would take for this one."""
    return max(_FAR, key=lambda other: sum(abs(a - b) for a, b in zip(other, colour, strict=True)))


def _shaded(drawn: Sequence[Sequence[int]], shade: int) -> list[list[int]]:
    return [[(value + shade) % 256 for value in colour] for colour in drawn]


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    drawn = p["drawn"]
    return {
        "another colour first": p | {"drawn": [_far(drawn[0]), *drawn[1:]]},
        "another colour last": p | {"drawn": [*drawn[:-1], _far(drawn[-1])]},
        "all shaded": p | {"drawn": _shaded(drawn, 80)},
        "all shaded a little": p | {"drawn": _shaded(drawn, 40)},
        "far colours": p | {"drawn": [_far(colour) for colour in drawn]},
        "one far colour": p | {"drawn": [_far(drawn[0])] * len(drawn)},
    }
