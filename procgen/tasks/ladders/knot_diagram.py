"""A torus knot or link of n crossings as a line, graded by the distance of its strands and by its crossings."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from procgen.exact.graded_ladder import GradedLadder
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.graded_ladder import Parameters
    from procgen.types import Size

_LINE, _GAP, _SWING, _SPACING, _LEAST_RADIUS = 8, 8, 36, 64, 84
"""Width of a strand, the gap beside a higher one, the largest swing, the way between crossings, pixels."""


def _parameters(rng: Random, rung: int) -> Parameters:
    return {
        "crossings": rung,
        "radius": max(_LEAST_RADIUS, math.ceil(rung * _SPACING / (2 * math.pi))) + rng.randint(0, 12),
        "reach": rng.randint(_SWING - 8, _SWING),
        "sign": rng.choice((1, -1)),
        "line": _LINE,
        "gap": _GAP,
        "flipped": [],
        "side": 0,
        "turn": 0.0,
        "dot": 0,
    }


def _size(p: Parameters) -> Size:
    side = 2 * (max(_LEAST_RADIUS, math.ceil(p["crossings"] * _SPACING / (2 * math.pi))) + _SWING + 26)
    return side, side


def _words(p: Parameters) -> tuple[str, str]:
    n, clear = p["crossings"], p["line"] // 2 + p["gap"]
    height = f"{'' if p['sign'] > 0 else '-'}sin({n} a / 2 + pi k)"
    kind, chinese_kind = ("knot", "纽结") if n % 2 else ("link", "链环")
    return (
        f"the (2, {n}) torus {kind} as a diagram of {n} crossings around the centre of the picture, white (#ffffff) on black (#000000): at the angle a "
        f"(radians, clockwise from straight up, 0 to 2 pi) strand k, 0 or 1, is {p['radius']} + {p['reach']} cos({n} a / 2 + pi k) px away from the centre, "
        f"and its height above the paper is {height}; every strand is a line {p['line']} px wide that may lie up to 3 px off; where two cross, "
        f"the higher one passes over whole and the lower one is interrupted: nothing of it is seen within {clear} px of the middle line of the higher one",
        f"以图像中心为中心的 (2, {n}) 环面{chinese_kind}图,共 {n} 个交叉,黑色(#000000)背景、白色(#ffffff)线条:在角度 a(弧度,从正上方起顺时针,0 到 2π)处,"
        f"第 k 股(k = 0、1)距中心 {p['radius']} + {p['reach']} cos({n} a / 2 + πk) 像素,离纸面的高度为 {height.replace('pi', 'π')};每股线宽 {p['line']} 像素,位置最多可偏 3 像素;"
        f"两股交叉处较高者完整地从上方通过,较低者断开:距较高者中线 {clear} 像素以内看不到较低者",
    )


def _source(p: Parameters) -> str:
    side = p["side"] or _size(p)[0]
    return f"""import numpy as np

CROSSINGS, SIDE, LINE, GAP = {p["crossings"]}, {side}, {p["line"]}, {p["gap"]}
angle = np.linspace(0, 2 * np.pi, 4 * SIDE + 200 * CROSSINGS)
image = np.zeros((SIDE, SIDE, 3), np.uint8)


def stamp(rows, columns, reach, value):
    reach = max(reach, 0)
    for down in range(-int(reach) - 1, int(reach) + 2):
        for right in range(-int(reach) - 1, int(reach) + 2):
            if down ** 2 + right ** 2 <= reach ** 2:
                image[np.clip(rows + down, 0, SIDE - 1).astype(int), np.clip(columns + right, 0, SIDE - 1).astype(int)] = value


strands = []
for k in (0, 1):
    phase = CROSSINGS * angle / 2 + np.pi * k
    far = {p["radius"]} + {p["reach"]} * np.cos(phase)
    high = {p["sign"]} * np.sin(phase)
    for number in {p["flipped"]}:
        high = np.where(abs(angle - (2 * number + 1) * np.pi / CROSSINGS) < np.pi / CROSSINGS / 2, -high, high)
    turned = angle + {p["turn"]}
    strands.append((SIDE / 2 - far * np.cos(turned), SIDE / 2 + far * np.sin(turned), high))
for rows, columns, high in strands:
    stamp(rows[high < 0.1], columns[high < 0.1], LINE / 2, 255)
for rows, columns, high in strands:
    stamp(rows[high > 0.8], columns[high > 0.8], LINE / 2 + GAP, 0)
for rows, columns, high in strands:
    stamp(rows[high > -0.1], columns[high > -0.1], LINE / 2, 255)
if {p["dot"]}:
    stamp(np.array([8.0]), np.array([8.0]), {p["dot"]}, 255)
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "the mirror image": p | {"sign": -p["sign"]},
        "one crossing the other way": p | {"flipped": [p["crossings"] // 2]},
        "no gaps": p | {"gap": -p["line"]},
        "one crossing too many": p | {"crossings": p["crossings"] + 1, "side": _size(p)[0]},
        "one crossing too few": p | {"crossings": p["crossings"] - 1, "side": _size(p)[0]},
        "too thick": p | {"line": 2.6 * p["line"]},
        "too flat": p | {"reach": p["reach"] - 8},
        "too small": p | {"radius": p["radius"] - 8},
        "a dot besides": p | {"dot": 4},
        "turned": p | {"turn": math.pi / p["crossings"]},
    }


_JUDGED = ("crossings", "radius", "reach", "sign", "line", "gap")

TEMPLATE = GradedLadder(
    __name__,
    _parameters,
    _size,
    _words,
    lambda p: (Check("knot_strands", {name: p[name] for name in _JUDGED}, told=False),),
    _source,
    _edits,
    (3, 5, 8, 12, 18, 27, 40),
    ("constant", "noise", "shifted", "mirrored", "half", "dimmed", "negative"),
)
