"""Two blocks, the later over the earlier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import block
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene

if TYPE_CHECKING:
    from random import Random

SIDE = 64
"""Pixels."""


def _scene(rng: Random) -> Scene:
    ground, first, second = paints(rng, 3)
    top, left, side = rng.randint(4, 12), rng.randint(4, 12), rng.randint(24, 32)
    down, right = rng.randint(10, 18), rng.randint(10, 18)
    lower = block(first.colour, SIDE, (top, top + side), (left, left + side), "the lower block")
    rows, columns = (top + down, top + down + side - 6), (left + right, left + right + side - 4)
    return Scene(ground.colour, (lower, block(second.colour, SIDE, rows, columns, "the upper block")))


TEMPLATE = SceneTemplate(__name__, _scene, size=(SIDE, SIDE), reach=0)
