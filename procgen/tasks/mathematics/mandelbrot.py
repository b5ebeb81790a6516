"""The Mandelbrot set, by a given number of steps, in a given window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.fields import centres, choose
from procgen.exact.formula_template import FormulaTemplate, per_pixel
from procgen.exact.palette import paints
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters


def _parameters(rng: Random) -> Parameters:
    return {
        "colours": [paint.colour for paint in paints(rng, 2)],
        "steps": rng.choice((30, 40, 60)),
        "left": rng.choice((-2.2, -2.1, -2.0)),
        "side": rng.choice((2.6, 2.8, 3.0)),
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    c = p["left"] + column / width * p["side"] + 1j * (0.5 - row / height) * p["side"]
    z, inside = np.zeros_like(c), np.ones(c.shape, bool)
    for _ in range(p["steps"]):
        z = np.where(inside, z * z + c, z)
        inside &= np.abs(z) <= 2
    return choose(inside, p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    outside, inside = p["colours"]
    left, right, half = p["left"], round(p["left"] + p["side"], 2), p["side"] / 2
    return (
        f"the Mandelbrot set in {said(inside)} on {said(outside)}: real parts run from {left} (left edge) to {right} (right edge), imaginary parts "
        f"from {half:g} (upper edge) to -{half:g} (lower edge); start from z = 0; a point c belongs to the set if |z| <= 2 after each of {p['steps']} "
        "steps z -> z * z + c",
        f"曼德博集合:集合内为{said_in_chinese(inside)},外为{said_in_chinese(outside)};实部从 {left}(左边)到 {right}(右边),虚部从 {half:g}(上边)到 -{half:g}(下边);"
        f"从 z=0 开始迭代 z→z*z+c 共 {p['steps']} 步,每步之后都有 |z|<=2 的点 c 属于集合",
    )


def _source(p: Parameters) -> str:
    outside, inside = p["colours"]
    return per_pixel(f"""
c = complex({p["left"]} + column * {p["side"]} / width, {p["side"] / 2} - row * {p["side"]} / height)
z, value = 0j, {inside}
for _ in range({p["steps"]}):
    z = z * z + c
    if z.real * z.real + z.imag * z.imag > 4:
        value = {outside}
        break
""")


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "four steps": p | {"steps": 4},
        "window too wide": p | {"side": p["side"] * 1.2},
        "window moved": p | {"left": p["left"] + 0.3},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


TEMPLATE = FormulaTemplate(
    __name__, _parameters, _pixels, _words, _source, _edits, size=None, share=0.95, stray=0.01
)
