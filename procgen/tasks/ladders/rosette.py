"""A rosette of n petals around one centre, each over the petal before it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.scene_ladder import SceneLadder, enough
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random, rung: int) -> Scene:
    ground, middle, *inks = paints(rng, 6)
    start = rng.randrange(0, 360, 5)
    long = 0.19
    wide = round(min(0.1, 1.1 / rung), 4)
    petals = []
    for number in range(rung):
        turn = start + 360 * number / rung
        angle = math.radians(turn)
        at = round(0.5 - 0.26 * math.sin(angle), 4), round(0.5 + 0.26 * math.cos(angle), 4)
        ink = inks[number % (3 if number + 1 < rung or rung % 3 != 1 else 2)]
        petals.append(Shape("ellipse", ink.colour, at, (wide, long), turn=round(turn % 180, 2)))
    return Scene(ground.colour, (*petals, Shape("disc", middle.colour, size=(0.08, 0.08))))


TEMPLATE = SceneLadder(__name__, _scene, (3, 5, 8, 12, 18, 27, 40, 60), enough)
