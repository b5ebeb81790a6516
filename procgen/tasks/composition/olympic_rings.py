"""Rings in two rows that overlap, later over earlier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    ground, *inks = paints(rng, 6)
    radius, inner = percent(rng, 13, 16), 0.8
    columns = (0.22, 0.5, 0.78, 0.36, 0.64)
    rows = (0.42, 0.42, 0.42, 0.56, 0.56)
    rings = (
        Shape("ring", ink.colour, at, (radius, radius), inner=inner)
        for ink, at in zip(inks, zip(rows, columns, strict=True), strict=True)
    )
    return Scene(ground.colour, tuple(rings))


TEMPLATE = SceneTemplate(__name__, _scene)
