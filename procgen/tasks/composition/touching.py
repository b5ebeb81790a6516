"""Two discs of different size that touch in one point, side by side."""

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
    ground, left, right = paints(rng, 3)
    row, first, second = percent(rng, 35, 65), rng.randint(30, 45), rng.randint(18, 28)
    column = rng.randint(60, 80)
    far = column + first + second
    shapes = (
        Shape("disc", left.colour, (row, column / 256), (first / 256, first / 256)),
        Shape("disc", right.colour, (row, far / 256), (second / 256, second / 256)),
    )
    return Scene(
        ground.colour,
        shapes,
        f"{a_said(left.colour)} disc of radius {first} px centred at row {row * 256:.4g}, column {column}; to its right, "
        f"on the same row and touching it in exactly one point, {a_said(right.colour)} disc of radius {second} px",
        f"一个{said_in_chinese(left.colour)}圆盘,半径 {first} 像素,圆心在第 {row * 256:.4g} 行、第 {column} 列;"
        f"其右侧同一行有一个{said_in_chinese(right.colour)}圆盘,半径 {second} 像素,二者恰好外切。",
    )


TEMPLATE = SceneTemplate(__name__, _scene)
