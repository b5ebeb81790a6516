"""A regular hexagon."""

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
    radius = percent(rng, 18, 36)
    turn = rng.choice((0, 10, 30))
    shape = Shape("polygon", ink.colour, place(rng, radius), (radius, radius), turn=turn, corners=6)
    return Scene(ground.colour, (shape,))


TEMPLATE = SceneTemplate(__name__, _scene, size=None)
