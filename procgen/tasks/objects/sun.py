"""A sun: a disc and n triangular rays."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    sky, gold, ray = paints(rng, 3)
    count, turn = rng.randint(8, 14), rng.choice((0, 7, 11))
    radius, inner, outer = percent(rng, 16, 20), percent(rng, 23, 25), percent(rng, 38, 44)
    half = math.radians(0.3 * 360 / count)

    def at(reach: float, angle: float) -> tuple[float, float]:
        return round(0.5 - reach * math.cos(angle), 4), round(0.5 + reach * math.sin(angle), 4)

    angles = [math.radians(turn + 360 * k / count) for k in range(count)]
    rays = (
        Shape(
            "outline",
            ray.colour,
            points=(at(inner, a - half), at(outer, a), at(inner, a + half)),
            name=f"ray {k}",
        )
        for k, a in enumerate(angles, 1)
    )
    return Scene(sky.colour, (*rays, Shape("disc", gold.colour, size=(radius, radius), name="the disc")))


TEMPLATE = SceneTemplate(__name__, _scene, title="a sun with rays", chinese_title="带光芒的太阳")
