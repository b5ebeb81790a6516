"""Discs piled up as a pyramid, each row one fewer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    ground, ink = paints(rng, 2)
    rows, radius = rng.randint(3, 6), rng.randint(10, 15)
    shapes = []
    for level in range(rows):
        for k in range(rows - level):
            column = 128 + (2 * k - (rows - level - 1)) * radius
            shapes.append(
                Shape(
                    "disc",
                    ink.colour,
                    ((236 - radius - 2 * radius * level) / 256, column / 256),
                    (radius / 256,) * 2,
                )
            )
    return Scene(
        ground.colour,
        tuple(shapes),
        f"pile {said(ink.colour)} discs of radius {radius} px up to a pyramid of {rows} rows: {rows} discs in the lowest "
        f"row, one fewer in each row above, each row centred on column 128, neighbours in a row touching; the lowest row "
        f"is centred on row {236 - radius}, each further row {2 * radius} px above the one below",
        f"用半径 {radius} 像素的{said_in_chinese(ink.colour)}圆盘堆成 {rows} 层金字塔:最底层 {rows} 个,往上每层少一个,每层以第 128 列居中,"
        f"同层相邻圆盘相切;最底层圆心在第 {236 - radius} 行,往上每层圆心高 {2 * radius} 像素。",
    )


TEMPLATE = SceneTemplate(__name__, _scene)
