"""n spokes from the centre, evenly spaced, inside a rim."""

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
    ground, ink, rim = paints(rng, 3)
    count, reach, width = rng.randint(5, 12), percent(rng, 30, 40), percent(rng, 2, 3)
    ends = (2 * math.pi * k / count for k in range(count))
    lines = tuple(
        Shape(
            "stroke",
            ink.colour,
            points=((0.5, 0.5), (0.5 - reach * math.cos(a), 0.5 + reach * math.sin(a))),
            width=width,
        )
        for a in ends
    )
    ring = Shape(
        "ring", rim.colour, size=(reach + 0.06, reach + 0.06), inner=reach / (reach + 0.06), name="the rim"
    )
    long, thick, outer = (f"{length * 256:.4g}" for length in (reach, width, reach + 0.06))
    return Scene(
        ground.colour,
        (*lines, ring),
        f"{count} {said(ink.colour)} spokes {thick} px wide with round ends, evenly spaced in angle, from the centre of the "
        f"picture to {long} px from it, the first straight up; over their ends {a_said(rim.colour)} ring around the centre "
        f"with inner radius {long} px and outer radius {outer} px",
        f"从图像中心向外画 {count} 根{said_in_chinese(ink.colour)}辐条,宽 {thick} 像素、圆头、长 {long} 像素、角度均匀、第一根朝正上方;"
        f"其端点之上画一个{said_in_chinese(rim.colour)}圆环,内半径 {long} 像素,外半径 {outer} 像素。",
    )


TEMPLATE = SceneTemplate(__name__, _scene)
