"""A tiling of n by n Truchet tiles, each halved by a diagonal, whose turns are given by letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.formula_ladder import FormulaLadder, cells
from procgen.exact.lettering import change_one, dealt, exchange_two
from procgen.exact.palette import paints
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters, Parts
    from procgen.types import Size

_LETTERS = "ABCD"
_CORNERS = (("upper left", "左上"), ("upper right", "右上"), ("lower right", "右下"), ("lower left", "左下"))
_LEAST_TILE = 12
"""Side of a tile, pixels, at which half of it is far more than its edges."""


def _size(rung: int) -> Size:
    side = rung * max(_LEAST_TILE, 256 // rung)
    return side, side


def _parameters(rng: Random, rung: int) -> Parameters:
    ground, ink = (paint.colour for paint in paints(rng, 2))
    return {"n": rung, "ground": ground, "ink": ink, "rows": dealt(rng, _LETTERS, rung, rung)}


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    side = height // p["n"]
    down, right = np.ogrid[:side, :side]
    upper_left = down + right + 1 < side
    halves = np.stack([np.rot90(upper_left, -turn) for turn in range(4)])
    index = np.array([[_LETTERS.index(letter) for letter in row] for row in p["rows"]])
    inked = halves[index].transpose(0, 2, 1, 3).reshape(height, width)
    return np.where(inked[..., None], np.uint8(p["ink"]), np.uint8(p["ground"]))


def _parts(p: Parameters, height: int, width: int) -> Parts:
    return cells(height, width, p["n"], p["n"], "tile")


def _words(p: Parameters) -> tuple[str, str]:
    n, rows = p["n"], " ".join(p["rows"])
    corners = ", ".join(
        f"{letter}: the {where}" for letter, (where, _) in zip(_LETTERS, _CORNERS, strict=True)
    )
    chinese = "、".join(f"{letter} 为{where}" for letter, (_, where) in zip(_LETTERS, _CORNERS, strict=True))
    return (
        f"a Truchet tiling of {n} x {n} equal square tiles that fill the picture; a diagonal halves each tile into a triangle of {said(p['ink'])} that has the corner "
        f"named by the tile's letter ({corners}) as its right angle, and another of {said(p['ground'])}; the letters of the tiles, row by row from the top "
        f"and within a row from left to right: {rows}",
        f"铺满图像的 {n}×{n} 个相等正方形瓷砖(特吕谢铺砌);每块瓷砖被一条对角线分成两个三角形,直角位于字母所示一角({chinese})的三角形为{said_in_chinese(p['ink'])},"
        f"另一个为{said_in_chinese(p['ground'])};瓷砖的字母从上到下逐行、每行从左到右为:{rows}",
    )


def _source(p: Parameters) -> str:
    return f"""import numpy as np

ROWS = {p["rows"]}


def draw(height, width):
    image = np.full((height, width, 3), {p["ground"]}, np.uint8)
    side = height // {p["n"]}
    for i, letters in enumerate(ROWS):
        for j, letter in enumerate(letters):
            for k in range(side):
                row = image[i * side + k, j * side:(j + 1) * side]
                if letter == "A":
                    row[:side - 1 - k] = {p["ink"]}
                elif letter == "B":
                    row[k + 1:] = {p["ink"]}
                elif letter == "C":
                    row[side - k:] = {p["ink"]}
                else:
                    row[:k] = {p["ink"]}
    return image
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    rows = p["rows"]
    turned = [row.translate(str.maketrans(_LETTERS, _LETTERS[1:] + _LETTERS[0])) for row in rows]
    return {
        "one tile turned": p | {"rows": change_one(rows, _LETTERS)},
        "two tiles exchanged": p | {"rows": exchange_two(rows)},
        "every tile turned": p | {"rows": turned},
        "rows moved down by one": p | {"rows": rows[-1:] + rows[:-1]},
        "colours exchanged": p | {"ground": p["ink"], "ink": p["ground"]},
    }


TEMPLATE = FormulaLadder(
    __name__,
    _parameters,
    _pixels,
    _parts,
    _words,
    _source,
    _edits,
    (2, 4, 6, 8, 12, 16, 24, 32, 48),
    _size,
    stray=0.01,  # so many tips of arcs are cut by edges that lie half a pixel off
)
