"""A column of lamps in a case, one lit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    ground, case, dark, lit = paints(rng, 4)
    count = rng.randint(3, 5)
    on = rng.randrange(count)
    half = 0.09 * count
    radius = 0.065
    lamps = tuple(
        Shape(
            "disc",
            lit.colour if k == on else dark.colour,
            (0.5 - half + 0.09 + 0.18 * k, 0.5),
            (radius, radius),
        )
        for k in range(count)
    )
    box = Shape("rectangle", case.colour, size=(half, 0.1), name="the case")
    return Scene(ground.colour, (box, *lamps))


TEMPLATE = SceneTemplate(__name__, _scene)
