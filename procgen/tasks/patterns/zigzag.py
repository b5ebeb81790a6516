"""Zigzag bands."""

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
        "colours": [paint.colour for paint in paints(rng, rng.randint(2, 3))],
        "band": rng.randint(14, 24),
        "wave": rng.choice((32, 40, 48, 64)),
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    fold = np.abs(column % p["wave"] - p["wave"] / 2)
    return choose(np.floor((row + fold) / p["band"]).astype(np.int64), p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    listed, chinese = ", ".join(map(said, p["colours"])), "、".join(map(said_in_chinese, p["colours"]))
    rule = f"floor((row + |column mod {p['wave']} - {p['wave'] / 2:g}|) / {p['band']})"
    return (
        f"zigzag bands: the point (row, column) has the colour of number {rule} modulo {len(p['colours'])} in the list {listed} (counted from 0)",
        f"锯齿条带:点 (row, column) 的颜色为列表 {chinese} 中的第 {rule} 模 {len(p['colours'])} 个(从 0 数起)",
    )


def _source(p: Parameters) -> str:
    return per_pixel(f"""
left = column - math.floor(column / {p["wave"]}) * {p["wave"]}
fold = {p["wave"] / 2} - left if left < {p["wave"] / 2} else left - {p["wave"] / 2}
value = {p["colours"]}[int((row + fold) // {p["band"]}) % {len(p["colours"])}]
""")


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "bands too wide": p | {"band": p["band"] + 5},
        "waves too long": p | {"wave": p["wave"] + 16},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


TEMPLATE = FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits)
