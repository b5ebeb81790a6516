"""The dragon curve of n folds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.errors import UnknownName
from procgen.exact.block_path import blocks, dragon, picture
from procgen.exact.formula_ladder import FormulaLadder, cells
from procgen.exact.palette import paints
from procgen.exact.wording import counted, said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.block_path import Node
    from procgen.exact.formula_template import Parameters, Parts
    from procgen.types import Size

_MOST = 20
"""Folds of which the size of the picture is still computed: it is too large before."""
_STEPS = ((0, 1), (-1, 0), (0, -1), (1, 0))
"""Each a right angle to the left of the one before it: down and right."""
_WORDS = (("right", "右"), ("up", "上"), ("left", "左"), ("down", "下"))


def _curve(folds: int, heading: int, left: bool) -> list[Node]:
    nodes = dragon(folds) if left else [(-r, c) for r, c in dragon(folds)]
    for _ in range(heading):
        nodes = [(-c, r) for r, c in nodes]
    return nodes


def _count(folds: int) -> int:
    """Give the side of the smallest square grid on which the curve fits, in places."""
    if folds > _MOST:
        raise UnknownName(
            f"dragon@{folds} would be a curve of 2 ** {folds} steps, and no picture that may be asked for "
            f"has room for more than 2 ** {_MOST}; ask for a lower rung"
        )
    return int(np.ptp(np.array(dragon(folds)), axis=0).max()) + 1


def _blocks(folds: int) -> int:
    return 2 * _count(folds) + 1


def _size(rung: int) -> Size:
    side = _blocks(rung) * max(4, 256 // _blocks(rung))
    return side, side


def _parameters(rng: Random, rung: int) -> Parameters:
    ground, ink = (paint.colour for paint in paints(rng, 2))
    heading, left = rng.randrange(4), rng.random() < 0.5
    nodes = np.array(_curve(rung, heading, left))
    spare = _count(rung) - 1 - np.ptp(nodes, axis=0)
    row, column = (int(value) for value in spare // 2 - nodes.min(axis=0))
    return {
        "folds": rung,
        "ground": ground,
        "ink": ink,
        "heading": heading,
        "left": left,
        "start": [row, column],
        "grid": _count(rung),
        "cut": 0,
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = p["start"]
    nodes = [(row + r, column + c) for r, c in _curve(p["folds"], p["heading"], p["left"])]
    return picture(blocks(nodes, p["grid"], p["grid"]), p["ground"], p["ink"], height, width)


def _parts(p: Parameters, height: int, width: int) -> Parts:
    return cells(height, width, _blocks(p["folds"]), _blocks(p["folds"]), "block")


def _words(p: Parameters) -> tuple[str, str]:
    many, side = _blocks(p["folds"]), _size(p["folds"])[0] // _blocks(p["folds"])
    heading, chinese_heading = _WORDS[p["heading"]]
    (row, column), grid = p["start"], p["grid"]
    turn, chinese_turn = ("left", "左") if p["left"] else ("right", "右")
    return (
        f"a dragon curve on a grid of {grid} x {grid} places: begin with a list of one step, {heading}; then, {counted(p['folds'], 'time')}, append to the list all its "
        f"steps in reverse order, each turned by a right angle to the {turn} (for a {turn} turn, {_turned(p)}); walk the list from the place in row {row}, column {column}, "
        f"each step to the neighbouring place; divide the picture into {many} x {many} blocks of {side} x {side} px: the place in row r, column c is the block in row "
        f"2 r + 1, column 2 c + 1 (all counted from 0); the blocks of all places that are visited and the blocks between two successive places are {said(p['ink'])}, "
        f"all other blocks {said(p['ground'])}",
        f"{grid}×{grid} 个位置的网格上的龙形曲线:先取只有一步的列表(向{chinese_heading});然后重复 {p['folds']} 次:把列表中所有步按相反顺序各向{chinese_turn}转 90° 后接在列表末尾;"
        f"从行 {row}、列 {column} 的位置出发,按列表逐步走到相邻位置;把图像分成 {many}×{many} 个 {side}×{side} 像素的方块:行 r、列 c 的位置是第 2r+1 行、第 2c+1 列的方块(均从 0 数起);"
        f"所有经过的位置的方块以及相继两个位置之间的方块为{said_in_chinese(p['ink'])},其余方块为{said_in_chinese(p['ground'])}",
    )


def _turned(p: Parameters) -> str:
    """Give an example of the turn."""
    heading = p["heading"]
    return f"{_WORDS[heading][0]} becomes {_WORDS[(heading + (1 if p['left'] else -1)) % 4][0]}"


def _source(p: Parameters) -> str:
    # step k turns by the highest odd part of k: the regular paper-folding sequence
    turn = 1 if p["left"] else -1
    return f"""import numpy as np

MOVES = {_STEPS}


def draw(height, width):
    image = np.full((height, width, 3), {p["ground"]}, np.uint8)
    side = height // {2 * p["grid"] + 1}

    def block(i, j):
        image[i * side:(i + 1) * side, j * side:(j + 1) * side] = {p["ink"]}

    row, column = {tuple(p["start"])}
    heading = {p["heading"]}
    block(2 * row + 1, 2 * column + 1)
    for step in range(1, {2 ** p["folds"]} + 1):
        down, right = MOVES[heading]
        if step != {p["cut"]}:
            block(2 * row + 1 + down, 2 * column + 1 + right)
        row, column = row + down, column + right
        block(2 * row + 1, 2 * column + 1)
        odd = step
        while odd % 2 == 0:
            odd //= 2
        heading = (heading + ({turn} if odd % 4 == 1 else {-turn})) % 4
    return image
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "one fold too few": p | {"folds": p["folds"] - 1},
        "one link missing": p | {"cut": 2 ** p["folds"] // 2},
        "colours exchanged": p | {"ground": p["ink"], "ink": p["ground"]},
    }


TEMPLATE = FormulaLadder(
    __name__, _parameters, _pixels, _parts, _words, _source, _edits, (1, 2, 3, 4, 6, 8, 10, 12, 14), _size
)
