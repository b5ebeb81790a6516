"""A star with a given number of points."""

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
    radius, points = percent(rng, 22, 38), rng.randint(5, 9)
    turn, inner = rng.choice((0, 12, 20)), percent(rng, 38, 60)
    shape = Shape(
        "star", ink.colour, place(rng, radius), (radius, radius), turn=turn, inner=inner, corners=points
    )
    return Scene(ground.colour, (shape,))


TEMPLATE = SceneTemplate(__name__, _scene, size=None)
