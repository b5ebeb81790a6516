"""A rocket: body, nose, two fins, porthole and flame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    sky, body, nose, fin, flame = paints(rng, 5)
    half = percent(rng, 9, 12)
    top, bottom = percent(rng, 30, 36), percent(rng, 74, 78)
    left, right = 0.5 - half, 0.5 + half
    return Scene(
        sky.colour,
        (
            Shape(
                "outline",
                flame.colour,
                points=((bottom, left), (0.95, 0.5), (bottom, right)),
                name="the flame",
            ),
            Shape(
                "outline",
                fin.colour,
                points=((0.58, left), (bottom, left - 0.12), (bottom, left)),
                name="the left fin",
            ),
            Shape(
                "outline",
                fin.colour,
                points=((0.58, right), (bottom, right + 0.12), (bottom, right)),
                name="the right fin",
            ),
            Shape("block", body.colour, points=((top, left), (bottom, right)), name="the body"),
            Shape("outline", nose.colour, points=((top, left), (0.08, 0.5), (top, right)), name="the nose"),
            Shape("disc", sky.colour, (top + 0.12, 0.5), (half * 0.5, half * 0.5), name="the porthole"),
        ),
    )


TEMPLATE = SceneTemplate(__name__, _scene, title="a rocket", chinese_title="火箭")
