"""Twelve dots on a circle, drawn by a program without trigonometry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.fields import centres, choose
from procgen.exact.formula_template import FormulaTemplate, per_pixel
from procgen.exact.palette import paints
from procgen.exact.ruled_template import constrained
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters


def _parameters(rng: Random) -> Parameters:
    colours = [paint.colour for paint in paints(rng, 2)]
    return {"colours": colours, "reach": rng.randint(80, 108), "radius": rng.randint(10, 16)}


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    inside = np.zeros((height, width), bool)
    for number in range(12):
        angle = np.pi * number / 6
        down, right = (
            row - height / 2 - p["reach"] * np.sin(angle),
            column - width / 2 - p["reach"] * np.cos(angle),
        )
        inside |= np.hypot(down, right) <= p["radius"]
    return choose(inside, p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    ground, ink = p["colours"]
    return (
        f"12 {said(ink)} dots of radius {p['radius']} px on {said(ground)}, evenly spaced on a circle of radius {p['reach']} px around the centre of the picture (row 128, column 128), like the hours of a clock face, one straight above the centre",
        f"背景{said_in_chinese(ground)},12 个{said_in_chinese(ink)}圆点,半径 {p['radius']} 像素,像钟面的刻度那样均匀分布在以图像中心(行 128,列 128)为圆心、半径 {p['reach']} 像素的圆上,其中一个在圆心正上方",
    )


def _source(p: Parameters) -> str:
    ground, ink = p["colours"]
    return per_pixel(f"""
angle = round(math.atan2(row - height / 2, column - width / 2) / math.radians(30)) * math.radians(30)
down, right = height / 2 + {p["reach"]} * math.sin(angle), width / 2 + {p["reach"]} * math.cos(angle)
value = {ink} if math.hypot(row - down, column - right) <= {p["radius"]} else {ground}
""")


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "too far out": p | {"reach": p["reach"] + 6},
        "too small": p | {"radius": p["radius"] - 4},
        "too large": p | {"radius": p["radius"] + 4},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


_START = "import numpy as np\n\nr, c = np.mgrid[0:256, 0:256] - 127.5\n"
_PLACES = "[(0, 1), (1, 0), (0.5, h), (h, 0.5)]"


def _obeying(p: Parameters) -> dict[str, str]:
    ground, ink = p["colours"]
    reach, least = p["reach"], p["radius"] ** 2
    paint = f"{_START}image = np.full((256, 256, 3), {ground}, np.uint8)\n"
    signs = f"    for a in (-1, 1):\n        for b in (-1, 1):\n            image[(r - a * {reach} * y) ** 2 + (c - b * {reach} * x) ** 2 <= {least}] = {ink}\n"
    near = f"(abs(r) - {reach} * y) ** 2 + (abs(c) - {reach} * x) ** 2 <= {least}"
    turn = f"for k in range(12):\n    image[(r - {reach} * y) ** 2 + (c - {reach} * x) ** 2 <= {least}] = {ink}\n    y, x = h * y + 0.5 * x, h * x - 0.5 * y\n"
    return {
        "by a root": f"{paint}h = 3**0.5 / 2\nfor y, x in {_PLACES}:\n{signs}",
        "by a number": f"{paint}h = 0.8660254\nfor y, x in {_PLACES}:\n{signs}",
        "by symmetry": f"{paint}h = np.sqrt(3) / 2\nfor y, x in {_PLACES}:\n    image[{near}] = {ink}\n",
        "by turning": f"{paint}h = np.sqrt(0.75)\ny, x = 1.0, 0.0\n{turn}",
        "by a sum": f"{_START}h = 0.75**0.5\nhit = sum(({near}) for y, x in {_PLACES}) > 0\nimage = np.where(hit[..., None], {ink}, {ground})\n",
        "as numbers of type float": f"{paint}h = 0.8660254\nfor y, x in {_PLACES}:\n{signs}image = image / 255\n",
    }


def _breaking(p: Parameters) -> dict[str, str]:
    ground, ink = p["colours"]
    paint = f"{_START}image = np.full((256, 256, 3), {ground}, np.uint8)\n"

    def dots(y: str, x: str) -> str:
        return f"for k in range(12):\n    image[(r - {p['reach']} * {y}) ** 2 + (c - {p['reach']} * {x}) ** 2 <= {p['radius'] ** 2}] = {ink}\n"

    turn = "np.pi * k / 6"
    return {
        "sine and cosine": f"{paint}{dots(f'np.sin({turn})', f'np.cos({turn})')}",
        "by another name": f"from math import cos as even, sin as odd\n{paint}{dots(f'odd({turn})', f'even({turn})')}",
        "complex numbers": f"{paint}z = 1j\n{dots('(z ** (k / 3)).imag', '(z ** (k / 3)).real')}",
        "the exponential": f"{paint}i = (-1) ** 0.5\n{dots(f'np.exp(i * {turn}).imag', f'np.exp(i * {turn}).real')}",
    }


TEMPLATE = constrained(
    FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits),
    "no_trigonometry",
    _obeying,
    _breaking,
)
