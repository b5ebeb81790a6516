"""n dots given by angle and distance, drawn by a program without trigonometry.

The picture grows with the rung, so that there is room for the dots.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.fields import centres, choose
from procgen.exact.formula_template import FormulaTemplate
from procgen.exact.palette import paints
from procgen.exact.ruled_template import constrained
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters, Parts
    from procgen.exact.ruled_template import RuledTemplate

_SIDE, _ROOM, _LARGEST, _LEAST = 512, 256, 20, 4
"""Side of the picture for so many dots, and radii, pixels."""
_NEAREST, _RIM = 30, 21
"""How far dots stay from the centre and from the nearest point of the border, pixels."""


def _side(count: int) -> int:
    """Give so many dots the room of `_ROOM` of them in whole multiples of `_SIDE`."""
    return _SIDE * math.ceil(math.sqrt(count / _ROOM))


def _parameters(rng: Random, count: int) -> Parameters:
    """Scatter dots that do not touch, at whole degrees and pixels."""
    colours = [paint.colour for paint in paints(rng, 4)]
    side = _side(count)
    radius = max(_LEAST, min(_LARGEST, int(110 * side / _SIDE / count**0.5)))
    dots: list[list[int]] = []
    places = np.empty((count, 2))
    while len(dots) < count:
        dot = [rng.randrange(360), rng.randint(_NEAREST, side // 2 - _RIM - radius), rng.randint(1, 3)]
        here = _place(dot, side)
        if (np.hypot(*(places[: len(dots)] - here).T) > 2 * radius + 3).all():
            places[len(dots)] = here
            dots.append(dot)
    return {"colours": colours, "dots": dots, "radius": radius, "side": side}


def _place(dot: list[int], side: int) -> tuple[float, float]:
    """Give the row and the column of a dot's centre."""
    turn = np.radians(dot[0])
    return float(side / 2 - dot[1] * np.cos(turn)), float(side / 2 + dot[1] * np.sin(turn))


def _numbers(p: Parameters, height: int, width: int) -> NDArray[np.intp]:
    """Give every pixel the number of its dot, from 1, or 0 for the background."""
    row, column = centres(height, width)
    numbers = np.zeros((height, width), np.intp)
    for number, dot in enumerate(p["dots"], 1):
        down, right = _place(dot, p["side"])
        top, left = (max(0, int(at) - p["radius"] - 1) for at in (down, right))
        near = np.s_[top : top + 2 * p["radius"] + 4, left : left + 2 * p["radius"] + 4]
        away = np.hypot(row[near[0]] - down, column[:, near[1]] - right)
        numbers[near][away <= p["radius"]] = number
    return numbers


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    inks = np.array([0, *(dot[2] for dot in p["dots"])])
    return choose(inks[_numbers(p, height, width)], p["colours"])


def _parts(p: Parameters, height: int, width: int) -> Parts:
    names = (f"the dot at {angle} degrees and {away} px" for angle, away, _ in p["dots"])
    return _numbers(p, height, width), ("the background", *names)


def _words(p: Parameters) -> tuple[str, str]:
    ground, *inks = p["colours"]
    middle = p["side"] // 2
    listed = ", ".join(f"({angle}, {away}, {said(inks[ink - 1])})" for angle, away, ink in p["dots"])
    chinese = "、".join(
        f"({angle},{away},{said_in_chinese(inks[ink - 1])})" for angle, away, ink in p["dots"]
    )
    return (
        f"{len(p['dots'])} dots of radius {p['radius']} px on {said(ground)}; their centres, seen from the centre of the picture (row {middle}, column {middle}), are at these angles in degrees, clockwise from straight up, and distances in pixels, and they have these colours: {listed}",
        f"背景{said_in_chinese(ground)},{len(p['dots'])} 个圆点,半径均为 {p['radius']} 像素;以图像中心(行 {middle},列 {middle})为原点,各圆心的角度(度,从正上方起顺时针)、距离(像素)和颜色依次为:{chinese}",
    )


def _source(p: Parameters) -> str:
    reach = p["radius"] + 2
    return f"""import numpy as np


def draw(height, width):
    colours = np.array({p["colours"]}, np.uint8)
    row, column = np.mgrid[0:height, 0:width] + 0.5
    image = np.full((height, width, 3), colours[0])
    for angle, away, ink in {p["dots"]}:
        turn = np.exp(1j * np.radians(angle))
        down, right = height / 2 - away * turn.real, width / 2 + away * turn.imag
        top, left = max(0, int(down) - {reach}), max(0, int(right) - {reach})
        near = slice(top, top + 2 * {reach}), slice(left, left + 2 * {reach})
        image[near][(row[near] - down) ** 2 + (column[near] - right) ** 2 <= {p["radius"]} ** 2] = colours[ink]
    return image
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    at, radius = len(p["dots"]) // 2, p["radius"]
    before, (angle, away, ink), after = p["dots"][:at], p["dots"][at], p["dots"][at + 1 :]

    def with_dots(*dots: list[int]) -> Parameters:
        return p | {"dots": [*before, *dots, *after]}

    return {
        "one dot missing": with_dots(),
        "one dot at the wrong angle": with_dots([angle + 180, away, ink]),
        "one dot too far in": with_dots([angle, away - 2 * radius, ink]),
        "one dot of another colour": with_dots([angle, away, ink % 3 + 1]),
        "one dot too many": with_dots([angle, away, ink], [angle + 30, p["side"] // 2 - _RIM, ink]),
        "angles the other way": p | {"dots": [[-angle, away, ink] for angle, away, ink in p["dots"]]},
        "angles from the right": p | {"dots": [[angle + 90, away, ink] for angle, away, ink in p["dots"]]},
        "too large": p | {"radius": radius + 4},
        "colours exchanged": p | {"colours": [*p["colours"][1:], p["colours"][0]]},
    }


_SERIES = """
def series(turn, start):
    term, total = turn if start else 1.0, 0.0
    for k in range(start, 60, 2):
        total += term
        term *= -turn * turn / ((k + 1) * (k + 2))
    return total


"""


def _obeying(p: Parameters) -> dict[str, str]:
    side, reach = p["side"], p["radius"] + 2
    start = f"""import numpy as np

colours = np.array({p["colours"]}, np.uint8)
r, c = np.mgrid[0:{side}, 0:{side}] + 0.5 - {side // 2}
image = np.full(({side}, {side}, 3), colours[0])
"""
    head = f"for angle, away, ink in {p['dots']}:\n"
    paint = f"""    top, left = (max(0, int({side // 2} + away * turn) - {reach}) for turn in (-y, x))
    near = slice(top, top + {2 * reach}), slice(left, left + {2 * reach})
    image[near][(r[near] + away * y) ** 2 + (c[near] - away * x) ** 2 <= {p["radius"] ** 2}] = colours[ink]
"""
    both = "    y, x = series(angle * np.pi / 180, 0), series(angle * np.pi / 180, 1)\n"
    doubled = "    y, x = 1.0, angle * np.pi / 180 / 2**30\n    y = (1 - x * x) ** 0.5\n    for k in range(30):\n        y, x = y * y - x * x, 2 * x * y\n"
    one = "a, b = series(np.pi / 180, 0), series(np.pi / 180, 1)\n"
    turned = "    y, x = 1.0, 0.0\n    for k in range(angle):\n        y, x = a * y - b * x, b * y + a * x\n"
    table = f"{one}table = [(1.0, 0.0)]\nfor k in range(359):\n    y, x = table[-1]\n    table.append((a * y - b * x, b * y + a * x))\n"
    rooted = "    y = series(angle * np.pi / 180, 0)\n    x = max(0, 1 - y * y) ** 0.5 * (1 if angle <= 180 else -1)\n"
    by_series = f"{start}{_SERIES}{head}{both}{paint}"
    return {
        "by a series": by_series,
        "by doubling a small turn": f"{start}{head}{doubled}{paint}",
        "by turning degree by degree": f"{start}{_SERIES}{one}{head}{turned}{paint}",
        "by a table": f"{start}{_SERIES}{table}{head}    y, x = table[angle]\n{paint}",
        "by a root": f"{start}{_SERIES}{head}{rooted}{paint}",
        "as numbers of type float": f"{by_series}image = image / 255\n",
        "documented": f'"""Draw dots."""\n{by_series}# that is all\n',
    }


def _breaking(p: Parameters) -> dict[str, str]:
    by_series = next(iter(_obeying(p).values()))
    cosine, sine = "series(angle * np.pi / 180, 0)", "series(angle * np.pi / 180, 1)"

    def by(y: str, x: str, before: str = "") -> str:
        return before + by_series.replace(cosine, y).replace(sine, x)

    angle = "np.radians(angle)"
    power = "((-1) ** (angle / 180))"
    return {
        "sine and cosine": by(f"np.cos({angle})", f"np.sin({angle})"),
        "by another name": by(
            f"even({angle})", f"odd({angle})", "from math import cos as even, sin as odd\n"
        ),
        "the exponential": by(f"np.exp(1j * {angle}).real", f"np.exp(1j * {angle}).imag"),
        "a power of minus one": by(f"{power}.real", f"{power}.imag"),
        "by a string": by(f"getattr(np, 'c' + 'os')({angle})", f"getattr(np, 's' + 'in')({angle})"),
    }


@dataclass(frozen=True, slots=True)
class _PolarDots:
    """The ladder: a rung is the number of dots."""

    rungs: tuple[int, ...] = (1, 2, 4, 8, 16, 32, 64, 128)

    def at(self, rung: int) -> RuledTemplate:
        """Give the template of one rung."""
        return constrained(
            FormulaTemplate(
                __name__,
                lambda rng: _parameters(rng, rung),
                _pixels,
                _words,
                _source,
                _edits,
                (_side(rung), _side(rung)),
                rung=rung,
                parts=_parts,
            ),
            "no_trigonometry",
            _obeying,
            _breaking,
        )


TEMPLATE = _PolarDots()
