"""A blend from the centre outwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.fields import blend, centres
from procgen.exact.formula_template import FormulaTemplate, per_pixel
from procgen.exact.palette import paints
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters


def _parameters(rng: Random) -> Parameters:
    return {"colours": [paint.colour for paint in paints(rng, 2)], "reach": rng.randint(35, 60)}


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    radius = np.hypot(row - height / 2, column - width / 2)
    return blend(radius / (p["reach"] / 100 * min(height, width)), *p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    first, second = p["colours"]
    return (
        f"a blend in RGB that is {said(first)} in the centre and changes linearly with the distance from it, to {said(second)} at a "
        f"distance of {p['reach']} % of the shorter side; farther out it stays {said(second)}",
        f"径向渐变:中心为{said_in_chinese(first)},随到中心的距离线性变化,距离为短边的 {p['reach']}% 处为{said_in_chinese(second)},更远处保持{said_in_chinese(second)}",
    )


def _source(p: Parameters) -> str:
    first, second = p["colours"]
    return per_pixel(
        f"t = min(1, math.hypot(row - height / 2, column - width / 2) / (min(height, width) * {p['reach'] / 100}))\n"
        f"value = [round(a + (b - a) * t) for a, b in zip({first}, {second})]"
    )


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "colours exchanged": p | {"colours": p["colours"][::-1]},
        "a third colour": p | {"colours": [p["colours"][0], tuple(255 - v for v in p["colours"][1])]},
        "another middle": p | {"colours": [tuple(255 - v for v in p["colours"][0]), p["colours"][1]]},
        "twice as far": p | {"reach": p["reach"] * 2},
        "half as far": p | {"reach": p["reach"] / 2},
    }


TEMPLATE = FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits, size=None)
