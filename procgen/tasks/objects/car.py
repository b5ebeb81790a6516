"""A car from the side: body, cabin, window, two wheels with hubs, a lamp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    ground, body, glass, tyre, hub = paints(rng, 5)
    row, wheel = percent(rng, 68, 74), percent(rng, 8, 10)
    axles = percent(rng, 24, 28), percent(rng, 70, 76)
    cabin = ((row - 0.14, 0.26), (row - 0.32, 0.36), (row - 0.32, 0.62), (row - 0.14, 0.74))
    window = ((row - 0.16, 0.33), (row - 0.28, 0.4), (row - 0.28, 0.58), (row - 0.16, 0.66))
    return Scene(
        ground.colour,
        (
            Shape("outline", body.colour, points=cabin, name="the cabin"),
            Shape("block", body.colour, points=((row - 0.15, 0.08), (row, 0.92)), name="the body"),
            Shape("outline", glass.colour, points=window, name="the window"),
            *(Shape("disc", tyre.colour, (row, axle), (wheel, wheel), name="a tyre") for axle in axles),
            *(
                Shape("disc", hub.colour, (row, axle), (wheel * 0.45, wheel * 0.45), name="a hub")
                for axle in axles
            ),
            Shape("disc", hub.colour, (row - 0.08, 0.9), (0.03, 0.03), name="the lamp"),
        ),
    )


TEMPLATE = SceneTemplate(__name__, _scene, title="a car seen from the side", chinese_title="汽车侧面")
