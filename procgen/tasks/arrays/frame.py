"""A frame of a given thickness along the border."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import block
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene

if TYPE_CHECKING:
    from random import Random

SIDE = 48
"""Pixels."""


def _scene(rng: Random) -> Scene:
    border, inside = paints(rng, 2)
    kept = (thick := rng.randint(1, 6), SIDE - thick)
    return Scene(border.colour, (block(inside.colour, SIDE, kept, kept, "the inside"),))


TEMPLATE = SceneTemplate(__name__, _scene, size=(SIDE, SIDE), reach=0)
