"""One shape whose program is given: four frames of its way, side by side and below one another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from procgen.exact.edit_template import EditTemplate
from procgen.exact.edits import Edit
from procgen.exact.palette import paints
from procgen.exact.shapes import Scene, Shape
from procgen.exact.transforms import placed

if TYPE_CHECKING:
    from random import Random


def _draw(rng: Random) -> tuple[Scene, tuple[Edit, ...]]:
    ground, ink, mark = (paint.colour for paint in paints(rng, 3))
    shape = Shape("disc", ink, (0.16, 0.16), (0.11, 0.11), name="the ball")
    post = Shape("block", mark, points=((0.9, 0.0), (1.0, 1.0)), name="the ground")
    down, right = 4 * rng.randint(6, 12), 4 * rng.randint(6, 14)

    def frames(scene: Scene) -> Scene:
        corners = ((0.0, 0.0), (0.0, 0.5), (0.5, 0.0), (0.5, 0.5))
        ways = [replace(shape, at=(0.16 + k * down / 256, 0.16 + k * right / 256)) for k in range(4)]
        shown = (
            placed(part, 0.5, corner)
            for part_of, corner in zip(ways, corners, strict=True)
            for part in (post, part_of)
        )
        return replace(scene, shapes=tuple(shown))

    english = (
        "turn it into four frames of an animation: cut the 256 x 256 picture into 2 x 2 equal fields, read from left to right, then down; "
        "field k (k = 0, 1, 2, 3) shows the whole old picture at half its height and width, the ball being moved, before halving, "
        f"by {down} * k px down and {right} * k px to the right and painted in front of the ground"
    )
    chinese = (
        "改为四帧动画:把 256 x 256 的图像分成 2 x 2 个相等的格子,从左到右、从上到下编号 k = 0、1、2、3;第 k 格显示整幅旧图缩小一半的样子,"
        f"其中的球(the ball)在缩小之前向下移动 {down} * k 像素、向右移动 {right} * k 像素,并且盖住地面"
    )
    return Scene(ground, (post, shape)), (Edit(english, chinese, frames),)


TEMPLATE = EditTemplate(__name__, _draw)
