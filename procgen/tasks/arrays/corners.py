"""Four blocks of different sizes in the four corners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import block
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene

if TYPE_CHECKING:
    from random import Random

SIDE = 72
"""Pixels."""


def _scene(rng: Random) -> Scene:
    ground, *inks = paints(rng, 5)
    sizes = rng.sample(range(6, 30), 4)
    blocks = []
    for number, (ink, size) in enumerate(zip(inks, sizes, strict=True)):
        edges = (0, size), (SIDE - size, SIDE)
        blocks.append(block(ink.colour, SIDE, edges[number // 2], edges[number % 2]))
    return Scene(ground.colour, tuple(blocks))


TEMPLATE = SceneTemplate(__name__, _scene, size=(SIDE, SIDE), reach=0)
