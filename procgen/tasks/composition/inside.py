"""A star inside a square inside a disc, not in the middle of the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    ground, *inks = paints(rng, 4)
    at = percent(rng, 40, 60), percent(rng, 40, 60)
    outer = percent(rng, 30, 36)
    half = round(outer * 0.6, 3)
    return Scene(
        ground.colour,
        (
            Shape("disc", inks[0].colour, at, (outer, outer)),
            Shape("rectangle", inks[1].colour, at, (half, half), name="the square"),
            Shape("star", inks[2].colour, at, (half * 0.8, half * 0.8), corners=rng.randint(5, 7), inner=0.5),
        ),
    )


TEMPLATE = SceneTemplate(__name__, _scene)
