"""An X: two diagonal strokes of one colour across a part of the picture."""

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
    top, left, side = percent(rng, 8, 25), percent(rng, 8, 25), percent(rng, 45, 65)
    bottom, right, width = top + side, left + side, percent(rng, 5, 10)
    ends = ((top, left), (bottom, right)), ((top, right), (bottom, left))
    return Scene(ground.colour, tuple(Shape("stroke", ink.colour, points=pair, width=width) for pair in ends))


TEMPLATE = SceneTemplate(__name__, _scene, size=None)
