"""A blend of two colours along a direction."""

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
        "down": rng.choice((0, 1, 1)),
        "across": rng.choice((0, 1, -1)),
    }


def _share(p: Parameters) -> tuple[int, int]:
    return (p["down"], p["across"]) if p["down"] or p["across"] else (1, 0)


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    down, across = _share(p)
    right = column / width if across >= 0 else 1 - column / width
    share = (down * row / height + abs(across) * right) / (down + abs(across))
    return blend(np.broadcast_to(share, (height, width)), *p["colours"])


_ENDS = (
    ((0, 1), "column / width", "the left edge", "the right edge", "左边", "右边"),
    ((0, -1), "1 - column / width", "the right edge", "the left edge", "右边", "左边"),
    ((1, 0), "row / height", "the upper edge", "the lower edge", "上边", "下边"),
    (
        (1, 1),
        "(row / height + column / width) / 2",
        "the upper left corner",
        "the lower right corner",
        "左上角",
        "右下角",
    ),
    (
        (1, -1),
        "(row / height + 1 - column / width) / 2",
        "the upper right corner",
        "the lower left corner",
        "右上角",
        "左下角",
    ),
)


def _words(p: Parameters) -> tuple[str, str]:
    first, second = p["colours"]
    share, start, end, chinese_start, chinese_end = next(
        words for direction, *words in _ENDS if direction == _share(p)
    )
    return (
        f"a linear blend in RGB from {said(first)} at {start} to {said(second)} at {end}: "
        f"(1 - t) times the former plus t times the latter, where t = {share}",
        f"从{chinese_start}的{said_in_chinese(first)}到{chinese_end}的{said_in_chinese(second)}的 RGB 线性渐变:"
        f"(1 - t) 乘前者加 t 乘后者,t = {share}",
    )


def _source(p: Parameters) -> str:
    down, across = _share(p)
    first, second = p["colours"]
    terms = (["row / height"] if down else []) + (
        ["column / width" if across > 0 else "(width - column) / width"] if across else []
    )
    return per_pixel(
        f"t = ({' + '.join(terms)}) / {len(terms)}\n"
        f"value = [round(a + (b - a) * t) for a, b in zip({first}, {second})]"
    )


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    down, across = _share(p)
    return {
        "colours exchanged": p | {"colours": p["colours"][::-1]},
        "other direction": p | {"down": 1 - down, "across": across or 1},
    }


TEMPLATE = FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits, size=None)
