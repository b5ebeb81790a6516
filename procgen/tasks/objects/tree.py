"""A fir tree: trunk and stacked triangles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    sky, green, wood = paints(rng, 3)
    tiers = rng.randint(2, 4)
    top, bottom = percent(rng, 8, 12), percent(rng, 76, 82)
    step = (bottom - top) / (tiers + 0.5)
    parts = []
    for tier in range(tiers):
        upper = round(top + tier * step, 4)
        half = round(0.14 + 0.07 * tier, 4)
        corners = (
            (upper, 0.5),
            (round(upper + 1.5 * step, 4), 0.5 + half),
            (round(upper + 1.5 * step, 4), 0.5 - half),
        )
        parts.append(Shape("outline", green.colour, points=corners, name=f"tier {tier + 1}"))
    trunk = Shape("block", wood.colour, points=((0.7, 0.455), (0.95, 0.545)), name="the trunk")
    return Scene(sky.colour, (trunk, *parts))


TEMPLATE = SceneTemplate(__name__, _scene, title="a fir tree", chinese_title="冷杉树")
