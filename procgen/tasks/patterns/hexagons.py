"""A honeycomb in three colours."""

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
    return {"colours": [paint.colour for paint in paints(rng, 3)], "step": rng.choice((30, 36, 42, 48))}


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    step, high = p["step"], p["step"] * np.sqrt(3) / 2
    line = np.round(row / high)
    best, chosen = np.full((height, width), np.inf), np.zeros((height, width), np.int64)
    for n in (line - 1, line, line + 1):
        for m in (-1, 0, 1):
            k = np.round(column / step - n / 2) + m
            away = (row - n * high) ** 2 + (column - (k + n / 2) * step) ** 2
            number = (k - n).astype(np.int64) % 3
            chosen = np.where(away < best, number, chosen)
            best = np.minimum(away, best)
    return choose(chosen, p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    step = p["step"]
    listed, chinese = ", ".join(map(said, p["colours"])), "、".join(map(said_in_chinese, p["colours"]))
    return (
        f"a honeycomb: for all whole n and k there is a cell centre at row n * {step} * sqrt(3) / 2 and column (k + n / 2) * {step}; every point belongs to the nearest centre and has colour number "
        f"(k - n) modulo 3 of the list {listed} (counted from 0)",
        f"蜂窝:对所有整数 n、k,格心位于行 n*{step}*sqrt(3)/2、列 (k+n/2)*{step};每个点属于最近的格心,颜色为列表 {chinese} 中的第 (k-n) 模 3 个(从 0 数起)",
    )


def _source(p: Parameters) -> str:
    return per_pixel(f"""
best = None
for n in range(int(row / {p["step"] * 0.75**0.5}) - 1, int(row / {p["step"] * 0.75**0.5}) + 3):
    start = int(column / {p["step"]} - n / 2)
    for k in range(start - 1, start + 3):
        d = math.hypot(row - n * {p["step"] * 0.75**0.5}, column - (k + n / 2) * {p["step"]})
        if best is None or d < best[0]:
            best = d, (k - n) % 3
value = {p["colours"]}[best[1]]
""")


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "cells too large": p | {"step": p["step"] + 8},
        "cells too small": p | {"step": p["step"] - 6},
        "cycle turned round": p | {"colours": p["colours"][1:] + p["colours"][:1]},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


TEMPLATE = FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits)
