"""The outline of a square, some pixels away from the border."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import block
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene

if TYPE_CHECKING:
    from random import Random

SIDE = 50
"""Pixels."""


def _scene(rng: Random) -> Scene:
    ground, ink = paints(rng, 2)
    away, thick = rng.randint(4, 9), rng.randint(1, 4)
    outer, inner = (away, SIDE - away), (away + thick, SIDE - away - thick)
    hole = block(ground.colour, SIDE, inner, inner, "the inside")
    return Scene(ground.colour, (block(ink.colour, SIDE, outer, outer, "the frame"), hole))


TEMPLATE = SceneTemplate(__name__, _scene, size=(SIDE, SIDE), reach=0)
