"""A board of n by n cells whose colours are given by letters: pixels to be copied without seeing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.formula_ladder import FormulaLadder, cells
from procgen.exact.lettering import change_one, dealt, exchange_two, key, key_in_chinese
from procgen.exact.palette import paints

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters, Parts
    from procgen.types import Size

_LETTERS = "ABCDE"
_LEAST_CELL = 8
"""Side of a cell, pixels, at which one of a wrong colour cannot be taken for a soft edge."""


def _size(rung: int) -> Size:
    side = rung * max(_LEAST_CELL, 256 // rung)
    return side, side


def _parameters(rng: Random, rung: int) -> Parameters:
    colours = [paint.colour for paint in paints(rng, len(_LETTERS))]
    return {"n": rung, "colours": colours, "rows": dealt(rng, _LETTERS, rung, rung)}


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    index = np.array([[_LETTERS.index(letter) for letter in row] for row in p["rows"]])
    board: NDArray[np.uint8] = np.array(p["colours"], np.uint8)[index]
    return board.repeat(height // p["n"], 0).repeat(width // p["n"], 1)


def _parts(p: Parameters, height: int, width: int) -> Parts:
    return cells(height, width, p["n"], p["n"])


def _words(p: Parameters) -> tuple[str, str]:
    n, rows = p["n"], " ".join(p["rows"])
    return (
        f"a board of {n} x {n} equal square cells that fill the picture; the colours of the cells are given by letters "
        f"({key(_LETTERS, p['colours'])}), row by row from the top and within a row from left to right: {rows}",
        f"铺满图像的 {n}×{n} 个相等的正方形格子;各格颜色用字母表示({key_in_chinese(_LETTERS, p['colours'])}),"
        f"从上到下逐行给出,每行从左到右:{rows}",
    )


def _source(p: Parameters) -> str:
    return f"""import numpy as np

COLOURS = {dict(zip(_LETTERS, p["colours"], strict=True))}
ROWS = {p["rows"]}


def draw(height, width):
    image = np.zeros((height, width, 3), np.uint8)
    side = height // {p["n"]}
    for i, letters in enumerate(ROWS):
        for j, letter in enumerate(letters):
            image[i * side:(i + 1) * side, j * side:(j + 1) * side] = COLOURS[letter]
    return image
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    rows = p["rows"]
    return {
        "one cell wrong": p | {"rows": change_one(rows, _LETTERS)},
        "two cells exchanged": p | {"rows": exchange_two(rows)},
        "rows moved down by one": p | {"rows": rows[-1:] + rows[:-1]},
        "columns moved on by one": p | {"rows": [row[-1] + row[:-1] for row in rows]},
        "colours passed on": p | {"colours": p["colours"][1:] + p["colours"][:1]},
    }


TEMPLATE = FormulaLadder(
    __name__, _parameters, _pixels, _parts, _words, _source, _edits, (2, 4, 8, 12, 16, 24, 32, 48, 64), _size
)
