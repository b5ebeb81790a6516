"""An ellipse, turned."""

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
    long, short = percent(rng, 24, 36), percent(rng, 10, 16)
    shape = Shape(
        "ellipse", ink.colour, place(rng, long), (short, long), turn=rng.choice((0, 20, 35, 60, 90))
    )
    return Scene(ground.colour, (shape,))


TEMPLATE = SceneTemplate(__name__, _scene, size=None)
