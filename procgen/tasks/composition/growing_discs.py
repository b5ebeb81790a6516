"""n discs on one row, each larger than the one before."""

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
    count, first, step, row = rng.randint(4, 6), rng.randint(4, 7), rng.randint(2, 4), percent(rng, 25, 75)
    radii = [first + step * k for k in range(count)]
    discs = (
        Shape("disc", ink.colour, (row, (k + 0.5) / count), (r / 256, r / 256)) for k, r in enumerate(radii)
    )
    listed = ", ".join(map(str, radii))
    return Scene(
        ground.colour,
        tuple(discs),
        f"divide the width into {count} equal columns; in the middle of each, on row {row * 256:.4g}, put "
        f"{a_said(ink.colour)} disc, with radii from left to right of {listed} px",
        f"把宽度等分为 {count} 列,每列正中、第 {row * 256:.4g} 行处画一个{said_in_chinese(ink.colour)}圆盘,从左到右半径依次为 {listed} 像素。",
    )


TEMPLATE = SceneTemplate(__name__, _scene)
