"""Overlapping shapes whose program is given: one is brought in front of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.edit_template import EditTemplate
from procgen.exact.edits import Edit, named_crowd, to_front
from procgen.exact.mutations import differs
from procgen.exact.shapes import layers, render

if TYPE_CHECKING:
    from random import Random

    from procgen.exact.shapes import Scene


def _draw(rng: Random) -> tuple[Scene, tuple[Edit, ...]]:
    while True:
        scene = named_crowd(rng, 24)
        pixels, top = render(scene, 256, 256), layers(scene, 256, 256)
        for shape in rng.sample(scene.shapes[:-4], 12):
            edit = to_front(shape.name, shape.name.replace("shape", "图形"))
            if differs(pixels, render(edit.apply(scene), 256, 256), top, soft=True):
                return scene, (edit,)


TEMPLATE = EditTemplate(__name__, _draw)
