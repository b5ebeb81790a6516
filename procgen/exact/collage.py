"""Draw small pictures of many answers side by side: a program that must fail whatever was asked."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procgen.types import Task

NAME = "collage of all answers"
"""Under which it stands among the mutants of every template."""

_SIGNS = (
    "away < 0.4",
    "np.where((away < 0.4) & (away > 0.27), 2, 0)",
    "3 * (np.maximum(abs(down), abs(right)) < 0.33)",
    "4 * ((2 * abs(right) < down + 0.35) & (down < 0.35))",
    "5 * (away * np.sin(tooth + 0.314) < 0.13)",
    "((3.2 * right) ** 2 + (3.2 * down) ** 2 - 1) ** 3 < -((3.2 * right) ** 2) * (3.2 * down) ** 3",
    "np.where(seen | (abs(np.hypot(down, right) - 0.23) < 0.03) & (down > 0.08), 6, 5 * (away < 0.4))",
    "(abs(down) < 0.27) * (abs(right) < 0.4) * (1 + ((down + 0.27) * 5.5).astype(int))",
    "3 * ((np.hypot(down, right) < 0.38) & (np.hypot(down + 0.06, right - 0.2) > 0.32))",
    "6 * (abs(right) < 0.3) * (abs(down) < 0.38) * ((right < -0.14) | (abs(abs(down) - 0.16) > 0.09))",
    "np.where(np.minimum(abs(down), abs(right)) < 0.03, 6, 7) * (away < 0.4)",
    "np.where(np.hypot(right, (down + 0.5) % 0.26 - 0.13) < 0.1, 1, 6) * (abs(right) < 0.16)",
    "np.where(np.hypot((down + 0.5) % 0.2 - 0.1, (right + 0.5) % 0.2 - 0.1) < 0.06, 6, 0)",
    "2 * (np.minimum(abs(down), abs(right)) < 0.1) * (np.maximum(abs(down), abs(right)) < 0.38)",
    "np.where((down > 0) & (away < 0.38), 4, 0) + 2 * ((abs(right) < 0.03) & (abs(down + 0.2) < 0.2))",
    "7 * (abs(down + 0.25 * np.sin(9 * right)) < 0.05)",
)
"""A disc, a ring, a square, a triangle, a star, a heart, a face, a flag, a moon, a letter, a ball, a traffic
light, dots, a cross, a boat, a curve: what every point of a cell shows, 0 for the ground."""


def drawing(rng: Random) -> str:
    """Write a program that draws signs, discs, faces, flags, letters ... in a grid on any size.

    Parameters
    ----------
    rng : random.Random
        Chooses the order and the grid.

    Returns
    -------
    source : str
        Defines ``draw(height, width)``.
    """
    lines = "".join(f"        {sign},\n" for sign in rng.sample(_SIGNS, len(_SIGNS)))
    return f"""import numpy as np


def draw(height, width):
    row, column = (np.arange(height)[:, None] + 0.5) / height, (np.arange(width)[None] + 0.5) / width
    columns = {rng.choice((3, 4, 5))}
    down, right = np.broadcast_arrays(row * 4 % 1 - 0.5, column * columns % 1 - 0.5)
    away = np.hypot(down, right)
    tooth = np.arccos(np.cos(5 * np.arctan2(right, -down))) / 5
    seen = np.hypot(down + 0.1, abs(right) - 0.14) < 0.05
    signs = [
{lines}    ]
    cell = (row * 4).astype(int) * columns + (column * columns).astype(int)
    paints = [(255, 255, 255), (200, 30, 30), (30, 60, 200), (20, 120, 60), (120, 40, 140)]
    paints += [(250, 215, 50), (0, 0, 0), (245, 130, 30)]
    shown = np.choose(cell % {len(_SIGNS)}, [np.asarray(sign, int) for sign in signs])
    return np.array(paints, np.uint8)[shown]
"""


def collage(task: Task) -> str:
    """Write that program for a task.

    Parameters
    ----------
    task : Task
        Its seed chooses the order and the grid.

    Returns
    -------
    source : str
        Leaves ``image`` of the task's size, or defines ``draw(height, width)``, as the task asks for.
    """
    rng = Random(f"collage:{task.id}:{task.seed}")  # noqa: S311 - a reproducible drawing, not a secret
    source = drawing(rng)
    if task.contract == "draw":
        return source
    return f"{source.replace('def draw(', 'def picture(')}\n\nimage = picture{tuple(task.size)}\n"
