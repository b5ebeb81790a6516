"""A die face with n pips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.sampling import percent
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    ground, face, pip = paints(rng, 3)
    number, half, radius = rng.randint(1, 6), percent(rng, 30, 38), percent(rng, 4, 6)
    far = round(half * 0.55, 4)
    layout: tuple[tuple[int, int], ...] = ((0, 0),) if number % 2 else ()
    layout += ((-1, -1), (1, 1)) if number > 1 else ()
    layout += ((-1, 1), (1, -1)) if number > 3 else ()
    layout += ((0, -1), (0, 1)) if number == 6 else ()
    pips = (
        Shape("disc", pip.colour, (0.5 + down * far, 0.5 + right * far), (radius, radius), name="a pip")
        for down, right in layout
    )
    return Scene(
        ground.colour, (Shape("rectangle", face.colour, size=(half, half), name="the face of the die"), *pips)
    )


TEMPLATE = SceneTemplate(__name__, _scene, title="a die", chinese_title="骰子")
