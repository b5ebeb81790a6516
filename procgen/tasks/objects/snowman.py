"""A snowman: three balls, hat, eyes, nose and buttons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    sky, snow, coal, carrot, hat = paints(rng, 5)
    low, middle, high = percent(rng, 17, 20), percent(rng, 13, 15), percent(rng, 9, 11)
    waist = 0.94 - 2 * low + 0.03 - middle
    head = waist - middle + 0.03 - high
    dots = [
        Shape("disc", coal.colour, (head - 0.02, 0.5 + side * high * 0.4), (0.014, 0.014)) for side in (-1, 1)
    ]
    dots += [Shape("disc", coal.colour, (waist + step, 0.5), (0.016, 0.016)) for step in (-0.06, 0, 0.06)]
    nose = ((head + 0.01, 0.5), (head + 0.045, 0.5), (head + 0.03, 0.5 + high * 0.9))
    brim = ((head - high * 0.75, 0.5 - high * 1.3), (head - high * 0.75 + 0.03, 0.5 + high * 1.3))
    crown = ((head - high * 0.75 - 0.1, 0.5 - high * 0.7), (head - high * 0.75, 0.5 + high * 0.7))
    names = ("the left eye", "the right eye", "the upper button", "the middle button", "the lower button")
    return Scene(
        sky.colour,
        (
            Shape("disc", snow.colour, (0.94 - low, 0.5), (low, low), name="the lower ball"),
            Shape("disc", snow.colour, (waist, 0.5), (middle, middle), name="the middle ball"),
            Shape("disc", snow.colour, (head, 0.5), (high, high), name="the head"),
            Shape("block", hat.colour, points=brim, name="the brim"),
            Shape("block", hat.colour, points=crown, name="the hat"),
            *(replace(dot, name=name) for dot, name in zip(dots, names, strict=True)),
            Shape("outline", carrot.colour, points=nose, name="the nose"),
        ),
    )


TEMPLATE = SceneTemplate(__name__, _scene, title="a snowman", chinese_title="雪人")
