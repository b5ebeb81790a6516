"""Three coloured shapes on a background, drawn by a program of at most 2000 / n characters."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from procgen.exact.golf import CHINESE_RULE, RULE, padded, restyled
from procgen.exact.palette import paints
from procgen.exact.ruled_template import RuledTemplate
from procgen.exact.sampling import block
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Callable

    from procgen.exact.shapes import Colour
    from procgen.types import Task

_SIDE = 200


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A bar, an upright bar and a disc, in order of painting; pixels."""

    colours: tuple[Colour, ...]
    rows: tuple[int, int]
    columns: tuple[int, int]
    centre: tuple[int, int]
    radius: int


def _drawn(rng: Random) -> _Drawn:
    top, left = rng.randint(20, 60), rng.randint(20, 110)
    return _Drawn(
        tuple(paint.colour for paint in paints(rng, 4)),
        (top, top + rng.randint(25, 50)),
        (left, left + rng.randint(25, 50)),
        (rng.randint(120, 150), rng.randint(60, 140)),
        rng.randint(24, 44),
    )


def _scene(rng: Random) -> Scene:
    d = _drawn(rng)
    ground, level, upright, ink = d.colours
    at = d.centre[0] / _SIDE, d.centre[1] / _SIDE
    return Scene(
        ground,
        (
            block(level, _SIDE, d.rows, (0, _SIDE)),
            block(upright, _SIDE, (0, _SIDE), d.columns),
            Shape("disc", ink, at, (d.radius / _SIDE, d.radius / _SIDE)),
        ),
    )


def _golfed(d: _Drawn) -> str:
    ground, level, upright, ink = (",".join(map(str, colour)) for colour in d.colours)
    (row, column), reach = d.centre, d.radius
    return f"""import numpy as np
r,c=np.ogrid[:{_SIDE},:{_SIDE}]
image=np.full(({_SIDE},{_SIDE},3),({ground}))
image[{d.rows[0]}:{d.rows[1]}]={level}
image[:,{d.columns[0]}:{d.columns[1]}]={upright}
image[(r-{row})**2+(c-{column})**2<{reach * reach}]={ink}
"""


def _programs(rung: int) -> Callable[[Task], str]:
    return lambda task: _golfed(_drawn(Random(f"{__name__}:{rung}:{task.seed}")))  # noqa: S311 - the template's own drawing


@dataclass(frozen=True, slots=True)
class _Brevity:
    """The ladder: rung n allows 2000 // n characters; beyond about rung 11 no program is known."""

    rungs: tuple[int, ...] = (1, 2, 4, 7, 9, 11)

    def at(self, rung: int) -> RuledTemplate:
        """Give the template of one rung."""
        limit, golfed = 2000 // rung, _programs(rung)
        return RuledTemplate(
            SceneTemplate(__name__, _scene, (_SIDE, _SIDE), rung=rung),
            Check("length", {"limit": limit}, needs_program=True),
            (
                f"The whole program must have at most {limit} characters, {RULE}.",
                f"整个程序至多 {limit} 个字符:{CHINESE_RULE}。",
            ),
            lambda task: {"golfed": golfed(task), **restyled(golfed(task))},
            lambda task: {"too long": padded(golfed(task), limit)},
        )


TEMPLATE = _Brevity()
