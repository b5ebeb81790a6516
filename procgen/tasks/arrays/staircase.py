"""A staircase: blocks of one colour along the diagonal, each a step down and to the right."""

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
    ground, ink = paints(rng, 2)
    step = rng.choice((4, 8, 16))
    steps = (block(ink.colour, SIDE, (k, k + step), (k, k + step)) for k in range(0, SIDE, step))
    return Scene(ground.colour, tuple(steps))


TEMPLATE = SceneTemplate(__name__, _scene, size=(SIDE, SIDE), reach=0)
