"""A sailing boat: hull, mast, two sails and the sea."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    sky, sea, hull, mast, *sails = paints(rng, 6)
    water = percent(rng, 72, 78)
    top = percent(rng, 10, 16)
    deck = water - 0.08
    bottom = water + 0.06
    return Scene(
        sky.colour,
        (
            Shape("block", sea.colour, points=((water, 0), (1, 1)), name="the sea"),
            Shape(
                "outline",
                hull.colour,
                points=((deck, 0.2), (deck, 0.8), (bottom, 0.7), (bottom, 0.3)),
                name="the hull",
            ),
            Shape("block", mast.colour, points=((top, 0.49), (deck, 0.51)), name="the mast"),
            Shape(
                "outline",
                sails[0].colour,
                points=((top + 0.04, 0.53), (deck - 0.04, 0.53), (deck - 0.04, 0.78)),
                name="the main sail",
            ),
            Shape(
                "outline",
                sails[1].colour,
                points=((top + 0.1, 0.47), (deck - 0.04, 0.47), (deck - 0.04, 0.26)),
                name="the fore sail",
            ),
        ),
    )


TEMPLATE = SceneTemplate(__name__, _scene, title="a sailing boat at sea", chinese_title="海上的帆船")
