"""A rectangle, turned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent, place
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    ground, ink = paints(rng, 2)
    half = percent(rng, 8, 14), percent(rng, 22, 32)
    shape = Shape("rectangle", ink.colour, place(rng, sum(half)), half, turn=rng.choice((0, 15, 25, 40, 70)))
    return Scene(ground.colour, (shape,))


TEMPLATE = SceneTemplate(__name__, _scene, size=None)
