"""A flower or a snowman whose program is given: one part is made larger or smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.edit_template import EditTemplate
from procgen.exact.edits import Edit, scale
from procgen.tasks.objects import flower, snowman

if TYPE_CHECKING:
    from random import Random

    from procgen.exact.shapes import Scene


def _draw(rng: Random) -> tuple[Scene, tuple[Edit, ...]]:
    if rng.random() < 0.5:
        edit = scale("the middle", "花心(the middle)", rng.choice((60, 70, 150)))
        return flower.TEMPLATE.scene(rng), (edit,)
    name, chinese = rng.choice((("the lower ball", "下面的雪球"), ("the middle ball", "中间的雪球")))
    return snowman.TEMPLATE.scene(rng), (scale(name, f"{chinese}({name})", rng.choice((65, 75, 130))),)


TEMPLATE = EditTemplate(__name__, _draw)
