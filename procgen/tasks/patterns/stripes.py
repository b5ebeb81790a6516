"""Straight stripes of two colours at a slant."""

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
    colours = [paint.colour for paint in paints(rng, 2)]
    return {
        "colours": colours,
        "down": rng.choice((0, 1, 2)),
        "across": rng.choice((1, 2, -1)),
        "width": rng.randint(14, 30),
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    return choose(
        np.floor((p["down"] * row + p["across"] * column) / p["width"]).astype(np.int64), p["colours"]
    )


def _words(p: Parameters) -> tuple[str, str]:
    first, second = p["colours"]
    rule = f"floor(({p['down']} * row + {p['across']} * column) / {p['width']})"
    return (
        f"stripes: the point (row, column) is {said(first)} where {rule} is even and {said(second)} where it is odd",
        f"条纹:点 (row, column) 处,若 {rule} 为偶数则为{said_in_chinese(first)},为奇数则为{said_in_chinese(second)}",
    )


def _source(p: Parameters) -> str:
    first, second = p["colours"]
    return per_pixel(
        f"band = math.floor(({p['down']} * row + {p['across']} * column) / {p['width']})\nvalue = {second} if band % 2 else {first}"
    )


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "stripes too wide": p | {"width": p["width"] + 6},
        "slanted the other way": p | {"down": p["down"] + 1},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


TEMPLATE = FormulaTemplate(
    __name__,
    _parameters,
    _pixels,
    _words,
    _source,
    _edits,
    stray=0.01,  # a stripe that ends at the border may show one column more there, on either side
)
