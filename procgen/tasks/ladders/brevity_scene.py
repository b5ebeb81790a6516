"""Three coloured shapes on a background, drawn by a program of at most 2000 / n characters.

A seed asks for the same picture on every rung: only the limit changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from procgen.exact.golf import CHINESE_RULE, RULE, length, limit, padded, restyled
from procgen.exact.palette import paints
from procgen.exact.ruled_template import RuledTemplate
from procgen.exact.sampling import block
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape
from procgen.types import Check

if TYPE_CHECKING:
    from procgen.exact.shapes import Colour
    from procgen.types import Task

_SIDE = 99
_SHORTEST = 140
"""Characters within which every drawing is known to fit."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A bar, an upright bar and a disc, in order of painting; pixels."""

    colours: tuple[Colour, ...]
    rows: tuple[int, int]
    columns: tuple[int, int]
    centre: tuple[int, int]
    radius: int


def _drawn(rng: Random) -> _Drawn:
    while True:
        top, left = rng.randint(10, 30), rng.randint(10, 50)
        drawn = _Drawn(
            tuple(paint.colour for paint in paints(rng, 4)),
            (top, top + rng.randint(13, 25)),
            (left, left + rng.randint(13, 25)),
            (rng.randint(60, 74), rng.randint(30, 70)),
            rng.randint(13, 22),
        )
        if length(_golfed(drawn)) <= _SHORTEST:
            return drawn


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
    return f"""import numpy as n
r=n.c_[-{row}:{_SIDE - row}]
c=image=n.full(({_SIDE},{_SIDE},3),({ground}))
c[{d.rows[0]}:{d.rows[1]}]={level}
c[:,{d.columns[0]}:{d.columns[1]}]={upright}
c[r*r+(r.T{row - column:+d})**2<{reach * reach}]={ink}
"""


def _program(task: Task) -> str:
    return _golfed(_drawn(Random(f"{__name__}:0:{task.seed}")))  # noqa: S311 - the template's own drawing


@dataclass(frozen=True, slots=True)
class _Brevity:
    """The ladder: rung n allows `limit` characters.

    Any higher rung can be asked for, 28 with 70 characters for one, but beyond 14, which allows 140, no program
    is known: four colours alone take about 40 characters.
    """

    rungs: tuple[int, ...] = (1, 2, 4, 7, 14)

    def at(self, rung: int) -> RuledTemplate:
        """Give the template of one rung."""
        most = limit(rung)
        return RuledTemplate(
            SceneTemplate(__name__, _scene, (_SIDE, _SIDE), rung=rung, is_shared=True),
            Check("length", {"limit": most}, needs_program=True),
            (
                f"The whole program must have at most {most} characters, {RULE}.",
                f"整个程序至多 {most} 个字符:{CHINESE_RULE}。",
            ),
            lambda task: {"golfed": _program(task), **restyled(_program(task))},
            lambda task: {"too long": padded(_program(task), most)},
        )


TEMPLATE = _Brevity()
