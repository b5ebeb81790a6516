"""n rows and m columns of equal squares."""

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
    rows, columns, half = rng.randint(3, 6), rng.randint(3, 6), percent(rng, 3, 6)
    places = (((i + 0.5) / rows, (j + 0.5) / columns) for i in range(rows) for j in range(columns))
    squares = tuple(Shape("rectangle", ink.colour, at, (half, half)) for at in places)
    side = f"{2 * half * 256:.4g}"
    return Scene(
        ground.colour,
        squares,
        f"divide it into {rows} equal rows and {columns} equal columns of cells and put {a_said(ink.colour)} square "
        f"with level sides of {side} px in the middle of each cell",
        f"把图像等分为 {rows} 行 {columns} 列的格子,每格正中画一个{said_in_chinese(ink.colour)}正方形,边水平,边长 {side} 像素。",
    )


TEMPLATE = SceneTemplate(__name__, _scene)
