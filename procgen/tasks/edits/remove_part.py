"""A robot or a snowman whose program is given: a part is taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.edit_template import EditTemplate
from procgen.exact.edits import Edit, remove
from procgen.tasks.objects import robot, snowman

if TYPE_CHECKING:
    from random import Random

    from procgen.exact.shapes import Scene

_OF_ROBOT = (("the left arm", "左臂"), ("the right leg", "右腿"), ("the mouth", "嘴"), ("the head", "头"))
_OF_SNOWMAN = (
    ("the hat", "帽筒"),
    ("the nose", "鼻子"),
    ("the middle ball", "中间的雪球"),
    ("the upper button", "上面的扣子"),
)


def _draw(rng: Random) -> tuple[Scene, tuple[Edit, ...]]:
    module, parts = rng.choice(((robot, _OF_ROBOT), (snowman, _OF_SNOWMAN)))
    name, chinese = rng.choice(parts)
    return module.TEMPLATE.scene(rng), (remove(name, f"{chinese}({name})"),)


TEMPLATE = EditTemplate(__name__, _draw)
