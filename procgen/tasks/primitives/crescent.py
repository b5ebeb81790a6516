"""A crescent: a disc with a second disc of the background colour over a part of it."""

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
    radius = percent(rng, 24, 36)
    row, column = place(rng, radius)
    aside = rng.choice((-1, 1)) * round(radius * 0.5, 2)
    bite = (row + rng.choice((-0.05, 0, 0.05)), column + aside)
    moon = Shape("disc", ink.colour, (row, column), (radius, radius), name="the moon")
    return Scene(
        ground.colour,
        (moon, Shape("disc", ground.colour, bite, (radius * 0.9, radius * 0.9), name="the bite")),
    )


TEMPLATE = SceneTemplate(__name__, _scene, size=None)
