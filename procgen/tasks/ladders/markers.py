"""n ArUco markers of the original dictionary, read by OpenCV."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from procgen.exact.free_ladder import FreeLadder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.formula_template import Parameters
    from procgen.types import Size

_MODULE, _CELL = 6, 9
"""Side of a marker's square, pixels, and of a cell, squares: a marker has seven squares in a row."""
_KNOWN = 1024


def _columns(rung: int) -> int:
    return math.ceil(math.sqrt(rung))


def _size(rung: int) -> Size:
    return -(-rung // _columns(rung)) * _CELL * _MODULE, _columns(rung) * _CELL * _MODULE


def _parameters(rng: Random, rung: int) -> Parameters:
    numbers = [number for _ in range(-(-rung // _KNOWN)) for number in rng.sample(range(_KNOWN), _KNOWN)]
    return {
        "numbers": numbers[:rung],
        "drawn": numbers[:rung],
        "columns": _columns(rung),
        "module": _MODULE,
        "dark": 0,
        "light": 255,
        "spoil": "",
    }


def _words(p: Parameters) -> tuple[str, str]:
    numbers, columns, cell = ", ".join(map(str, p["numbers"])), p["columns"], _CELL * _MODULE
    return (
        f"the {len(p['numbers'])} ArUco marker(s) {numbers} of the original ArUco dictionary (5 x 5 bits, markers 0 to 1023, OpenCV's DICT_ARUCO_ORIGINAL), black on white and upright, "
        f"each in the middle of its cell of {cell} x {cell} px, {columns} cell(s) in a row, from left to right, then down; a marker is {7 * _MODULE} px wide with its black border, and the rest of the picture is white",
        f"原始 ArUco 字典(5 x 5 位,编号 0 至 1023,即 OpenCV 的 DICT_ARUCO_ORIGINAL)中的 {len(p['numbers'])} 个标记:{numbers};白底黑色、方向端正,"
        f"每个位于边长 {cell} 像素的格子正中,每行 {columns} 个格子,先从左到右再从上到下;标记连同黑边宽 {7 * _MODULE} 像素,其余为白色",
    )


def _demands(p: Parameters) -> Mapping[str, Any]:
    return {"numbers": p["numbers"], "columns": p["columns"]}


def _source(p: Parameters) -> str:
    return f"""import numpy as np

CODE = [[1, 0, 0, 0, 0], [1, 0, 1, 1, 1], [0, 1, 0, 0, 1], [0, 1, 1, 1, 0]]


def marker(number):
    bits = np.zeros((7, 7), int)
    for row in range(5):
        bits[row + 1, 1:6] = CODE[number >> 2 * (4 - row) & 3]
    {p["spoil"]}
    return bits.repeat({p["module"]}, 0).repeat({p["module"]}, 1)


def draw(height, width):
    image = np.full((height, width, 3), {p["light"]}, np.uint8)
    side, cell = 7 * {p["module"]}, {_CELL * _MODULE}
    for place, number in enumerate({p["drawn"]}):
        top = place // {p["columns"]} * cell + (cell - side) // 2
        left = place % {p["columns"]} * cell + (cell - side) // 2
        image[top:top + side, left:left + side][marker(number) == 0] = {p["dark"]}
    return image
"""


def _choices(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "smaller squares": p | {"module": 5},
        "dark gray on light gray": p | {"dark": 50, "light": 235},
    }


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    numbers = p["numbers"]
    at = len(numbers) // 2
    spoils = {
        "turned by a quarter": "bits = np.rot90(bits)",
        "upside down": "bits = bits[::-1, ::-1]",
        "mirrored": "bits = bits[:, ::-1]",
        "colours exchanged": "bits = 1 - bits",
        "one bit wrong": "bits[3, 3] = 1 - bits[3, 3]",
        "no border": "bits[0] = bits[-1] = bits[:, 0] = bits[:, -1] = 1",
        "bits without their code": "bits[1:6, 1:6] = [[number >> (5 * r + c) % 10 & 1 for c in range(5)] for r in range(5)]",
    }
    return {name: p | {"spoil": spoil} for name, spoil in spoils.items()} | {
        "one number wrong": p | {"drawn": [*numbers[:at], numbers[at] ^ 1, *numbers[at + 1 :]]},
        "last marker missing": p | {"drawn": numbers[:-1]},
        "other numbers": p | {"drawn": [(number + 342) % _KNOWN for number in numbers]},
    }


TEMPLATE = FreeLadder(
    __name__,
    _parameters,
    _words,
    "markers",
    _demands,
    _source,
    _choices,
    _edits,
    ("half", "noise", "constant"),
    (1, 2, 4, 8, 16, 32, 64, 128, 256),
    _size,
)
