"""Two sine waves multiplied."""

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
    return {
        "colours": [paint.colour for paint in paints(rng, 2)],
        "down": rng.randint(2, 5),
        "across": rng.randint(2, 5),
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    share = 0.5 + 0.5 * np.sin(2 * np.pi * p["down"] * row / height) * np.sin(
        2 * np.pi * p["across"] * column / width
    )
    return blend(share, *p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    first, second = p["colours"]
    rule = (
        f"t = 0.5 + 0.5 * sin(2 pi * {p['down']} * row / height) * sin(2 pi * {p['across']} * column / width)"
    )
    return (
        f"a smooth field, in RGB (1 - t) times {said(first)} plus t times {said(second)}, where {rule}",
        f"平滑的场:RGB 颜色为 (1-t) 倍{said_in_chinese(first)}加 t 倍{said_in_chinese(second)},其中 {rule}",
    )


def _source(p: Parameters) -> str:
    first, second = p["colours"]
    return per_pixel(f"""
t = (1 + math.sin(2 * math.pi * {p["down"]} * row / height) * math.sin(2 * math.pi * {p["across"]} * column / width)) / 2
value = [round(a + (b - a) * t) for a, b in zip({first}, {second})]
""")


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "one wave too many": p | {"down": p["down"] + 1},
        "one wave too few": p | {"across": p["across"] - 1},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


TEMPLATE = FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits, size=None)
