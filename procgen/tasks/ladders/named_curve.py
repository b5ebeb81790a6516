"""A cycloid, a rose or a Lissajous figure of order n, as a line.

The picture grows with the rung, so that lines stay apart; from rung 53 on only an array of dtype uint8 fits what
the sandbox carries.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.exact.graded_ladder import GradedLadder
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.graded_ladder import Parameters
    from procgen.types import Size

_LINE = 4
_WORDS = MappingProxyType(
    {
        "hypocycloid": (
            "the hypocycloid with {n} cusps, which lie on the circle of radius {r} px around the centre of the picture, one of them straight above the centre",
            "有 {n} 个尖点的内摆线,尖点位于以图像中心为圆心、半径 {r} 像素的圆上,其中一个在圆心正上方",
        ),
        "epicycloid": (
            "the epicycloid with {n} cusps around the centre of the picture, one cusp straight above the centre; its outermost points lie {r} px from the centre",
            "以图像中心为中心、有 {n} 个尖点的外摆线,其中一个尖点在中心正上方;最外侧的点距中心 {r} 像素",
        ),
        "rhodonea": (
            "the rose curve (rhodonea) with {n} petals around the centre of the picture, whose radius varies as the cosine of {n} times the angle; the tip of one petal lies {r} px straight above the centre",
            "以图像中心为中心的 {n} 瓣玫瑰线,半径按角度 {n} 倍的余弦变化;其中一瓣的顶端在中心正上方 {r} 像素处",
        ),
        "lissajous": (
            "the Lissajous figure of two sines without phase difference around the centre of the picture: while it swings {n} times across it swings {m} times up and down, {r} px to either side each time, beginning to the right and upwards",
            "以图像中心为中心的利萨如图形:两个正弦无相位差,水平振动 {n} 次的同时竖直振动 {m} 次,振幅均为 {r} 像素,从中心向右上方开始",
        ),
    }
)
_CODE = MappingProxyType(
    {
        "hypocycloid": (
            "(n - 1) / n * np.cos(t) + np.cos((n - 1) * t) / n",
            "(n - 1) / n * np.sin(t) - np.sin((n - 1) * t) / n",
        ),
        "epicycloid": (
            "((n + 1) * np.cos(t) - np.cos((n + 1) * t)) / (n + 2)",
            "((n + 1) * np.sin(t) - np.sin((n + 1) * t)) / (n + 2)",
        ),
        "rhodonea": ("np.cos(n * t) * np.cos(t)", "np.cos(n * t) * np.sin(t)"),
        "lissajous": ("np.sin((n + 1) * t)", "np.sin(n * t)"),
        "circle": ("np.cos(t)", "np.sin(t)"),
    }
)


def _parameters(rng: Random, rung: int) -> Parameters:
    fitting = [name for name in _WORDS if name != "rhodonea" or rung % 2]
    name = rng.choice(fitting if rung > 2 else ["epicycloid", "lissajous"])
    return {
        "curve": name,
        "order": rung,
        "rung": rung,
        "drawn": name,
        "scale": 0.45,
        "line": _LINE,
        "part": 1.0,
    }


def _size(p: Parameters) -> Size:
    side = 256 if p["rung"] <= 4 else 512 if p["rung"] <= 12 else max(1024, 32 * p["rung"])
    return side, side


def _words(p: Parameters) -> tuple[str, str]:
    reach = f"{0.45 * _size(p)[0]:g}"
    told = (words.format(n=p["order"], m=p["order"] + 1, r=reach) for words in _WORDS[p["curve"]])
    english, chinese = told
    return (
        f"{english}; a white line {_LINE} px wide ({_LINE - 1} to {_LINE + 1} px will do) on black, nowhere more than 3 px from the curve",
        f"{chinese};黑色背景,白线,线宽 {_LINE} 像素({_LINE - 1} 到 {_LINE + 1} 像素均可),与曲线偏差不超过 3 像素",
    )


def _source(p: Parameters) -> str:
    side = _size(p)[0]
    up, right = _CODE[p["drawn"]]
    half = p["line"] / 2
    return f"""import numpy as np

n, side = {p["order"]}, {side}
t = np.linspace(0, {p["part"]} * 2 * np.pi, 6000 * (n + 2))
up, right = {up}, {right}
image = np.zeros((side, side), np.uint8)
rows, columns = side / 2 - {p["scale"]} * side * up, side / 2 + {p["scale"]} * side * right
reach = int(np.ceil({half}))
for down in range(-reach, reach + 1):
    for across in range(-reach, reach + 1):
        row, column = np.floor(rows) + down, np.floor(columns) + across
        near = np.hypot(row + 0.5 - rows, column + 0.5 - columns) <= {half}
        near &= (np.minimum(row, column) >= 0) & (np.maximum(row, column) < side)
        image[row[near].astype(int), column[near].astype(int)] = 255
image = np.stack([image, image, image], axis=-1)
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    others = [name for name in _CODE if name != p["curve"]]
    return {
        "one more": p | {"order": p["order"] + 1},
        "one fewer": p | {"order": p["order"] - 1},
        "too small": p | {"scale": 0.38},
        "too large": p | {"scale": 0.49},
        "twice as thick": p | {"line": 2 * _LINE},
        "half as thick": p | {"line": _LINE / 2},
        "only a part": p | {"part": 0.4},
    } | {f"a {name} instead": p | {"drawn": name} for name in others}


def _choices(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "a thinner line": p | {"line": _LINE - 1},
        "a thicker line": p | {"line": _LINE + 1},
        "a pixel too small": p | {"scale": 0.45 - 1 / _size(p)[0]},
    }


TEMPLATE = GradedLadder(
    __name__,
    _parameters,
    _size,
    _words,
    lambda p: (Check("traced_curve", {"curve": p["curve"], "order": p["order"], "line": _LINE}, told=False),),
    _source,
    _edits,
    (2, 3, 5, 8, 12, 18, 27),
    ("constant", "noise", "shifted", "half"),
    _choices,
)
