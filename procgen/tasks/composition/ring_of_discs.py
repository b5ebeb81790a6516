"""n equal discs evenly spaced on a circle, the first straight up."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape
from procgen.exact.wording import a_said, said, said_in_chinese

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    ground, ink, middle = paints(rng, 3)
    count, reach, radius = rng.randint(5, 12), percent(rng, 28, 38), percent(rng, 3, 6)
    angles = (2 * math.pi * k / count for k in range(count))
    places = ((0.5 - reach * math.cos(a), 0.5 + reach * math.sin(a)) for a in angles)
    discs = tuple(Shape("disc", ink.colour, at, (radius, radius)) for at in places)
    hub = Shape("disc", middle.colour, size=(2 * radius, 2 * radius), name="the hub")
    far, small, large = (f"{length * 256:.4g}" for length in (reach, radius, 2 * radius))
    return Scene(
        ground.colour,
        (*discs, hub),
        f"{count} {said(ink.colour)} discs of radius {small} px evenly spaced on a circle of radius {far} px around the "
        f"centre of the picture, the first straight above it; in the centre {a_said(middle.colour)} disc of radius {large} px",
        f"以图像中心为圆心、半径 {far} 像素的圆周上均匀分布 {count} 个{said_in_chinese(ink.colour)}圆盘(半径 {small} 像素),第一个在正上方;"
        f"中心画一个{said_in_chinese(middle.colour)}圆盘,半径 {large} 像素。",
    )


TEMPLATE = SceneTemplate(__name__, _scene)
