"""Balloons whose program is given: one of them moves, its string does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.edit_template import EditTemplate
from procgen.exact.edits import Edit, move
from procgen.tasks.objects import balloons

if TYPE_CHECKING:
    from random import Random

    from procgen.exact.shapes import Scene


def _draw(rng: Random) -> tuple[Scene, tuple[Edit, ...]]:
    scene = balloons.TEMPLATE.scene(rng)
    number = rng.randint(1, 3)
    edit = move(
        f"balloon {number}",
        f"第 {number} 个气球(balloon {number})",
        rng.choice((40, 50, 60)),
        rng.choice((-20, 0, 20)),
    )
    return scene, (edit,)


TEMPLATE = EditTemplate(__name__, _draw)
