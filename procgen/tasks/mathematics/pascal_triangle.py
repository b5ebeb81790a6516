"""Pascal's triangle modulo a small number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.fields import choose
from procgen.exact.formula_template import FormulaTemplate, per_pixel
from procgen.exact.palette import paints
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters


def _parameters(rng: Random) -> Parameters:
    modulus = rng.choice((2, 3, 4, 5))
    return {"colours": [paint.colour for paint in paints(rng, modulus)], "modulus": modulus}


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    value = np.zeros((height, width), np.int64)
    value[:, 0] = 1
    for n in range(1, height):
        value[n, 1:] = (value[n - 1, 1:] + value[n - 1, :-1]) % p["modulus"]
    return choose(value, p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    listed = ", ".join(f"{k}: {said(colour)}" for k, colour in enumerate(p["colours"]))
    chinese = "、".join(f"{k} 为{said_in_chinese(colour)}" for k, colour in enumerate(p["colours"]))
    return (
        f"Pascal's triangle modulo {p['modulus']}, one number a pixel: pixel (n, k), counted from 0, shows the binomial coefficient n over k modulo "
        f"{p['modulus']} (it is 0 where k > n), in the colours {listed}",
        f"帕斯卡三角形模 {p['modulus']},一个像素一个数:像素 (n, k)(从 0 数起)显示二项式系数 C(n,k) 模 {p['modulus']}(k>n 时为 0),颜色:{chinese}",
    )


def _source(p: Parameters) -> str:
    return per_pixel(f"value = {p['colours']}[math.comb(i, j) % {p['modulus']}]")


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "another modulus": p | {"modulus": p["modulus"] - 1 if p["modulus"] > 2 else 1},
        "cycle turned round": p | {"colours": p["colours"][1:] + p["colours"][:1]},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


TEMPLATE = FormulaTemplate(
    __name__, _parameters, _pixels, _words, _source, _edits, size=(64, 64), reach=0, share=1.0, stray=0.0
)
