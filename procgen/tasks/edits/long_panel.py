"""A long specification: a control panel of about twenty parts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random

    from procgen.exact.shapes import Colour


def _dial(rng: Random, number: int, column: float, face: Colour, rim: Colour, hand: Colour) -> list[Shape]:
    angle = math.radians(rng.randrange(0, 360, 15))
    tip = round(0.3 - 0.085 * math.sin(angle), 4), round(column + 0.085 * math.cos(angle), 4)
    return [
        Shape("disc", rim, (0.3, column), (0.13, 0.13), name=f"the rim of dial {number}"),
        Shape("disc", face, (0.3, column), (0.11, 0.11), name=f"the face of dial {number}"),
        Shape("stroke", hand, points=((0.3, column), tip), width=0.025, name=f"the hand of dial {number}"),
    ]


def _scene(rng: Random) -> Scene:
    ground, board, face, rim, hand, screw, *inks = (paint.colour for paint in paints(rng, 11))
    parts = [Shape("block", board, points=((0.06, 0.06), (0.94, 0.94)), name="the board")]
    for row in (0.1, 0.9):
        parts += [
            Shape(
                "polygon",
                screw,
                (row, column),
                (0.025, 0.025),
                corners=6,
                name=f"the screw at row {row:.0%}, column {column:.0%}",
            )
            for column in (0.1, 0.9)
        ]
    for number, column in enumerate((0.3, 0.7), 1):
        parts += _dial(rng, number, column, face, rim, hand)
    lit = rng.sample(inks[:4], 4)
    parts += [
        Shape("rectangle", colour, (0.56, 0.2 + 0.2 * k), (0.045, 0.06), name=f"button {k + 1}")
        for k, colour in enumerate(lit)
    ]
    knob = rng.randrange(25, 80, 5) / 100
    parts += [
        Shape("stroke", rim, points=((0.74, 0.2), (0.74, 0.8)), width=0.02, name="the slider's rail"),
        Shape("rectangle", inks[4], (0.74, knob), (0.05, 0.025), name="the slider's knob"),
        Shape("disc", rng.choice(lit), (0.86, 0.5), (0.035, 0.035), name="the lamp"),
    ]
    return Scene(ground, tuple(parts))


TEMPLATE = SceneTemplate(__name__, _scene, title="a control panel", chinese_title="控制面板")
