"""A flower: stem, two leaves, n petals around a middle."""

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
    sky, petal, middle, green = paints(rng, 4)
    count, turn = rng.randint(5, 9), rng.choice((0, 10, 20))
    row, reach, size = percent(rng, 32, 38), percent(rng, 14, 17), percent(rng, 6, 8)
    angles = (math.radians(90 + turn + 360 * k / count) for k in range(count))
    places = ((row - reach * math.sin(a), 0.5 + reach * math.cos(a)) for a in angles)
    leaves = ((0.72, 0.5 + side * 0.11, side) for side in (-1, 1))
    return Scene(
        sky.colour,
        (
            Shape("stroke", green.colour, points=((row, 0.5), (0.96, 0.5)), width=0.03, name="the stem"),
            *(
                Shape("ellipse", green.colour, (r, c), (0.04, 0.11), turn=30 * s % 180, name="a leaf")
                for r, c, s in leaves
            ),
            *(
                Shape("disc", petal.colour, at, (size, size), name=f"petal {k}")
                for k, at in enumerate(places, 1)
            ),
            Shape("disc", middle.colour, (row, 0.5), (0.09, 0.09), name="the middle"),
        ),
    )


TEMPLATE = SceneTemplate(__name__, _scene, title="a flower with petals around a middle", chinese_title="花")
