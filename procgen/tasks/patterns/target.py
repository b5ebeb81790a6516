"""Rings of equal width around the centre, in a cycle of colours."""

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
        "colours": [paint.colour for paint in paints(rng, rng.randint(2, 4))],
        "width": rng.randint(10, 24),
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    radius = np.hypot(row - height / 2, column - width / 2)
    return choose((radius // p["width"]).astype(np.int64), p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    listed, chinese = ", ".join(map(said, p["colours"])), "、".join(map(said_in_chinese, p["colours"]))
    return (
        f"concentric rings around the centre of the picture, each {p['width']} px wide (the innermost is a disc of that radius), "
        f"out to the corners, coloured from the centre outwards in the cycle {listed}",
        f"以图像中心为圆心的同心圆环,一直铺到四角,每环宽 {p['width']} 像素(最里面是半径相同的圆盘),由内向外按 {chinese} 循环着色",
    )


def _source(p: Parameters) -> str:
    return per_pixel(
        f"away = math.sqrt((row - height / 2) ** 2 + (column - width / 2) ** 2)\n"
        f"value = {p['colours']}[int(away / {p['width']}) % {len(p['colours'])}]"
    )


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "rings too wide": p | {"width": p["width"] + 4},
        "cycle turned round": p | {"colours": p["colours"][1:] + p["colours"][:1]},
    }


TEMPLATE = FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits, size=None)
