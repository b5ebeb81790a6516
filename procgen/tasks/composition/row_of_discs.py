"""n equal discs in a level row, evenly spaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape
from procgen.exact.wording import a_said, said_in_chinese

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    ground, ink = paints(rng, 2)
    count, row, radius = rng.randint(4, 9), percent(rng, 20, 80), percent(rng, 3, 5)
    discs = (Shape("disc", ink.colour, (row, (k + 0.5) / count), (radius, radius)) for k in range(count))
    pixels = f"{row * 256:.4g}", f"{radius * 256:.4g}"
    return Scene(
        ground.colour,
        tuple(discs),
        f"divide the width into {count} equal columns and put {a_said(ink.colour)} disc of radius {pixels[1]} px "
        f"in the middle of each, all centred on row {pixels[0]}",
        f"把宽度等分为 {count} 列,每列正中画一个{said_in_chinese(ink.colour)}圆盘,半径 {pixels[1]} 像素,圆心都在第 {pixels[0]} 行。",
    )


TEMPLATE = SceneTemplate(__name__, _scene)
