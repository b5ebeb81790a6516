"""Half a disc, cut along a diameter in one of four directions."""

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
    radius, start = percent(rng, 20, 38), rng.choice((0, 90, 180, 270))
    span = (start, start + 180)
    shape = Shape("sector", ink.colour, place(rng, radius), (radius, radius), span=span, name="the half disc")
    return Scene(ground.colour, (shape,))


TEMPLATE = SceneTemplate(__name__, _scene, size=None)
