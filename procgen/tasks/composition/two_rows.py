"""Two rows with different numbers of shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    ground, upper, lower = paints(rng, 3)
    first, second = rng.sample(range(3, 9), 2)
    radius = percent(rng, 4, 5)
    top = (Shape("disc", upper.colour, (0.3, (k + 0.5) / first), (radius, radius)) for k in range(first))
    low = (
        Shape("rectangle", lower.colour, (0.7, (k + 0.5) / second), (radius, radius)) for k in range(second)
    )
    size = f"{radius * 256:.4g}", f"{2 * radius * 256:.4g}"
    return Scene(
        ground.colour,
        (*top, *low),
        f"on row 76.8 {first} {said(upper.colour)} discs of radius {size[0]} px, one in the middle of each of {first} equal "
        f"columns; on row 179.2 {second} {said(lower.colour)} squares with level sides of {size[1]} px, one in the middle of "
        f"each of {second} equal columns",
        f"第 76.8 行:把宽度等分为 {first} 列,每列正中一个{said_in_chinese(upper.colour)}圆盘,半径 {size[0]} 像素;"
        f"第 179.2 行:等分为 {second} 列,每列正中一个{said_in_chinese(lower.colour)}正方形,边长 {size[1]} 像素。",
    )


TEMPLATE = SceneTemplate(__name__, _scene)
