"""Four quarters of four colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import block
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene

if TYPE_CHECKING:
    from random import Random

SIDE = 60
"""Pixels."""


def _scene(rng: Random) -> Scene:
    ground, *others = paints(rng, 4)
    upper, lower = (0, SIDE // 2), (SIDE // 2, SIDE)
    places = ((upper, lower), (lower, upper), (lower, lower))
    return Scene(
        ground.colour, tuple(block(p.colour, SIDE, *place) for p, place in zip(others, places, strict=True))
    )


TEMPLATE = SceneTemplate(__name__, _scene, size=(SIDE, SIDE), reach=0)
