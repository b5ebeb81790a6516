"""A trapezium with level upper and lower sides, by its corners."""

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
    top, bottom = percent(rng, 15, 35), percent(rng, 60, 88)
    middle = percent(rng, 42, 58)
    upper, lower = percent(rng, 8, 16), percent(rng, 26, 38)
    corners = (
        (top, middle - upper),
        (top, middle + upper),
        (bottom, middle + lower),
        (bottom, middle - lower),
    )
    return Scene(ground.colour, (Shape("outline", ink.colour, points=corners, name="the trapezium"),))


TEMPLATE = SceneTemplate(__name__, _scene, size=None)
