"""A fractal of n generations, filled, graded by how far its outline is from the true one.

The picture grows with the rung, so that the smallest shapes can be seen; from rung 7 on only an array of dtype
uint8, as the prompt wants it, fits what the sandbox carries.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.exact.generations import GROWTHS
from procgen.exact.graded_ladder import GradedLadder
from procgen.exact.palette import paints
from procgen.exact.wording import said, said_in_chinese
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.graded_ladder import Parameters
    from procgen.types import Size

_WORDS = MappingProxyType(
    {
        "squares at corners": (
            "a square of {whole} px a side; on each of its four corners sits, with its middle, a square of half that side; on each corner of those one of half theirs",
            "一个边长 {whole} 像素的正方形;它的四个角上各有一个边长减半、中心位于该角的正方形;这些正方形的每个角上又各有一个边长再减半的正方形",
        ),
        "discs": (
            "a disc of {whole} px diameter; on its topmost, its lowest, its leftmost and its rightmost point sits, with its middle, a disc of half that diameter; on those four points of each of them one of half theirs",
            "一个直径 {whole} 像素的圆盘;它的最上、最下、最左、最右点上各有一个直径减半、圆心位于该点的圆盘;这些圆盘的这四个点上又各有一个直径再减半的圆盘",
        ),
        "discs aslant": (
            "a disc of {whole} px diameter; on the four points of its rim that lie aslant, at 45 degrees to the upper left, upper right, lower left and lower right of its middle, sits, with its middle, a disc of half that diameter; on those four points of each of them one of half theirs",
            "一个直径 {whole} 像素的圆盘;它的圆周上位于圆心左上、右上、左下、右下 45 度方向的四个点上各有一个直径减半、圆心位于该点的圆盘;这些圆盘的这四个点上又各有一个直径再减半的圆盘",
        ),
    }
)


def _half(generations: int) -> int:
    """Choose the first shape so that the smallest ones are 8 pixels across: what is missing is then seen."""
    return max(64, 4 << generations)


def _parameters(rng: Random, rung: int) -> Parameters:
    ink, ground = (paint.colour for paint in paints(rng, 2))
    return {
        "growth": rng.choice(tuple(GROWTHS)),
        "generations": rung,
        "half": _half(rung),
        "side": 4 * _half(rung) + 2 * rng.randint(8, 20),
        "ink": ink,
        "ground": ground,
        "drawn": rung,
        "ratio": 2,
        "down": 0,
        "hollow": False,
        "arms": 4,
    }


def _size(p: Parameters) -> Size:
    return p["side"], p["side"]


def _words(p: Parameters) -> tuple[str, str]:
    english, chinese = (words.format(whole=2 * p["half"]) for words in _WORDS[p["growth"]])
    n = p["generations"]
    return (
        f"around the centre of the picture, {english}, and so on: {n} generation{'s' * (n > 1)} after the first, all filled with {said(p['ink'])} on {said(p['ground'])}, "
        "the outline of the whole at most 1.5 px off",
        f"以图像中心为中心:{chinese},如此继续,第一个之后共 {n} 代,全部填充{said_in_chinese(p['ink'])},背景为{said_in_chinese(p['ground'])};整体轮廓最多可偏 1.5 像素",
    )


def _source(p: Parameters) -> str:
    shape, where = GROWTHS[p["growth"]]
    inside = "(down ** 2 + right ** 2 <= half ** 2)"
    if shape == "square":
        inside = "(abs(down) <= half) & (abs(right) <= half)"
    return f"""import numpy as np

SIDE = {p["side"]}
inked = np.zeros((SIDE, SIDE), bool)


def grow(row, column, half, left):
    top, first = max(0, int(row - half) - 1), max(0, int(column - half) - 1)
    area = inked[top:int(row + half) + 2, first:int(column + half) + 2]
    down = np.arange(top, top + area.shape[0])[:, None] + 0.5 - row
    right = np.arange(first, first + area.shape[1])[None, :] + 0.5 - column
    area |= {inside}
    if left:
        for below, aside in {where[: p["arms"]]}:
            grow(row + below * half, column + aside * half, half / {p["ratio"]}, left - 1)


grow(SIDE / 2 + {p["down"]}, SIDE / 2, {p["half"]}, {p["drawn"]})
if {p["hollow"]}:
    inside = inked.copy()
    for axis in (0, 1):
        for step in (-2, 2):
            inside &= np.roll(inked, step, axis)
    inked &= ~inside
image = np.where(inked[:, :, None], np.uint8({list(p["ink"])}), np.uint8({list(p["ground"])}))
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    others = [growth for growth in GROWTHS if growth != p["growth"]]
    return {
        "a generation too few": p | {"drawn": p["drawn"] - 1},
        "a generation too many": p | {"drawn": p["drawn"] + 1},
        "too small": p | {"half": round(0.94 * p["half"])},
        "shrunk too fast": p | {"ratio": 2.3},
        "three instead of four": p | {"arms": 3},
        "too low": p | {"down": 4},
        "only the outline": p | {"hollow": True},
        "colours exchanged": p | {"ink": p["ground"], "ground": p["ink"]},
    } | {f"{growth} instead": p | {"growth": growth} for growth in others}


_JUDGED = ("growth", "generations", "half", "ink", "ground")

TEMPLATE = GradedLadder(
    __name__,
    _parameters,
    _size,
    _words,
    lambda p: (Check("fractal_outline", {name: p[name] for name in _JUDGED}, told=False),),
    _source,
    _edits,
    (1, 2, 3, 4, 5, 6),
    ("constant", "noise", "shifted", "half"),
)
