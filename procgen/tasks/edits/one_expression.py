"""A board of three colours with a disc, drawn by a single expression."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.fields import centres, choose
from procgen.exact.formula_template import FormulaTemplate, per_pixel
from procgen.exact.palette import paints
from procgen.exact.ruled_template import constrained
from procgen.exact.wording import a_said, said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters


def _parameters(rng: Random) -> Parameters:
    colours = [paint.colour for paint in paints(rng, 4)]
    return {
        "colours": colours,
        "cell": rng.randint(20, 40),
        "slant": rng.choice((1, 2)),
        "radius": rng.randint(40, 80),
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    index = (p["slant"] * (row // p["cell"]) + column // p["cell"]).astype(np.int64) % 3
    return choose(
        np.where(np.hypot(row - height / 2, column - width / 2) <= p["radius"], 3, index), p["colours"]
    )


def _words(p: Parameters) -> tuple[str, str]:
    listed = ", ".join(f"{k}: {said(colour)}" for k, colour in enumerate(p["colours"][:3]))
    chinese = "、".join(f"{k} 为{said_in_chinese(colour)}" for k, colour in enumerate(p["colours"][:3]))
    factor = f"{p['slant']} * " if p["slant"] > 1 else ""
    return (
        f"a board of square cells of {p['cell']} px from the upper left corner, cut off by the border; cell (i, k), counted from 0 down and to the right, has the colour of number ({factor}i + k) modulo 3 ({listed}); "
        f"over it, around the centre of the picture (row 128, column 128), {a_said(p['colours'][3])} disc of radius {p['radius']} px",
        f"从左上角起铺满边长 {p['cell']} 像素的方格(边界处截去),自上而下第 i 行、自左而右第 k 列(从 0 起)的方格颜色编号为 ({factor}i + k) 除以 3 的余数({chinese});"
        f"其上以图像中心(行 128,列 128)为圆心画{said_in_chinese(p['colours'][3])}圆盘,半径 {p['radius']} 像素",
    )


def _source(p: Parameters) -> str:
    return per_pixel(f"""
value = {p["colours"][:3]}[({p["slant"]} * (i // {p["cell"]}) + j // {p["cell"]}) % 3]
if (row - height / 2) ** 2 + (column - width / 2) ** 2 <= {p["radius"]} ** 2:
    value = {p["colours"][3]}
""")


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "cells too large": p | {"cell": p["cell"] + 3},
        "slanted otherwise": p | {"slant": 3 - p["slant"]},
        "disc too small": p | {"radius": p["radius"] - 10},
        "colours passed on": p | {"colours": [*p["colours"][1:], p["colours"][0]]},
    }


_HEAD = "import numpy as np\n\n"


def _obeying(p: Parameters) -> dict[str, str]:
    cell, slant, least, table = p["cell"], p["slant"], p["radius"] ** 2, f"np.array({p['colours']}, np.uint8)"
    ogrid = "np.ogrid[0:256, 0:256]"
    index = f"({slant} * (np.arange(256)[:, None] // {cell}) + np.arange(256) // {cell}) % 3"
    inside = f"(np.arange(256)[:, None] - 127.5) ** 2 + (np.arange(256) - 127.5) ** 2 <= {least}"
    pixel = f"3 if (r - 127.5) ** 2 + (c - 127.5) ** 2 <= {least} else ({slant} * (r // {cell}) + c // {cell}) % 3"
    whole = f"image = {table}[np.where({inside}, 3, {index})]\n"
    return {
        "by where": f"{_HEAD}{whole}",
        "by choice": f"{_HEAD}image = np.where(({inside})[..., None], {p['colours'][3]}, {table}[{index}])\n",
        "by comprehension": f"{_HEAD}image = {table}[[[{pixel} for c in range(256)] for r in range(256)]]\n",
        "with a docstring": f'"""Draw a board."""\n{_HEAD}{whole}',
        "over several lines": f"{_HEAD}image = {table}[\n    np.where(\n        {inside},  # the disc\n        3,\n        {index},\n    )\n]\n",
        "by fromfunction": f"{_HEAD}from numpy import indices\n\nimage = {table}[np.where(sum((k + 0.5 - 128) ** 2 for k in indices((256, 256))) <= {least}, 3, ({slant} * ({ogrid}[0] // {cell}) + {ogrid}[1] // {cell}) % 3)]\n",
    }


def _breaking(p: Parameters) -> dict[str, str]:
    cell, slant, least, table = p["cell"], p["slant"], p["radius"] ** 2, f"np.array({p['colours']}, np.uint8)"
    steps = f"r, c = np.mgrid[0:256, 0:256]\nimage = {table}[({slant} * (r // {cell}) + c // {cell}) % 3]\nimage[(r - 127.5) ** 2 + (c - 127.5) ** 2 <= {least}] = {p['colours'][3]}\n"
    body = "".join(f"    {line}\n" for line in steps.splitlines())
    inner = f"{table}[np.where((r - 127.5) ** 2 + (c - 127.5) ** 2 <= {least}, 3, ({slant} * (r // {cell}) + c // {cell}) % 3)]"
    return {
        "three statements": f"{_HEAD}{steps}",
        "a function": f"{_HEAD}def draw():\n{body}    return image\n\n\nimage = draw()\n",
        "two names": f"{_HEAD}r, c = np.mgrid[0:256, 0:256]\nimage = {inner}\n",
        "a lambda": f"{_HEAD}image = (lambda r, c: {inner})(*np.mgrid[0:256, 0:256])\n",
    }


TEMPLATE = constrained(
    FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits),
    "one_expression",
    _obeying,
    _breaking,
)
