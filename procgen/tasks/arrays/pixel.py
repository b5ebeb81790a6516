"""A single pixel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import block
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene

if TYPE_CHECKING:
    from random import Random

SIDE = 24
"""Pixels."""


def _scene(rng: Random) -> Scene:
    ground, ink = paints(rng, 2)
    row, column = rng.randrange(SIDE), rng.randrange(SIDE)
    return Scene(ground.colour, (block(ink.colour, SIDE, (row, row + 1), (column, column + 1), "the pixel"),))


TEMPLATE = SceneTemplate(__name__, _scene, size=(SIDE, SIDE), reach=0)
