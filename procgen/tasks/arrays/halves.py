"""Two halves, beside or above one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import block
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene

if TYPE_CHECKING:
    from random import Random

SIDE = 64
"""Pixels."""


def _scene(rng: Random) -> Scene:
    first, second = paints(rng, 2)
    half, whole = (SIDE // 2, SIDE), (0, SIDE)
    rows, columns = rng.choice(((half, whole), (whole, half)))
    return Scene(first.colour, (block(second.colour, SIDE, rows, columns),))


TEMPLATE = SceneTemplate(__name__, _scene, size=(SIDE, SIDE), reach=0)
