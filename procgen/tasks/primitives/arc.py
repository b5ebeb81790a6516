"""A thick arc: part of a ring."""

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
    radius, start = percent(rng, 24, 38), 15 * rng.randint(0, 23)
    span, inner = (start, start + rng.choice((90, 120, 210, 270))), percent(rng, 60, 80)
    middle = place(rng, radius)
    hole = Shape("disc", ground.colour, middle, (radius * inner, radius * inner), name="the hole")
    arc = Shape("sector", ink.colour, middle, (radius, radius), span=span, name="the arc")
    return Scene(ground.colour, (arc, hole))


TEMPLATE = SceneTemplate(__name__, _scene, size=None)
