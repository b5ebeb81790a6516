"""Bricks in running bond with mortar joints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.blemishes import painted
from procgen.exact.fields import centres, choose
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
    colours = [paint.colour for paint in paints(rng, 2)]
    return {
        "colours": colours,
        "long": rng.choice((40, 48, 56)),
        "high": rng.choice((18, 20, 24)),
        "joint": rng.randint(3, 5),
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    shifted = column + (row // p["high"] % 2) * p["long"] / 2
    return choose((row % p["high"] < p["joint"]) | (shifted % p["long"] < p["joint"]), p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    brick, mortar = p["colours"]
    long, high, joint = p["long"], p["high"], p["joint"]
    return (
        f"a wall of {said(brick)} bricks with {said(mortar)} joints: courses are {high} px high from the top, the first {joint} rows of "
        f"each are a joint; in courses 0, 2, 4, ... upright joints {joint} px wide begin at columns 0, {long}, {2 * long}, ..., in courses "
        f"1, 3, 5, ... at columns {long // 2}, {long + long // 2}, ...",
        f"砖墙:{said_in_chinese(brick)}砖、{said_in_chinese(mortar)}灰缝;自上而下每层高 {high} 像素,每层最上面 {joint} 行为横缝;"
        f"第 0、2、4…层的竖缝宽 {joint} 像素,从第 0、{long}、{2 * long}…列开始,第 1、3、5…层从第 {long // 2}、{long + long // 2}…列开始",
    )


def _source(p: Parameters) -> str:
    brick, mortar = p["colours"]
    return per_pixel(
        f"course = i // {p['high']}\n"
        f"start = 0 if course % 2 == 0 else {p['long'] // 2}\n"
        f"joint = i - course * {p['high']} < {p['joint']} or (j - start) % {p['long']} < {p['joint']}\n"
        f"value = {mortar} if joint else {brick}"
    )


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "courses too high": p | {"high": p["high"] + 5},
        "bricks too long": p | {"long": p["long"] + 12},
        "joints too thick": p | {"joint": p["joint"] + 4},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


def _blemishes(p: Parameters) -> Mapping[str, str]:
    brick, _ = p["colours"]
    long, high, joint = p["long"], p["high"], p["joint"]
    whole = painted((2 * high + joint, long, 3 * high, long + joint), brick)
    level = painted((3 * high, 2 * long + joint, 3 * high + joint, 2 * long + long // 2), brick)
    return {"one upright joint forgotten": whole, "one level joint of half a brick forgotten": level}


TEMPLATE = FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits, blemishes=_blemishes)
