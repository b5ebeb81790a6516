"""Discs that overlap in a row, each over the one to its left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    ground, *inks = paints(rng, 6)
    count, radius, row = rng.randint(3, 5), percent(rng, 14, 18), percent(rng, 30, 70)
    step = 0.6 / (count - 1)
    shapes = (
        Shape("disc", ink.colour, (row, round(0.2 + step * k, 4)), (radius, radius))
        for k, ink in enumerate(inks[:count])
    )
    return Scene(ground.colour, tuple(shapes))


TEMPLATE = SceneTemplate(__name__, _scene)
