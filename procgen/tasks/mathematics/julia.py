"""A filled Julia set."""

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
    real, imaginary = rng.choice(((-0.12, 0.74), (-0.39, 0.59), (0.28, 0.01), (-0.75, 0.11), (-1.0, 0.0)))
    return {
        "colours": [paint.colour for paint in paints(rng, 2)],
        "real": real,
        "imaginary": imaginary,
        "steps": rng.choice((25, 40)),
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    z = (column / width - 0.5) * 3.2 + 1j * (0.5 - row / height) * 3.2
    inside = np.abs(z) <= 2
    for _ in range(p["steps"]):
        z = np.where(inside, z * z + complex(p["real"], p["imaginary"]), z)
        inside &= np.abs(z) <= 2
    return choose(inside, p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    outside, inside = p["colours"]
    c = f"{p['real']} + {p['imaginary']}i"
    return (
        f"the filled Julia set of z -> z * z + c for c = {c} in {said(inside)} on {said(outside)}: real parts run from -1.6 (left edge) to 1.6 (right edge), "
        f"imaginary parts from 1.6 (upper edge) to -1.6 (lower edge); a point belongs to it if |z| <= 2 at the start and after each of {p['steps']} steps",
        f"z→z*z+c(c={c})的填充茱莉亚集:集合内为{said_in_chinese(inside)},外为{said_in_chinese(outside)};实部从 -1.6(左边)到 1.6(右边),"
        f"虚部从 1.6(上边)到 -1.6(下边);起点及 {p['steps']} 步迭代后每一步都有 |z|<=2 的点属于集合",
    )


def _source(p: Parameters) -> str:
    outside, inside = p["colours"]
    return per_pixel(f"""
a, b = column / width * 3.2 - 1.6, 1.6 - row / height * 3.2
value = {inside} if a * a + b * b <= 4 else {outside}
for _ in range({p["steps"]}):
    if value == {outside}:
        break
    a, b = a * a - b * b + {p["real"]}, 2 * a * b + {p["imaginary"]}
    if a * a + b * b > 4:
        value = {outside}
""")


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "three steps": p | {"steps": 3},
        "another constant": p | {"real": p["real"] - 0.3},
        "imaginary part forgotten": p | {"imaginary": p["imaginary"] + 0.4},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


TEMPLATE = FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits, size=None, share=0.9)
