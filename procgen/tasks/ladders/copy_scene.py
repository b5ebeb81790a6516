"""A scene of n overlapping shapes to be copied from a picture of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.copy_ladder import CopyLadder
from procgen.exact.sampling import crowd

if TYPE_CHECKING:
    from random import Random

    from procgen.exact.shapes import Scene


def _scene(rng: Random, rung: int) -> Scene:
    return crowd(rng, rung, (512, 512))


TEMPLATE = CopyLadder(__name__, _scene, (1, 2, 4, 8, 16, 32, 64, 128))
