"""n squares inside one another, each turned against the one around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.scene_ladder import LARGE, SceneLadder
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random

_OUTERMOST, _INNERMOST, _INNERMOST_OF_MANY = 0.46, 0.012, 0.1
"""Half sides, proportions of the shorter side; of many squares the rings between them would be too thin."""
_MANY = 12
_TURNS = (5, 7, 12)
"""Degrees; none is nearly itself in radians modulo a right angle (8 is), or a bug would draw the same."""


def _scene(rng: Random, rung: int) -> Scene:
    ground, *inks = paints(rng, 4)
    innermost = _INNERMOST if rung <= _MANY else _INNERMOST_OF_MANY
    ratio = max((innermost / _OUTERMOST) ** (1 / max(rung, 2)), 0.72)
    turn = rng.choice(_TURNS)
    squares = []
    for number in range(rung):
        half = round(_OUTERMOST * ratio**number / (1 if number == 0 else 1.15), 4)
        ink = inks[number % len(inks)]
        squares.append(Shape("rectangle", ink.colour, size=(half, half), turn=number * turn % 90))
    return Scene(ground.colour, tuple(squares))


TEMPLATE = SceneLadder(__name__, _scene, (2, 4, 8, 12, 16, 24, 32), lambda _: LARGE)
