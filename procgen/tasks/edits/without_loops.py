"""A grid of dots, drawn by a program without loops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.fields import centres, choose
from procgen.exact.formula_template import FormulaTemplate, per_pixel
from procgen.exact.palette import paints
from procgen.exact.ruled_template import constrained
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters


def _parameters(rng: Random) -> Parameters:
    colours = [paint.colour for paint in paints(rng, 2)]
    return {"colours": colours, "cell": rng.choice((24, 32, 40)), "radius": rng.randint(6, 10)}


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    down, right = (np.abs((place % p["cell"]) - p["cell"] / 2) for place in (row, column))
    return choose(np.hypot(down, right) <= p["radius"], p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    ground, ink = p["colours"]
    return (
        f"{said(ink)} dots of radius {p['radius']} px on {said(ground)}, centred at rows and columns {p['cell']} * k + {p['cell'] // 2} for all k = 0, 1, 2, ..., cut off by the border",
        f"背景{said_in_chinese(ground)},{said_in_chinese(ink)}圆点半径 {p['radius']} 像素,圆心的行和列都取 {p['cell']} * k + {p['cell'] // 2}(k = 0、1、2……),超出边界的部分截去",
    )


def _source(p: Parameters) -> str:
    ground, ink = p["colours"]
    half = p["cell"] // 2
    return per_pixel(
        f"away = math.hypot(row % {p['cell']} - {half}, column % {p['cell']} - {half})\nvalue = {ink} if away <= {p['radius']} else {ground}"
    )


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "cells too large": p | {"cell": p["cell"] + 4},
        "dots too small": p | {"radius": p["radius"] - 3},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


def _obeying(p: Parameters) -> dict[str, str]:
    ground, ink = p["colours"]
    cell, half, reach = p["cell"], p["cell"] // 2, p["radius"]
    grid = "import numpy as np\n\nr, c = np.mgrid[0:256, 0:256] + 0.5\n"
    dots = f"((r % {cell} - {half}) ** 2 + (c % {cell} - {half}) ** 2 <= {reach**2})"
    colours = f"np.array([{ground}, {ink}], np.uint8)"
    return {
        "by colour table": f"{grid}image = {colours}[{dots}.astype(int)]\n",
        "by mask": f"{grid}image = np.full((256, 256, 3), {ground}, np.uint8)\nimage[{dots}] = {ink}\n",
        "by where": f"{grid}image = np.where({dots}[..., None], {ink}, {ground})\n",
        "by function": f"{grid}\n\ndef dots():\n    return {dots}\n\n\nimage = np.where(dots()[..., None], {ink}, {ground}).astype(np.uint8)\n",
        "by a mixture": f"{grid}share = {dots}[..., None]\nimage = np.array({ink}) * share + np.array({ground}) * ~share\n",
        "by a tile": f"import numpy as np\n\nr, c = np.mgrid[0:{cell}, 0:{cell}] + 0.5\ntile = {colours}[{dots}.astype(int)]\nimage = np.tile(tile, (12, 12, 1))[:256, :256]\n",
    }


def _breaking(p: Parameters) -> dict[str, str]:
    ground, ink = p["colours"]
    cell, half, reach = p["cell"], p["cell"] // 2, p["radius"]
    grid = "import numpy as np\n\nr, c = np.mgrid[0:256, 0:256] + 0.5\n"
    rows = f"[[{ink} if (r % {cell} - {half}) ** 2 + (c % {cell} - {half}) ** 2 <= {reach**2} else {ground} for c in np.arange(256) + 0.5] for r in np.arange(256) + 0.5]"
    body = f"    image[(r - k // 12 * {cell} - {half}) ** 2 + (c - k % 12 * {cell} - {half}) ** 2 <= {reach**2}] = {ink}\n"
    start = f"{grid}image = np.full((256, 256, 3), {ground}, np.uint8)\n"
    return {
        "a loop": f"{start}for k in range(144):\n{body}",
        "a while loop": f"{start}k = 0\nwhile k < 144:\n{body}    k += 1\n",
        "a comprehension": f"import numpy as np\n\nimage = np.array({rows}, np.uint8)\n",
    }


TEMPLATE = constrained(
    FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits), "no_loops", _obeying, _breaking
)
