"""A pie of given percentages, clockwise from the top."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    ground, *inks = paints(rng, 6)
    cuts = sorted(rng.sample(range(5, 96, 5), rng.randint(2, 4)))
    values = [end - start for start, end in pairwise([0, *cuts, 100])]
    radius, passed, sectors = percent(rng, 30, 42), 0.0, []
    for value, ink in zip(values, inks, strict=False):
        end = 90 - 3.6 * passed
        passed += value
        span = (90 - 3.6 * passed, end)
        sectors.append(
            Shape("sector", ink.colour, size=(radius, radius), span=span, name=f"the {ink.name} slice")
        )
    listed = ", ".join(
        f"{value} % {ink.name} {ink.hexadecimal}" for value, ink in zip(values, inks, strict=False)
    )
    return Scene(
        ground.colour,
        tuple(sectors),
        f"a pie chart of radius {radius * 256:.4g} px around the centre of the picture, its slices clockwise from "
        f"straight up: {listed}",
        f"以图像中心为圆心、半径 {radius * 256:.4g} 像素的饼图,从正上方开始顺时针依次为:{listed}。",
    )


TEMPLATE = SceneTemplate(__name__, _scene)
