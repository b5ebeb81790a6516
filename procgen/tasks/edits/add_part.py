"""A sailing boat or a fir tree whose program is given: a shape is added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.edit_template import EditTemplate
from procgen.exact.edits import Edit, add
from procgen.exact.palette import PAINTS
from procgen.exact.shapes import Shape
from procgen.tasks.objects import sailing_boat, tree

if TYPE_CHECKING:
    from random import Random

    from procgen.exact.shapes import Scene


def _draw(rng: Random) -> tuple[Scene, tuple[Edit, ...]]:
    scene = rng.choice((sailing_boat, tree)).TEMPLATE.scene(rng)
    used = {scene.background, *(shape.colour for shape in scene.shapes)}
    colour = rng.choice([paint.colour for paint in PAINTS if paint.colour not in used])
    at = rng.randint(12, 18) / 100, rng.choice((rng.randint(12, 20), rng.randint(80, 88))) / 100
    if rng.random() < 0.5:
        shape = Shape("disc", colour, at, (0.08, 0.08), name="the sun")
    else:
        shape = Shape(
            "star", colour, at, (0.09, 0.09), inner=0.4, corners=rng.choice((5, 6)), name="the star"
        )
    return scene, (add(shape),)


TEMPLATE = EditTemplate(__name__, _draw)
