"""A right triangle, by its corners."""

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
    top, left = percent(rng, 8, 30), percent(rng, 8, 30)
    bottom, right = percent(rng, 60, 92), percent(rng, 60, 92)
    corners = rng.sample([(top, left), (top, right), (bottom, left), (bottom, right)], 3)
    return Scene(
        ground.colour, (Shape("outline", ink.colour, points=tuple(corners), name="the right triangle"),)
    )


TEMPLATE = SceneTemplate(__name__, _scene, size=None)
