"""A fish, a robot or a snowman whose program is given: one quarter of the picture fills it all."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.exact.edit_template import EditTemplate
from procgen.exact.edits import Edit
from procgen.exact.transforms import enlarged
from procgen.tasks.objects import fish, robot, snowman

if TYPE_CHECKING:
    from random import Random

    from procgen.exact.shapes import Scene

_QUARTERS = (
    ("upper left", "左上", 0.0, 0.0),
    ("upper right", "右上", 0.0, 0.5),
    ("lower left", "左下", 0.5, 0.0),
    ("lower right", "右下", 0.5, 0.5),
)
_ROWS = MappingProxyType({0.0: "rows 0 to 127", 0.5: "rows 128 to 255"})
_COLUMNS = MappingProxyType({0.0: "columns 0 to 127", 0.5: "columns 128 to 255"})


def _draw(rng: Random) -> tuple[Scene, tuple[Edit, ...]]:
    scene = rng.choice((fish, robot, snowman)).TEMPLATE.scene(rng)
    words, chinese, row, column = rng.choice(_QUARTERS)
    edit = Edit(
        f"show only the {words} quarter of the picture ({_ROWS[row]} and {_COLUMNS[column]}), enlarged twice in height and in width, so that it fills the whole picture",
        f"只显示图像的{chinese}四分之一,高和宽都放大两倍,充满整幅图像",
        partial(enlarged, row=row, column=column),
    )
    return scene, (edit,)


TEMPLATE = EditTemplate(__name__, _draw)
