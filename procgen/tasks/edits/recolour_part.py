"""A sailing boat whose program is given: one part gets another colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.edit_template import EditTemplate
from procgen.exact.edits import Edit, recolour
from procgen.exact.palette import PAINTS
from procgen.tasks.objects import sailing_boat

if TYPE_CHECKING:
    from random import Random

    from procgen.exact.shapes import Scene


def _draw(rng: Random) -> tuple[Scene, tuple[Edit, ...]]:
    scene = sailing_boat.TEMPLATE.scene(rng)
    used = {scene.background, *(shape.colour for shape in scene.shapes)}
    colour = rng.choice([paint.colour for paint in PAINTS if paint.colour not in used])
    name, chinese = rng.choice(
        (("the hull", "船身(the hull)"), ("the main sail", "主帆(the main sail)"), ("the sea", "海(the sea)"))
    )
    return scene, (recolour(name, chinese, colour),)


TEMPLATE = EditTemplate(__name__, _draw)
