"""Read a maze off a grid of blocks, and ask whether it is perfect and its path right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.types import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from procgen.checks import Subject

WALL, PASSAGE, PATH, UNCLEAR = range(4)
_NAMES = ("wall", "passage", "path", "neither wall, passage nor path")
CLEAR = 0.7
"""Share of a block's pixels that must have its colour."""
TOLERANCE = 24
"""How far a channel may lie off, of 255."""
SHOWN = 12
"""How many wrong blocks are marked at most."""

Block = tuple[int, int]


def check(
    subject: Subject, *, cells: int, wall: Sequence[int], passage: Sequence[int], path: Sequence[int]
) -> Finding:
    """Judge a maze of square cells by its topology.

    Parameters
    ----------
    subject : Subject
    cells : int
        Number of cells down and across. The picture is a grid of ``2 * cells + 1`` blocks each way: cell
        (r, c) is block (2 r + 1, 2 c + 1), the block between two neighbouring cells is a wall or a passage.
    wall, passage, path : sequence of int
        Red, green and blue of the three colours.

    Returns
    -------
    finding : Finding
        1 if all blocks are clear, the border is wall but for the entrance above the first cell and the exit
        below the last, every two cells are joined by exactly one way, and the way from entrance to exit, and
        nothing else, has the path's colour; below 0.2 otherwise.
    """
    count = 2 * cells + 1
    height, width = subject.pixels.shape[:2]
    if height != width or height % count:
        side = max(1, round(min(height, width) / count)) * count
        return Finding(
            0.0, f"the picture is {height} x {width}; {count} blocks each way need {side} x {side}, say"
        )
    grid = _read(subject.pixels, count, (wall, passage, path))
    for score, fault in ((0.0, _layout_faults), (0.06, _topology_faults), (0.12, _path_faults)):
        why, blocks = fault(grid)
        if why:
            return Finding(score, why, _marks(blocks, height // count))
    steps, passages = int((grid == PATH).sum()), cells**2 - 1
    return Finding(
        1.0,
        f"a perfect maze: {cells**2} cells joined by {passages} passages, its path of {steps} blocks right",
    )


def _read(pixels: NDArray[np.uint8], count: int, colours: Sequence[Sequence[int]]) -> NDArray[np.intp]:
    """Tell of every block what it is."""
    side = len(pixels) // count
    blocks = pixels.reshape(count, side, count, side, 3).astype(np.int16)
    shares = [
        (np.abs(blocks - np.array(colour, np.int16)) <= TOLERANCE).all(4).mean((1, 3)) for colour in colours
    ]
    best = np.argmax(shares, axis=0)
    return np.where(np.max(shares, axis=0) >= CLEAR, best, UNCLEAR)


def _layout_faults(grid: NDArray[np.intp]) -> tuple[str, list[Block]]:
    """Find blocks that are unclear, or not what their place demands."""
    last = len(grid) - 1
    is_open = np.isin(grid, (PASSAGE, PATH))
    must_be_open = np.zeros(grid.shape, bool)
    must_be_open[1::2, 1::2] = must_be_open[0, 1] = must_be_open[last, last - 1] = True
    must_be_wall = np.zeros(grid.shape, bool)
    must_be_wall[::2, ::2] = must_be_wall[[0, last]] = must_be_wall[:, [0, last]] = True
    must_be_wall &= ~must_be_open
    for wrong, demand in (
        (grid == UNCLEAR, f"one colour ({CLEAR:.0%} of its pixels within {TOLERANCE} of 255)"),
        (must_be_open & ~is_open, "open: a cell, the entrance or the exit"),
        (must_be_wall & is_open, "wall: the border or a corner between cells"),
    ):
        blocks = _places(wrong)
        if blocks:
            row, column = blocks[0]
            what = _NAMES[grid[row, column]]
            return (
                f"block ({row}, {column}) and {len(blocks) - 1} more must be {demand}; it is {what}",
                blocks,
            )
    return "", []


def _topology_faults(grid: NDArray[np.intp]) -> tuple[str, list[Block]]:
    """Find cells that no way leads to, or ways that close a ring."""
    cells = (len(grid) // 2) ** 2
    reached = _ways(grid)
    missed = [(r, c) for r in range(1, len(grid), 2) for c in range(1, len(grid), 2) if (r, c) not in reached]
    if missed:
        return f"no way leads from the first cell to {len(missed)} of {cells} cells", missed
    passages = int((grid[1::2, 2:-1:2] != WALL).sum() + (grid[2:-1:2, 1::2] != WALL).sum())
    if passages != cells - 1:
        return (
            f"ways are not unique: {passages} passages join {cells} cells ({cells - 1} needed)",
            [],
        )
    return "", []


def _path_faults(grid: NDArray[np.intp]) -> tuple[str, list[Block]]:
    """Find blocks that should have the path's colour and have not, or the other way round."""
    last = len(grid) - 1
    before = _ways(grid)
    path = np.zeros(grid.shape, bool)
    at: Block = (last - 1, last - 1)
    path[0, 1] = path[last, last - 1] = path[at] = True
    while at != (1, 1):
        following = before[at]
        path[(at[0] + following[0]) // 2, (at[1] + following[1]) // 2] = path[following] = True
        at = following
    missing, besides = _places(path & (grid != PATH)), _places(~path & (grid == PATH))
    if missing or besides:
        why = (
            f"the path from entrance to exit has {int(path.sum())} blocks: "
            f"{len(missing)} lack its colour, {len(besides)} besides have it"
        )
        return why, missing + besides
    return "", []


def _ways(grid: NDArray[np.intp]) -> dict[Block, Block]:
    """Give for every cell that is reached from the first one the cell before it."""
    before: dict[Block, Block] = {(1, 1): (1, 1)}
    waiting = [(1, 1)]
    while waiting:
        row, column = waiting.pop()
        for down, right in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            cell = row + 2 * down, column + 2 * right
            inside = 0 < cell[0] < len(grid) and 0 < cell[1] < len(grid)
            if inside and cell not in before and grid[row + down, column + right] != WALL:
                before[cell] = row, column
                waiting.append(cell)
    return before


def _places(wrong: NDArray[np.bool_]) -> list[Block]:
    return [(int(row), int(column)) for row, column in np.argwhere(wrong)]


def _marks(blocks: Sequence[Block], side: int) -> tuple[Mark, ...]:
    boxes = (((r * side, c * side), ((r + 1) * side, (c + 1) * side)) for r, c in blocks[:SHOWN])
    return tuple(Mark("box", box, role="wrong") for box in boxes)
