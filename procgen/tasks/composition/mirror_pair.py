"""A polygon and its mirror image on the other side of the middle column."""

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
    ground, left, right = paints(rng, 3)
    corners = [(percent(rng, 15, 45), percent(rng, 6, 20)), (percent(rng, 15, 40), percent(rng, 30, 44))]
    corners += [(percent(rng, 60, 85), percent(rng, 28, 44)), (percent(rng, 55, 85), percent(rng, 6, 20))]
    mirrored = tuple((row, round(1 - column, 4)) for row, column in corners)
    said_corners = ", ".join(f"(row {row * 256:.4g}, column {column * 256:.4g})" for row, column in corners)
    return Scene(
        ground.colour,
        (
            Shape("outline", left.colour, points=tuple(corners)),
            Shape("outline", right.colour, points=mirrored),
        ),
        f"a filled {said(left.colour)} polygon with corners {said_corners}, and its mirror image in the vertical middle "
        f"line of the picture (column 128), filled with {said(right.colour)}",
        f"一个{said_in_chinese(left.colour)}实心多边形,顶点依次为 {said_corners};以及它关于竖直中线(第 128 列)的镜像,"
        f"用{said_in_chinese(right.colour)}填充。",
    )


TEMPLATE = SceneTemplate(__name__, _scene)
