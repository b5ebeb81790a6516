"""n balloons on strings that meet in one hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    sky, string, *inks = paints(rng, 7)
    count = rng.randint(3, 5)
    parts, balloons = [], []
    for k, ink in enumerate(inks[:count]):
        at = percent(rng, 22, 38), round(0.16 + 0.68 * k / (count - 1), 4)
        parts.append(
            Shape("stroke", string.colour, points=(at, (0.92, 0.5)), width=0.012, name=f"string {k + 1}")
        )
        balloons.append(Shape("ellipse", ink.colour, at, (0.11, 0.085), name=f"balloon {k + 1}"))
    return Scene(sky.colour, (*parts, *balloons))


TEMPLATE = SceneTemplate(__name__, _scene, title="balloons on strings", chinese_title="气球")
