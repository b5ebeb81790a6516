"""A fish whose program is given: two of its parts exchange their colours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from procgen.exact.edit_template import EditTemplate
from procgen.exact.edits import Edit, changed
from procgen.tasks.objects import fish

if TYPE_CHECKING:
    from random import Random

    from procgen.exact.shapes import Scene


def _draw(rng: Random) -> tuple[Scene, tuple[Edit, ...]]:
    scene = fish.TEMPLATE.scene(rng)
    colours = {shape.name: shape.colour for shape in scene.shapes}
    name, chinese = rng.choice(
        (("the tail", "尾巴(the tail)"), ("the fin", "背鳍(the fin)"), ("the eye", "眼睛(the eye)"))
    )

    def swapped(scene: Scene) -> Scene:
        once = changed(scene, name, lambda shape: replace(shape, colour=colours["the body"]))
        return changed(once, "the body", lambda shape: replace(shape, colour=colours[name]))

    words = f"exchange the colours of {name} and the body"
    return scene, (Edit(words, f"交换{chinese}和身体(the body)的颜色", swapped),)


TEMPLATE = EditTemplate(__name__, _draw)
