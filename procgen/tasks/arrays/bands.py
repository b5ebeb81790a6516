"""Level bands of unequal heights."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import block
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene

if TYPE_CHECKING:
    from random import Random

SIDE = 90
"""Pixels."""


def _scene(rng: Random) -> Scene:
    ground, *inks = paints(rng, 5)
    edges = [*sorted(rng.sample(range(8, SIDE, 4), 4)), SIDE]
    rows = pairwise(edges)
    return Scene(
        ground.colour, tuple(block(p.colour, SIDE, r, (0, SIDE)) for p, r in zip(inks, rows, strict=True))
    )


TEMPLATE = SceneTemplate(__name__, _scene, size=(SIDE, SIDE), reach=0)
