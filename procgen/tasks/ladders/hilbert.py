"""The Hilbert curve of order n."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.block_path import blocks, hilbert, picture
from procgen.exact.formula_ladder import FormulaLadder, cells
from procgen.exact.palette import paints
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    import numpy as np
    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters, Parts
    from procgen.types import Size


_MOST = 64
"""Orders above this one count as this one: no picture has so many blocks, and a sentence can name them."""


def _blocks(order: int) -> int:
    return (1 << (min(order, _MOST) + 1)) + 1


def _size(rung: int) -> Size:
    side = _blocks(rung) * max(4, 256 // _blocks(rung))
    return side, side


def _parameters(rng: Random, rung: int) -> Parameters:
    ground, ink = (paint.colour for paint in paints(rng, 2))
    upwards, leftwards, turned = (rng.random() < 0.5 for _ in range(3))
    return {
        "order": rung,
        "ground": ground,
        "ink": ink,
        "turned": turned,
        "upwards": upwards,
        "leftwards": leftwards,
        "cut": 0,
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    last = 2 ** p["order"] - 1
    nodes = [(c, r) if p["turned"] else (r, c) for r, c in hilbert(p["order"])]
    nodes = [(last - r if p["upwards"] else r, last - c if p["leftwards"] else c) for r, c in nodes]
    return picture(blocks(nodes, last + 1, last + 1), p["ground"], p["ink"], height, width)


def _parts(p: Parameters, height: int, width: int) -> Parts:
    return cells(height, width, _blocks(p["order"]), _blocks(p["order"]), "block")


def _corners(p: Parameters) -> tuple[tuple[bool, bool], tuple[bool, bool]]:
    """Tell of the first and the last node whether it lies below, and whether to the right."""
    down, right = p["upwards"], p["leftwards"]
    return (down, right), (not down, right) if p["turned"] else (down, not right)


def _words(p: Parameters) -> tuple[str, str]:
    many, side = _blocks(p["order"]), _size(p["order"])[0] // _blocks(p["order"])
    first, last = (f"{('upper', 'lower')[down]} {('left', 'right')[right]}" for down, right in _corners(p))
    chinese = [f"{'左右'[right]}{'上下'[down]}" for down, right in _corners(p)]
    cells_across = many // 2
    return (
        f"the Hilbert curve of order {p['order']}, which visits each of {cells_across} x {cells_across} places once, from the {first} "
        f"to the {last} corner; divide the picture into {many} x {many} blocks of {side} x {side} px, counted from 0: the place in row r, "
        f"column c is the block in row 2 r + 1, column 2 c + 1; the blocks of all places and the blocks between two successive "
        f"places are {said(p['ink'])}, all other blocks {said(p['ground'])}",
        f"{p['order']} 阶希尔伯特曲线,从{chinese[0]}角到{chinese[1]}角,依次经过 {cells_across}×{cells_across} 个位置各一次;"
        f"把图像分成 {many}×{many} 个 {side}×{side} 像素的方块(从 0 数起):行 r、列 c 的位置是第 2r+1 行、第 2c+1 列的方块;"
        f"所有位置的方块以及相继两个位置之间的方块为{said_in_chinese(p['ink'])},其余方块为{said_in_chinese(p['ground'])}",
    )


def _source(p: Parameters) -> str:
    return f"""import numpy as np

COUNT = {2 ** p["order"]}


def place(step):
    row = column = 0
    side = 1
    while side < COUNT:
        right = 1 & (step // 2)
        down = 1 & (step ^ right)
        if down == 0:
            if right == 1:
                row, column = side - 1 - row, side - 1 - column
            row, column = column, row
        row, column = row + side * down, column + side * right
        step //= 4
        side *= 2
    if {p["turned"]}:
        row, column = column, row
    return (COUNT - 1 - row if {p["upwards"]} else row), (COUNT - 1 - column if {p["leftwards"]} else column)


def draw(height, width):
    image = np.full((height, width, 3), {p["ground"]}, np.uint8)
    side = height // (2 * COUNT + 1)
    before = None
    for step in range(COUNT * COUNT):
        row, column = place(step)
        image[(2 * row + 1) * side:(2 * row + 2) * side, (2 * column + 1) * side:(2 * column + 2) * side] = {p["ink"]}
        if before is not None and step != {p["cut"]}:
            i, j = before[0] + row + 1, before[1] + column + 1
            image[i * side:(i + 1) * side, j * side:(j + 1) * side] = {p["ink"]}
        before = row, column
    return image
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    fewer = {"one order too low": p | {"order": p["order"] - 1}} if p["order"] > 1 else {}
    return fewer | {
        "one order too high": p | {"order": p["order"] + 1},
        "one link missing": p | {"cut": 4 ** p["order"] // 2},
        "from the opposite corner": p | {"upwards": not p["upwards"], "leftwards": not p["leftwards"]},
        "the other way round": p | {"turned": not p["turned"]},
        "colours exchanged": p | {"ground": p["ink"], "ink": p["ground"]},
    }


TEMPLATE = FormulaLadder(
    __name__, _parameters, _pixels, _parts, _words, _source, _edits, (1, 2, 3, 4, 5, 6, 7, 8), _size
)
