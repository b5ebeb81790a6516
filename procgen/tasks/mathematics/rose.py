"""A filled rose curve with k petals."""

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
        "petals": rng.choice((3, 5, 7, 9)),
        "reach": rng.randint(36, 46),
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    down, right = row - height / 2, column - width / 2
    edge = p["reach"] / 100 * min(height, width) * np.cos(p["petals"] * np.arctan2(-down, right))
    return choose(np.hypot(down, right) <= edge, p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    ground, ink = p["colours"]
    return (
        f"a rose of {p['petals']} petals around the centre of the picture, filled with {said(ink)} on {said(ground)}: with t the angle of a point (counter-clockwise from "
        f"straight right), the point belongs to it if its distance from the centre is at most {p['reach']} % of the shorter side times cos({p['petals']} * t)",
        f"以图像中心为中心的 {p['petals']} 瓣玫瑰线,用{said_in_chinese(ink)}填充,背景{said_in_chinese(ground)}:t 为点的角度(自正右方逆时针),"
        f"到中心的距离不超过短边的 {p['reach']}% 乘以 cos({p['petals']}t) 的点属于它",
    )


def _source(p: Parameters) -> str:
    ground, ink = p["colours"]
    return per_pixel(f"""
t = math.atan2(height / 2 - row, column - width / 2)
away = math.hypot(column - width / 2, height / 2 - row) / min(height, width)
value = {ink} if away * 100 <= {p["reach"]} * math.cos({p["petals"]} * t) else {ground}
""")


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "two petals too many": p | {"petals": p["petals"] + 2},
        "too small": p | {"reach": p["reach"] - 12},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


TEMPLATE = FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits, size=None)
