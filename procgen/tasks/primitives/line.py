"""A straight line with round ends, by its end points and width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    ground, ink = paints(rng, 2)
    ends = (percent(rng, 10, 40), percent(rng, 10, 35)), (percent(rng, 55, 90), percent(rng, 65, 90))
    return Scene(ground.colour, (Shape("stroke", ink.colour, points=ends, width=percent(rng, 3, 9)),))


TEMPLATE = SceneTemplate(__name__, _scene, size=None)
