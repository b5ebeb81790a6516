"""A plus sign: two bars that cross at right angles."""

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
    long, thick = percent(rng, 18, 32), percent(rng, 4, 8)
    middle = place(rng, long)
    bars = ((thick, long), (long, thick))
    return Scene(ground.colour, tuple(Shape("rectangle", ink.colour, middle, bar) for bar in bars))


TEMPLATE = SceneTemplate(__name__, _scene, size=None)
