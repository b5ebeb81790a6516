"""A fish: body, tail, fin and eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    water, body, fin, white, pupil = paints(rng, 5)
    row, high = percent(rng, 45, 55), percent(rng, 14, 18)
    tail = ((row, 0.68), (row - 0.16, 0.9), (row + 0.16, 0.9))
    dorsal = ((row - high * 0.7, 0.36), (row - high - 0.12, 0.5), (row - high * 0.7, 0.58))
    return Scene(
        water.colour,
        (
            Shape("outline", fin.colour, points=tail, name="the tail"),
            Shape("outline", fin.colour, points=dorsal, name="the fin"),
            Shape("ellipse", body.colour, (row, 0.44), (high, 0.3), name="the body"),
            Shape("disc", white.colour, (row - 0.04, 0.26), (0.045, 0.045), name="the eye"),
            Shape("disc", pupil.colour, (row - 0.04, 0.25), (0.02, 0.02), name="the pupil"),
        ),
    )


TEMPLATE = SceneTemplate(__name__, _scene, title="a fish that swims to the left", chinese_title="向左游的鱼")
