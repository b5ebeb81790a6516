"""A pattern of Conway's game of life after some generations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.fields import choose
from procgen.exact.formula_template import FormulaTemplate
from procgen.exact.palette import paints
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters


_SIDE = 16


def _parameters(rng: Random) -> Parameters:
    while True:
        live = sorted({(rng.randint(5, 10), rng.randint(5, 10)) for _ in range(14)})
        p: Parameters = {
            "colours": [paint.colour for paint in paints(rng, 2)],
            "live": live,
            "generations": rng.randint(2, 6),
            "side": _SIDE,
        }
        first, last, later = (_board(live, count) for count in (0, p["generations"], p["generations"] + 1))
        if last.any() and (last != later).any() and (last != first).any():  # one that lives and changes
            return p


def _board(live: Sequence[tuple[int, int]], generations: int) -> NDArray[np.int64]:
    cells = np.zeros((_SIDE, _SIDE), np.int64)
    cells[tuple(np.array(live).T)] = 1
    for _ in range(generations):
        wide = np.pad(cells, 1)
        around = sum(wide[a : a + _SIDE, b : b + _SIDE] for a in range(3) for b in range(3)) - cells
        cells = ((around == 3) | ((around == 2) & (cells == 1))).astype(np.int64)
    return cells


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    cells = _board(p["live"], p["generations"])
    return choose(np.kron(cells, np.ones((height // _SIDE, width // _SIDE), np.int64)), p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    dead, live = p["colours"]
    cells = ", ".join(map(str, p["live"]))
    return (
        f"Conway's game of life on a 16 x 16 board after {p['generations']} generations, each cell a square of 12 x 12 px that fills its place, live cells {said(live)}, dead ones "
        f"{said(dead)}; cells beyond the border are always dead; live at the start are the cells (row, column), counted from 0: {cells}",
        f"16×16 棋盘上康威生命游戏 {p['generations']} 代之后的状态,每格为 12×12 像素的正方形,活细胞{said_in_chinese(live)},死细胞{said_in_chinese(dead)};边界之外恒为死细胞;"
        f"初始活细胞 (行, 列)(从 0 数起):{cells}",
    )


def _source(p: Parameters) -> str:
    dead, live = p["colours"]
    return f"""import numpy as np

live = set({p["live"]})
for _ in range({p["generations"]}):
    count = {{}}
    for r, c in live:
        for a in (-1, 0, 1):
            for b in (-1, 0, 1):
                if (a or b) and 0 <= r + a < 16 and 0 <= c + b < 16:
                    count[r + a, c + b] = count.get((r + a, c + b), 0) + 1
    live = {{cell for cell, n in count.items() if n == 3 or (n == 2 and cell in live)}}


def draw(height, width):
    image = np.full((height, width, 3), {dead}, np.uint8)
    for r, c in live:
        image[12 * r : 12 * r + 12, 12 * c : 12 * c + 12] = {live}
    return image
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    board = _board(p["live"], p["generations"])
    fewer = ([cell for cell in p["live"] if cell != one] for one in p["live"])
    seen = (live for live in fewer if (_board(live, p["generations"]) != board).any())
    return {
        "one generation too many": p | {"generations": p["generations"] + 1},
        "no generation": p | {"generations": 0},
        "one cell forgotten": p | {"live": next(seen, [])},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


TEMPLATE = FormulaTemplate(
    __name__, _parameters, _pixels, _words, _source, _edits, size=(192, 192), reach=0, share=1.0, stray=0.0
)
