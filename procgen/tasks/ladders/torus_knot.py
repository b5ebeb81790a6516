"""A torus knot or link of n crossings, each with its strand on top."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.formula_ladder import FormulaLadder
from procgen.exact.palette import paints
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters, Parts
    from procgen.types import Size

_LINE, _GAP, _SWING = 8, 5, 26
"""Width of a strand, of the gap on either side of one that passes over, and largest reach of the braid, pixels."""
_SPACING, _LEAST_RADIUS = 46, 80
"""Between successive crossings along the middle circle, and the least radius of that circle, pixels."""


def _radius(rung: int) -> int:
    return max(_LEAST_RADIUS, math.ceil(rung * _SPACING / (2 * math.pi)))


def _size(rung: int) -> Size:
    side = 2 * (_radius(rung) + _SWING + 14)
    return side, side


def _parameters(rng: Random, rung: int) -> Parameters:
    ground, ink = (paint.colour for paint in paints(rng, 2))
    strands = rng.choice((2, 3)) if rung % 2 == 0 and rung >= 6 else 2
    return {
        "strands": strands,
        "swings": rung // (strands - 1),
        "sign": rng.choice((1, -1)),
        "radius": _radius(rung),
        "reach": rng.randint(_SWING - 4, _SWING),
        "line": _LINE,
        "gap": _GAP,
        "ground": ground,
        "ink": ink,
        "flipped": [],
    }


def _strands(
    p: Parameters, height: int, width: int
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Give the pixels' angles, and their distance from every strand and the height of its nearest point."""
    down = np.arange(height)[:, None] + 0.5 - height / 2
    right = np.arange(width)[None, :] + 0.5 - width / 2
    own = np.arctan2(right, -down)
    near = abs(np.hypot(down, right) - p["radius"]) < p["reach"] + p["line"] + p["gap"]
    down, right = (np.broadcast_to(axis, near.shape)[near] for axis in (down, right))
    away = np.full((p["strands"], height, width), np.inf)
    high = np.zeros((p["strands"], height, width))
    for strand in range(p["strands"]):
        angle = own[near]
        for _ in range(5):  # walks along the strand to where it is nearest
            phase = (p["swings"] * angle + 2 * np.pi * strand) / p["strands"]
            far = p["radius"] + p["reach"] * np.cos(phase)
            slope = -p["reach"] * p["swings"] / p["strands"] * np.sin(phase)
            sine, cosine = np.sin(angle), np.cos(angle)
            aside, below = right - far * sine, down + far * cosine
            step = aside * (slope * sine + far * cosine) - below * (slope * cosine - far * sine)
            angle += step / (slope**2 + far**2)
        away[strand][near] = np.hypot(aside, below)
        high[strand][near] = p["sign"] * np.sin(phase)
    return own, away, high


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    _, away, high = _strands(p, height, width)
    is_inked = np.zeros((height, width), bool)
    for strand in range(p["strands"]):
        covering = (high > high[strand]) & (away <= p["line"] / 2 + p["gap"])
        is_inked |= (away[strand] <= p["line"] / 2) & ~covering.any(axis=0)
    image: NDArray[np.uint8] = np.array([p["ground"], p["ink"]], np.uint8)[is_inked.astype(np.intp)]
    return image


def _parts(p: Parameters, height: int, width: int) -> Parts:
    """Divide the picture into the background, what is inked of the strands, and every crossing."""
    own, away, _ = _strands(p, height, width)
    crossings = (p["strands"] - 1) * p["swings"]
    nearest = np.rint(own * p["swings"] / np.pi).astype(np.intp) % (2 * p["swings"])
    if p["strands"] == 2:  # the crossings lie at every other of these angles
        nearest = np.floor(own * p["swings"] / (2 * np.pi)).astype(np.intp) % p["swings"]
    two = np.sort(away, axis=0)[1] <= p["line"] / 2 + p["gap"]
    parts = np.where(two, nearest + 2, (away.min(axis=0) <= p["line"] / 2).astype(np.intp))
    named = (f"crossing {k}, clockwise from straight up" for k in range(1, crossings + 1))
    return parts.astype(np.intp), ("the background", "the strands between crossings", *named)


def _words(p: Parameters) -> tuple[str, str]:
    strands, swings, clear = p["strands"], p["swings"], p["line"] // 2 + p["gap"]
    crossings = (strands - 1) * swings
    height = f"{'' if p['sign'] > 0 else '-'}sin(({swings} a + 2 pi k) / {strands})"
    listed = " and ".join(map(str, range(strands))) if strands == 2 else "0, 1 and 2"
    return (
        f"the torus {'knot' if math.gcd(strands, swings) == 1 else 'link'} of {crossings} crossings as a closed braid of {strands} strands k = {listed}, "
        f"{said(p['ink'])} on {said(p['ground'])}, around the centre of the picture: at the angle a (radians, clockwise from straight up, 0 to 2 pi) strand k "
        f"is {p['radius']} + {p['reach']} cos(({swings} a + 2 pi k) / {strands}) px away from the centre, and its height above the paper is {height}; "
        f"every strand is a line {p['line']} px wide; where two cross, the higher one passes over, and the lower one is interrupted: nothing of it is seen within {clear} px "
        "of the middle line of the higher one",
        f"以图像中心为中心、由 {strands} 股(k = {'、'.join(map(str, range(strands)))})闭合辫构成的环面{'纽结' if math.gcd(strands, swings) == 1 else '链环'},共 {crossings} 个交叉,"
        f"{said_in_chinese(p['ground'])}背景,{said_in_chinese(p['ink'])}线条:在角度 a(弧度,从正上方起顺时针,0 到 2π)处,第 k 股距中心 "
        f"{p['radius']} + {p['reach']} cos(({swings} a + 2πk) / {strands}) 像素,离纸面的高度为 {height.replace('2 pi', '2π')};每股线宽 {p['line']} 像素;"
        f"两股交叉处较高者在上,较低者断开:距较高者中线 {clear} 像素以内看不到较低者",
    )


def _source(p: Parameters) -> str:
    return f"""import numpy as np

STRANDS, SWINGS, FLIPPED = {p["strands"]}, {p["swings"]}, {p["flipped"]}


def stamp(image, rows, columns, reach, colour):
    for row, column in zip(rows, columns):
        top, left = max(0, int(row - reach)), max(0, int(column - reach))
        area = image[top:int(row + reach) + 2, left:int(column + reach) + 2]
        down = np.arange(top, top + area.shape[0])[:, None] + 0.5 - row
        right = np.arange(left, left + area.shape[1])[None, :] + 0.5 - column
        area[down ** 2 + right ** 2 <= reach ** 2] = colour


def draw(height, width):
    image = np.full((height, width, 3), {p["ground"]}, np.uint8)
    angle = np.linspace(0, 2 * np.pi, round(2.2 * np.pi * {p["radius"]}) * 2)
    points = []
    for strand in range(STRANDS):
        phase = (SWINGS * angle + 2 * np.pi * strand) / STRANDS
        far = {p["radius"]} + {p["reach"]} * np.cos(phase)
        high = {p["sign"]} * np.sin(phase)
        for where in FLIPPED:
            high = np.where(abs(angle - where) < np.pi / SWINGS / 2, -high, high)
        points.append((high, height / 2 - far * np.cos(angle), width / 2 + far * np.sin(angle)))
    high, rows, columns = np.concatenate(points, axis=1)
    for least, most, reach, colour in [
        (-2, 0.1, {p["line"] / 2}, {p["ink"]}),
        (0.6, 2, {p["line"] / 2 + p["gap"]}, {p["ground"]}),
        (-0.1, 2, {p["line"] / 2}, {p["ink"]}),
    ]:
        chosen = (high >= least) & (high <= most)
        stamp(image, rows[chosen], columns[chosen], reach, colour)
    return image
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    at = (1 + 2 * (p["swings"] // 3)) * math.pi / p["swings"]
    return {
        "the mirror image": p | {"sign": -p["sign"]},
        "one crossing the other way": p | {"flipped": [round(at, 5)]},
        "no gaps": p | {"gap": -p["line"]},
        "a swing too many": p | {"swings": p["swings"] + 1},
        "a swing too few": p | {"swings": p["swings"] - 1},
        "a strand too many": p | {"strands": p["strands"] + 1},
        "the rings side by side": p | {"strands": 2, "swings": 1},
        "too thick": p | {"line": p["line"] + 6},
        "too thin": p | {"line": p["line"] - 4},
        "too flat": p | {"reach": p["reach"] - 8},
        "too small": p | {"radius": p["radius"] - 12},
        "colours exchanged": p | {"ground": p["ink"], "ink": p["ground"]},
    }


TEMPLATE = FormulaLadder(
    __name__,
    _parameters,
    _pixels,
    _parts,
    _words,
    _source,
    _edits,
    (2, 3, 5, 8, 12, 18, 27, 40, 60),
    _size,
    share=0.85,
)
