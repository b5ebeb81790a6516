"""n national flags in their right proportions on one sheet."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from procgen.exact.flags import FLAGS, GROUND, Sheet
from procgen.exact.graded_ladder import GradedLadder
from procgen.exact.program import program
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.graded_ladder import Parameters
    from procgen.types import Size

_HEIGHT = 120


def _parameters(rng: Random, rung: int) -> Parameters:
    codes = list(FLAGS)
    flags = [code for _ in range(-(-rung // len(codes))) for code in rng.sample(codes, len(codes))][:rung]
    return {"flags": flags, "columns": math.ceil(rung**0.5), "drawn": flags, "wrong": ""}


def _size(p: Parameters) -> Size:
    high, wide = Sheet(p["columns"], _HEIGHT).cell
    return -(-len(p["flags"]) // p["columns"]) * high, p["columns"] * wide


def _words(p: Parameters) -> tuple[str, str]:
    sheet = Sheet(p["columns"], _HEIGHT)
    corners = [sheet.corner(number) for number in range(len(p["flags"]))]
    listed = ", ".join(
        f"{FLAGS[code].english} (its upper left pixel in row {row}, column {column})"
        for code, (row, column) in zip(p["flags"], corners, strict=True)
    )
    chinese = "、".join(
        f"{FLAGS[code].chinese}(左上角像素在第 {row} 行、第 {column} 列)"
        for code, (row, column) in zip(p["flags"], corners, strict=True)
    )
    return (
        f"on a gray (#808080) ground the national flag of {listed}; every flag is {_HEIGHT} px high and as wide as its official proportions ask, with its right colours and without outline",
        f"在灰色(#808080)背景上画下列国旗:{chinese};每面旗高 {_HEIGHT} 像素,宽度按官方比例,颜色正确,不加边框",
    )


def _source(p: Parameters) -> str:
    sheet = Sheet(p["columns"], _HEIGHT)
    source = f"import numpy as np\n\nimage = np.full(({_size(p)[0]}, {_size(p)[1]}, 3), {GROUND}, np.uint8)\n"
    for code in dict.fromkeys(p["drawn"]):
        flag = FLAGS[code]
        width = round(_HEIGHT * flag.ratio * (0.75 if p["wrong"] == "proportions" else 1))
        scene = replace(flag.scene, shapes=()) if p["wrong"] == "ground only" else flag.scene
        painter = program(scene).replace("def draw(", "def flag(")
        source += f"\n{painter}\n"
        for row, column in (sheet.corner(k) for k, drawn in enumerate(p["drawn"]) if drawn == code):
            place = f"image[{row} : {row + _HEIGHT}, {column} : {column + width}]"
            source += f"\n{place} = flag({_HEIGHT}, {width})\n"
    return source


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    others = [code for code in ("se", "us", "it", "th", "jp", "cz", "gb") if code not in p["flags"]]
    return {
        "the last flag missing": p | {"drawn": p["flags"][:-1]},
        "the ground only": p | {"wrong": "ground only"},
        "wrong proportions": p | {"wrong": "proportions"},
    } | {f"the flag of {code} instead": p | {"drawn": [code, *p["flags"][1:]]} for code in others[:4]}


TEMPLATE = GradedLadder(
    __name__,
    _parameters,
    _size,
    _words,
    lambda p: (
        Check("flag_sheet", {"flags": p["flags"], "columns": p["columns"], "height": _HEIGHT}, told=False),
    ),
    _source,
    _edits,
    (1, 2, 4, 8, 16, 32),
    ("constant", "noise", "tiled", "shifted", "negative", "dimmed"),
)
