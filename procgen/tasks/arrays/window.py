"""A block of given rows and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import block
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene

if TYPE_CHECKING:
    from random import Random

SIDE = 80
"""Pixels."""


def _scene(rng: Random) -> Scene:
    ground, ink = paints(rng, 2)
    top, left = rng.randint(3, 30), rng.randint(3, 30)
    bottom, right = top + rng.randint(8, 40), left + rng.randint(8, 40)
    return Scene(ground.colour, (block(ink.colour, SIDE, (top, bottom), (left, right)),))


TEMPLATE = SceneTemplate(__name__, _scene, size=(SIDE, SIDE), reach=0)
