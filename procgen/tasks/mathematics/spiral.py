"""An Archimedean spiral of n arms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.fields import centres, choose
from procgen.exact.formula_template import FormulaTemplate, per_pixel
from procgen.exact.palette import paints
from procgen.exact.wording import counted, said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters


def _parameters(rng: Random) -> Parameters:
    return {
        "colours": [paint.colour for paint in paints(rng, 2)],
        "arms": rng.randint(1, 4),
        "step": rng.randint(24, 40),
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    down, right = row - height / 2, column - width / 2
    turns = np.arctan2(-down, right) / (2 * np.pi)
    phase = np.hypot(down, right) / (p["arms"] * p["step"]) - turns
    return choose((phase * p["arms"]) % 1 < 0.5, p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    ground, ink = p["colours"]
    arms, step = p["arms"], p["step"]
    rule = f"r / {step} - {arms} * t / (2 * pi)" if arms > 1 else f"r / {step} - t / (2 * pi)"
    return (
        f"a spiral with {counted(arms, 'arm')} around the centre of the picture, {said(ink)} on {said(ground)}: with r the distance of a point from the centre in px and t its "
        f"angle in radians (counter-clockwise from straight right), the point is {said(ink)} where the fractional part of {rule} (its value minus its floor) is below 0.5",
        f"以图像中心为中心、有 {arms} 条臂的螺旋,{said_in_chinese(ground)}底{said_in_chinese(ink)}:r 为点到中心的距离(像素),t 为角度(弧度,自正右方逆时针),"
        f"{rule} 的小数部分(值减去其下取整)小于 0.5 的点为{said_in_chinese(ink)}",
    )


def _source(p: Parameters) -> str:
    ground, ink = p["colours"]
    return per_pixel(f"""
away = math.hypot(row - height / 2, column - width / 2)
turn = math.atan2(height / 2 - row, column - width / 2)
x = away / {p["step"]} - {p["arms"]} * turn / (2 * math.pi)
value = {ink} if x - math.floor(x) < 0.5 else {ground}
""")


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "one arm too many": p | {"arms": p["arms"] + 1},
        "arms too wide": p | {"step": p["step"] + 8},
        "turning the other way": p | {"arms": -p["arms"]},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


TEMPLATE = FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits, size=None)
