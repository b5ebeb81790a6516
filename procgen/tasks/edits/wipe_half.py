"""A flower, a robot or a rocket whose program is given: one half is wiped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from procgen.exact.edit_template import EditTemplate
from procgen.exact.edits import Edit
from procgen.exact.shapes import Shape
from procgen.tasks.objects import flower, robot, rocket

if TYPE_CHECKING:
    from random import Random

    from procgen.exact.shapes import Scene

_HALVES = (
    ("left half (columns 0 to 127)", "左半边(第 0 至 127 列)", ((0.0, 0.0), (1.0, 0.5))),
    ("right half (columns 128 to 255)", "右半边(第 128 至 255 列)", ((0.0, 0.5), (1.0, 1.0))),
    ("upper half (rows 0 to 127)", "上半边(第 0 至 127 行)", ((0.0, 0.0), (0.5, 1.0))),
    ("lower half (rows 128 to 255)", "下半边(第 128 至 255 行)", ((0.5, 0.0), (1.0, 1.0))),
)


def _draw(rng: Random) -> tuple[Scene, tuple[Edit, ...]]:
    scene = rng.choice((flower, robot, rocket)).TEMPLATE.scene(rng)
    words, chinese, points = rng.choice(_HALVES)
    wipe = Shape("block", scene.background, points=points, name="the wiped half")
    english = f"wipe the {words}: every pixel there becomes the colour of the background"
    edit = Edit(
        english, f"擦除{chinese},那里全部变为背景色", lambda old: replace(old, shapes=(*old.shapes, wipe))
    )
    return scene, (edit,)


TEMPLATE = EditTemplate(__name__, _draw)
