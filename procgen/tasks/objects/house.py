"""A house: wall, roof, door and two to four windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    sky, wall, roof, door, pane = paints(rng, 5)
    left, top, half = 0.5 - percent(rng, 22, 30), percent(rng, 42, 50), 0.9
    right = round(1 - left, 2)
    ridge = (top - percent(rng, 18, 26), 0.5)
    eaves = ((top, left - 0.05), ridge, (top, right + 0.05))
    side, at = percent(rng, 8, 10), percent(rng, 10, 20)
    count = rng.randint(2, 4)
    places = [left + (right - left) * (k + 0.5) / count for k in range(count)]
    windows = (
        Shape(
            "rectangle", pane.colour, (top + 0.12, round(place, 4)), (side / 2, side / 2), name=f"window {k}"
        )
        for k, place in enumerate(places, 1)
    )
    entrance = ((half - 0.2, 0.5 - at / 2), (half, 0.5 + at / 2))
    return Scene(
        sky.colour,
        (
            Shape("block", wall.colour, points=((top, left), (half, right)), name="the wall"),
            Shape("outline", roof.colour, points=eaves, name="the roof"),
            Shape("block", door.colour, points=entrance, name="the door"),
            *windows,
        ),
    )


TEMPLATE = SceneTemplate(__name__, _scene, title="a house", chinese_title="房子")
