"""Any perfect maze of n by n cells, with its way from entrance to exit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procgen.exact.free_ladder import FreeLadder
from procgen.exact.palette import paints
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.formula_template import Parameters
    from procgen.types import Size

_LEAST_BLOCK = 8
"""Side of a block, pixels, at which soft edges leave its colour clear."""


def _side(cells: int) -> int:
    return max(_LEAST_BLOCK, 256 // (2 * cells + 1))


def _size(rung: int) -> Size:
    side = (2 * rung + 1) * _side(rung)
    return side, side


def _parameters(rng: Random, rung: int) -> Parameters:
    wall, passage, path = (paint.colour for paint in paints(rng, 3))
    drawn = {"cells": rung, "wall": wall, "passage": passage, "path": path, "seed": rng.randrange(10**6)}
    return drawn | {"next": "-1", "spoil": "pass"}


def _demands(p: Parameters) -> Mapping[str, Any]:
    return {name: p[name] for name in ("cells", "wall", "passage", "path")}


def _words(p: Parameters) -> tuple[str, str]:
    n, side = p["cells"], _side(p["cells"])
    many = 2 * n + 1
    wall, passage, path = (said(p[name]) for name in ("wall", "passage", "path"))
    chinese_wall, chinese_passage, chinese_path = (
        said_in_chinese(p[name]) for name in ("wall", "passage", "path")
    )
    return (
        f"a maze of {n} x {n} cells and its solution; divide the picture into {many} x {many} blocks of {side} x {side} px, counted from 0: the cell in row r, column c is the block in row "
        f"2 r + 1, column 2 c + 1, and is always open; the block between two neighbouring cells is either open, a passage, or wall; all other blocks are wall, but for two more open "
        f"blocks in the border, the entrance in row 0, column 1 and the exit in row {2 * n}, column {2 * n - 1}; the maze is of your choice but perfect: from each cell exactly one way "
        f"without turning back leads to each other cell; walls are {wall}, the blocks of the way from the entrance to the exit (both included) {path}, all other open blocks {passage}",
        f"一个 {n}×{n} 格的迷宫及其解;把图像分成 {many}×{many} 个 {side}×{side} 像素的方块(从 0 数起):行 r、列 c 的格子是第 2r+1 行、第 2c+1 列的方块,总是通的;"
        f"相邻两格之间的方块或是通道或是墙;其余方块都是墙,只有边框上另有两个通的方块:入口在第 0 行第 1 列,出口在第 {2 * n} 行第 {2 * n - 1} 列;"
        f"迷宫自行设计,但必须是完美迷宫:任意两格之间恰有一条不走回头路的路;墙为{chinese_wall},从入口到出口的路(含两端)上的方块为{chinese_path},其余通的方块为{chinese_passage}",
    )


def _source(p: Parameters) -> str:
    return f"""import random

import numpy as np

N = {p["cells"]}
COLOURS = np.array([{p["wall"]}, {p["passage"]}, {p["path"]}], np.uint8)


def draw(height, width):
    rng = random.Random({p["seed"]})
    grid = np.zeros((2 * N + 1, 2 * N + 1), int)
    grid[1, 1] = 1
    before = {{(1, 1): None}}
    active = [(1, 1)]
    while active:
        at = {p["next"]}
        row, column = active[at]
        around = [(row + 2, column), (row - 2, column), (row, column + 2), (row, column - 2)]
        free = [c for c in around if 0 < c[0] < 2 * N and 0 < c[1] < 2 * N and c not in before]
        if not free:
            active.pop(at)
            continue
        cell = rng.choice(free)
        before[cell] = row, column
        grid[cell] = grid[(row + cell[0]) // 2, (column + cell[1]) // 2] = 1
        active.append(cell)
    path = [(2 * N - 1, 2 * N - 1)]
    while before[path[-1]]:
        path.append(before[path[-1]])
    for (r0, c0), (r1, c1) in zip(path, path[1:]):
        grid[r0, c0] = grid[(r0 + r1) // 2, (c0 + c1) // 2] = grid[r1, c1] = 2
    grid[0, 1] = grid[2 * N, 2 * N - 1] = 2
    links = [(i, j) for i in range(1, 2 * N) for j in range(1, 2 * N) if (i + j) % 2]
    {p["spoil"]}
    side = height // (2 * N + 1)
    return COLOURS[grid].repeat(side, 0).repeat(side, 1)
"""


def _choices(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "another maze": p | {"seed": p["seed"] + 1},
        "grown at random": p | {"next": "rng.randrange(len(active))"},
        "grown from the oldest cell": p | {"next": "0"},
    }


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    spoils = {
        "a wall missing": "grid[[link for link in links if grid[link] == 0][0]] = 1",
        "a wall too many": "grid[[link for link in links if grid[link] > 0][0]] = 0",
        "a gap in the path": "grid[path[len(path) // 2]] = 1",
        "no path": "grid[grid == 2] = 1",
        "walls on the path": "grid[grid == 2] = 0",
        "a corner painted as path": "grid[2, 2] = 2",
        "no entrance": "grid[0, 1] = 0",
        "the exit elsewhere": "grid[2 * N, 2 * N - 1], grid[2 * N, 1] = 0, 2",
        "no walls inside": "grid[1:-1, 1:-1] = np.maximum(grid[1:-1, 1:-1], 1)",
        "no links": "grid[[link[0] for link in links], [link[1] for link in links]] = 0",
    }
    exchanged = p | {"wall": p["passage"], "passage": p["wall"]}
    return {name: p | {"spoil": spoil} for name, spoil in spoils.items()} | {"colours exchanged": exchanged}


TEMPLATE = FreeLadder(
    __name__,
    _parameters,
    _words,
    "maze",
    _demands,
    _source,
    _choices,
    _edits,
    ("transposed", "mirrored", "upside down", "negative", "noise", "constant"),
    (2, 4, 6, 8, 12, 16, 24, 32, 48, 64),
    _size,
)
