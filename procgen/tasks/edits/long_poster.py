"""A long specification: twelve fields, each with a ground and a sign of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random

    from procgen.exact.shapes import Colour, Point


def _signs(at: Point, colour: Colour, name: str) -> tuple[Shape, ...]:
    """List the signs that may stand in a field."""
    row, column = at
    slant = ((row + 0.06, column - 0.07), (row - 0.06, column + 0.07))
    arrow = (
        (row - 0.07, column),
        (row + 0.07, column + 0.07),
        (row + 0.03, column),
        (row + 0.07, column - 0.07),
    )
    return (
        Shape("disc", colour, at, (0.07, 0.07), name=name),
        Shape("ring", colour, at, (0.08, 0.08), inner=0.5, name=name),
        Shape("ellipse", colour, at, (0.04, 0.09), name=name),
        Shape("rectangle", colour, at, (0.03, 0.09), turn=30, name=name),
        Shape("polygon", colour, at, (0.08, 0.08), corners=3, name=name),
        Shape("polygon", colour, at, (0.08, 0.08), corners=5, name=name),
        Shape("polygon", colour, at, (0.08, 0.08), turn=45, corners=4, name=name),
        Shape("polygon", colour, at, (0.08, 0.08), corners=6, name=name),
        Shape("star", colour, at, (0.09, 0.09), inner=0.4, corners=5, name=name),
        Shape("star", colour, at, (0.09, 0.09), inner=0.5, corners=8, name=name),
        Shape("sector", colour, at, (0.08, 0.08), span=(30, 330), name=name),
        Shape("stroke", colour, points=slant, width=0.03, name=name),
        Shape("outline", colour, points=arrow, name=name),
    )


def _scene(rng: Random) -> Scene:
    ground, *inks = (paint.colour for paint in paints(rng, 9))
    kinds = rng.sample(range(13), 12)
    parts = []
    for number, kind in enumerate(kinds):
        row, column = 0.175 + 0.325 * (number // 4), 0.14 + 0.24 * (number % 4)
        field, ink = rng.sample(inks, 2)
        name = f"field {number + 1}"
        parts.append(Shape("rectangle", field, (row, column), (0.14, 0.11), name=f"the ground of {name}"))
        parts.append(_signs((row, column), ink, f"the sign of {name}")[kind])
    return Scene(ground, tuple(parts))


TEMPLATE = SceneTemplate(__name__, _scene, title="a poster of twelve fields", chinese_title="十二格海报")
