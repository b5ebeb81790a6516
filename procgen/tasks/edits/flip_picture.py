"""A car, a fish or a boat whose program is given: left and right are exchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.edit_template import EditTemplate
from procgen.exact.edits import Edit
from procgen.exact.transforms import mirrored
from procgen.tasks.objects import car, fish

if TYPE_CHECKING:
    from random import Random

    from procgen.exact.shapes import Scene


def _draw(rng: Random) -> tuple[Scene, tuple[Edit, ...]]:
    scene = rng.choice((car, fish)).TEMPLATE.scene(rng)
    words = "mirror the whole picture, so that left and right are exchanged"
    return scene, (Edit(words, "把整幅图像左右镜像", mirrored),)


TEMPLATE = EditTemplate(__name__, _draw)
