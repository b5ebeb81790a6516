"""Count the pieces of a figure, and by its Euler number its holes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision.opencv import components
from procgen.checks.vision.topology import euler_number
from procgen.types import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from procgen.checks import Subject

_COLOUR = 40
"""How far a channel may be off, of 255."""
_MOST_OFF = 16
"""Pixels of another colour that are not at an edge."""
_MOST_IF_WRONG = 0.19
"""Score of nearly the right numbers: a single disc can have that where one hole is asked for."""
_MARKED = 12


def check(
    subject: Subject,
    *,
    pieces: int,
    holes: int,
    size: Sequence[int],
    ink: Sequence[int],
    ground: Sequence[int],
    least: int = 8,
) -> Finding:
    """Judge a figure by its topology, whatever its shape.

    Parameters
    ----------
    subject : Subject
    pieces : int
        Parts of the figure, whose pixels touch at sides or corners.
    holes : int
        Parts of the ground that are enclosed, and do not reach the frame.
    size : sequence of int
        Height and width of the picture, pixels.
    ink, ground : sequence of int
        Red, green and blue of the figure and of what is around it.
    least : int
        Height and width of the smallest piece or hole, pixels.

    Returns
    -------
    finding : Finding
        1 where both numbers are right, nothing is too small and there is no third colour; else below 0.2,
        less the more the numbers are off.
    """
    height, width = subject.pixels.shape[:2]
    if (height, width) != tuple(size):
        why = f"the picture is {height} x {width} (height x width); it must be {size[0]} x {size[1]}"
        return Finding(0.0, why)
    pixels = subject.pixels.astype(np.int16)
    to_ink, to_ground = (np.abs(pixels - np.array(colour)).max(2) for colour in (ink, ground))
    figure = to_ink < to_ground
    _, boxes = components(figure)
    _, enclosed = components(~figure, diagonal=False)
    top, left, tall, wide, _ = enclosed.T
    enclosed = enclosed[(top > 0) & (left > 0) & (top + tall < height) & (left + wide < width)]
    number = euler_number(figure)
    found = len(boxes), len(boxes) - number
    small = [box for box in (*boxes.tolist(), *enclosed.tolist()) if min(box[2:4]) < least]
    off = int(((np.minimum(to_ink, to_ground) > _COLOUR) & ~_edges(figure)).sum())
    why = (
        f"{_counted(found[0], 'piece')} and {_counted(found[1], 'hole')} (Euler number {number}); asked for "
        f"{_counted(pieces, 'piece')} and {_counted(holes, 'hole')}; {len(small)} of them are less than "
        f"{least} px high or wide (none may be); {off} px are of neither colour (at most {_MOST_OFF})"
    )
    if found == (pieces, holes) and not small and off <= _MOST_OFF:
        return Finding(1.0, why)
    missed = abs(found[0] - pieces) / pieces + abs(found[1] - holes) / max(holes, 1)
    return Finding(_MOST_IF_WRONG * max(0.0, 1 - missed / 2), why, _marks(small))


def _edges(figure: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Mark the pixels that have others of both kinds around them, where colours may be mixed."""
    padded = np.pad(figure, 1, mode="edge")
    rows = figure.shape[0]
    columns = figure.shape[1]
    around = [padded[down : down + rows, right : right + columns] for down in range(3) for right in range(3)]
    return np.asarray(np.any(around, axis=0) & ~np.all(around, axis=0))


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _marks(small: list[list[int]]) -> tuple[Mark, ...]:
    """Frame what is too small."""
    return tuple(
        Mark("box", ((top, left), (top + tall, left + wide)), "wrong")
        for top, left, tall, wide, _ in small[:_MARKED]
    )
