"""A robot: head, eyes, mouth, antenna, body, arms and legs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    ground, metal, dark, lamp = paints(rng, 4)
    half = percent(rng, 12, 15)
    blocks = (
        ("the body", metal, (0.44, 0.34), (0.74, 0.66)),
        ("the left arm", dark, (0.46, 0.24), (0.68, 0.32)),
        ("the right arm", dark, (0.46, 0.68), (0.68, 0.76)),
        ("the left leg", dark, (0.74, 0.38), (0.94, 0.46)),
        ("the right leg", dark, (0.74, 0.54), (0.94, 0.62)),
        ("the head", metal, (0.4 - 1.7 * half, 0.5 - half), (0.42, 0.5 + half)),
        ("the mouth", dark, (0.35, 0.5 - half * 0.6), (0.38, 0.5 + half * 0.6)),
    )
    eyes = (
        Shape("disc", lamp.colour, (0.27, 0.5 + side * half * 0.45), (0.03, 0.03), name="an eye")
        for side in (-1, 1)
    )
    top = 0.4 - 1.7 * half
    return Scene(
        ground.colour,
        (
            Shape(
                "stroke", dark.colour, points=((top, 0.5), (top - 0.08, 0.5)), width=0.016, name="the antenna"
            ),
            Shape("disc", lamp.colour, (top - 0.08, 0.5), (0.022, 0.022), name="the tip"),
            *(Shape("block", ink.colour, points=(one, other), name=name) for name, ink, one, other in blocks),
            *eyes,
        ),
    )


TEMPLATE = SceneTemplate(__name__, _scene, title="a robot", chinese_title="机器人")
