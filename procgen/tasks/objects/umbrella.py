"""An umbrella: a half disc of n segments, a shaft and a crook."""

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
    sky, shaft, *inks = paints(rng, 4)
    radius, count = percent(rng, 32, 38), rng.randint(4, 8)
    row = percent(rng, 46, 52)
    span = 180 / count
    segments = (
        Shape(
            "sector",
            inks[k % 2].colour,
            (row, 0.5),
            (radius, radius),
            span=(round(span * k, 3), round(span * (k + 1), 3)),
            name=f"segment {k + 1} from the right",
        )
        for k in range(count)
    )
    crook = tuple(
        (0.86 + 0.05 * math.sin(t * math.pi / 8), 0.55 - 0.05 * math.cos(t * math.pi / 8)) for t in range(9)
    )
    return Scene(
        sky.colour,
        (
            Shape(
                "stroke",
                shaft.colour,
                points=((row, 0.5), *crook),
                width=0.025,
                name="the shaft with its crook",
            ),
            *segments,
        ),
    )


TEMPLATE = SceneTemplate(__name__, _scene, title="an open umbrella", chinese_title="雨伞")
