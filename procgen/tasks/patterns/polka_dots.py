"""Dots on a square grid, every other row shifted by half a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.fields import centres, choose
from procgen.exact.formula_template import FormulaTemplate, per_pixel
from procgen.exact.palette import paints
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    import numpy as np
    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters


def _parameters(rng: Random) -> Parameters:
    colours = [paint.colour for paint in paints(rng, 2)]
    return {
        "colours": colours,
        "step": (step := rng.choice((24, 28, 32, 40))),
        "radius": rng.randint(5, step // 3),
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    line = row // p["step"]
    down = row - (line + 0.5) * p["step"]
    right = (column - (line % 2) * p["step"] / 2) % p["step"] - p["step"] / 2
    return choose(down**2 + right**2 <= p["radius"] ** 2, p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    ground, dot = p["colours"]
    step, half = p["step"], p["step"] / 2
    return (
        f"{said(dot)} dots of radius {p['radius']} px on {said(ground)}; their rows of centres lie at rows {half:g} + {step} * k "
        f"(k = 0, 1, 2, ...), in each row the centres are {step} px apart, at columns {half:g} + {step} * m where k is even and at "
        f"columns {step} * m where k is odd, for all m, cut off by the border",
        f"{said_in_chinese(ground)}底上画{said_in_chinese(dot)}圆点,半径 {p['radius']} 像素;圆心行为 {half:g}+{step}k(k=0,1,2,…),"
        f"k 为偶数时圆心列为 {half:g}+{step}m,k 为奇数时为 {step}m(m 取所有整数),超出边界的部分截去",
    )


def _source(p: Parameters) -> str:
    ground, dot = p["colours"]
    step = p["step"]
    return per_pixel(
        f"k = int(row // {step})\n"
        f"start = {step / 2} if k % 2 == 0 else 0\n"
        f"m = round((column - start) / {step})\n"
        f"away = math.hypot(row - {step / 2} - k * {step}, column - start - m * {step})\n"
        f"value = {dot} if away <= {p['radius']} else {ground}"
    )


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "dots too far apart": p | {"step": p["step"] + 6},
        "dots too large": p | {"radius": p["radius"] + 5},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


TEMPLATE = FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits)
