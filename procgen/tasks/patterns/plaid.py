"""Two sets of stripes that mix where they cross."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.fields import blend, centres
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
    return {
        "colours": [paint.colour for paint in paints(rng, 2)],
        "step": rng.choice((24, 32, 40)),
        "width": rng.randint(8, 14),
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    crossed = (row % p["step"] < p["width"]).astype(float) + (column % p["step"] < p["width"])
    return blend(crossed / 2, *p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    ground, ink = p["colours"]
    where = f"rows 0, {p['step']}, {2 * p['step']}, ... and columns 0, {p['step']}, {2 * p['step']}, ..."
    return (
        f"a plaid on {said(ground)}: level and upright stripes {p['width']} px wide begin at {where}; a single stripe is half way in RGB between {said(ground)} and {said(ink)}, where two cross "
        f"it is {said(ink)}",
        f"{said_in_chinese(ground)}底上的格子布:宽 {p['width']} 像素的横竖条纹从第 0、{p['step']}、{2 * p['step']}…行和列开始;单条处为{said_in_chinese(ground)}与{said_in_chinese(ink)}的 RGB 中间色,"
        f"横竖相交处为{said_in_chinese(ink)}",
    )


def _source(p: Parameters) -> str:
    ground, ink = p["colours"]
    return per_pixel(f"""
t = 0.5 * (i % {p["step"]} < {p["width"]}) + 0.5 * (j % {p["step"]} < {p["width"]})
value = [round((1 - t) * a + t * b) for a, b in zip({ground}, {ink})]
""")


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "stripes too wide": p | {"width": p["width"] + 5},
        "stripes too far apart": p | {"step": p["step"] + 8},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


TEMPLATE = FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits)
