"""A scene of n overlapping shapes, each with its colour, place, size and order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.sampling import crowd
from procgen.exact.scene_ladder import SceneLadder, enough

if TYPE_CHECKING:
    from random import Random

    from procgen.exact.shapes import Scene


def _scene(rng: Random, rung: int) -> Scene:
    return crowd(rng, rung, enough(rung))


TEMPLATE = SceneLadder(__name__, _scene, (2, 4, 8, 16, 32, 64, 128, 200), enough)
