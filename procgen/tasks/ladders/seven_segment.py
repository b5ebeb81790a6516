"""A number of n digits in seven-segment form, in rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.formula_ladder import FormulaLadder
from procgen.exact.palette import paints
from procgen.exact.wording import counted, said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters, Parts
    from procgen.types import Size

_LIT = ("abcdef", "bc", "abdeg", "abcdg", "bcfg", "acdfg", "acdefg", "abc", "abcdefg", "abcdfg")
_BARS = ((1, 2, 2, 4), (2, 4, 4, 5), (5, 7, 4, 5), (7, 8, 2, 4), (5, 7, 1, 2), (2, 4, 1, 2), (4, 5, 2, 4))
"""Segments a to g: from row, to row, from column, to column of a digit's cell, in units."""
_HIGH, _WIDE = 9, 6
"""Of a digit's cell, units."""


def _layout(rung: int) -> tuple[int, int, int]:
    """Give rows and columns of digits, and the unit in pixels."""
    columns = int(np.ceil(np.sqrt(1.5 * rung)))
    return -(-rung // columns), columns, max(4, min(16, 512 // (_WIDE * columns)))


def _size(rung: int) -> Size:
    rows, columns, unit = _layout(rung)
    return rows * _HIGH * unit, columns * _WIDE * unit


def _parameters(rng: Random, rung: int) -> Parameters:
    ground, lit, unlit = (paint.colour for paint in paints(rng, 3))
    digits = "".join(rng.choices("0123456789", k=rung))
    return {"digits": digits, "ground": ground, "lit": lit, "unlit": unlit}


def _segments(p: Parameters) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Give for every unit the number of its segment (0 for none), and whether it is lit."""
    rows, columns, _ = _layout(len(p["digits"]))
    number = np.zeros((rows * _HIGH, columns * _WIDE), np.intp)
    lit = np.zeros(number.shape, bool)
    for place, digit in enumerate(p["digits"]):
        top, left = place // columns * _HIGH, place % columns * _WIDE
        for segment, (first, last, start, end) in enumerate(_BARS):
            where = np.s_[top + first : top + last, left + start : left + end]
            number[where] = 7 * place + segment + 1
            lit[where] = "abcdefg"[segment] in _LIT[int(digit)]
    return number, lit


def _enlarged(p: Parameters, units: NDArray[np.intp]) -> NDArray[np.intp]:
    _, _, unit = _layout(len(p["digits"]))
    return units.repeat(unit, 0).repeat(unit, 1)


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    number, lit = _segments(p)
    colours = np.array([p["ground"], p["unlit"], p["lit"]], np.uint8)
    image: NDArray[np.uint8] = colours[_enlarged(p, (number > 0) * (1 + lit))]
    return image[:height, :width]


def _parts(p: Parameters, height: int, width: int) -> Parts:
    named = (f"segment {s} of digit {k}" for k in range(1, len(p["digits"]) + 1) for s in "abcdefg")
    return _enlarged(p, _segments(p)[0])[:height, :width], ("the background", *named)


def _words(p: Parameters) -> tuple[str, str]:
    rows, columns, unit = _layout(len(p["digits"]))
    bars = "; ".join(
        f"{name} rows {unit * first} to {unit * last - 1}, columns {unit * start} to {unit * end - 1}"
        for name, (first, last, start, end) in zip("abcdefg", _BARS, strict=True)
    )
    chinese_bars = ";".join(
        f"{name} 第 {unit * first}–{unit * last - 1} 行、第 {unit * start}–{unit * end - 1} 列"
        for name, (first, last, start, end) in zip("abcdefg", _BARS, strict=True)
    )
    table = ", ".join(f"{digit}: {lit}" for digit, lit in enumerate(_LIT))
    return (
        f"{counted(len(p['digits']), 'digit')}, {p['digits']}, in seven-segment form on {said(p['ground'])}; the picture has {counted(rows, 'row')} of {columns} cells, each "
        f"{_HIGH * unit} px high and {_WIDE * unit} px wide, filled in reading order, one digit a cell (cells that are left over stay empty, without segments); "
        f"within a cell (rows and columns counted from 0, both ends included) the segments are {bars}; segments that are lit are {said(p['lit'])}, "
        f"the other segments of a digit {said(p['unlit'])}; lit are for {table}",
        f"{said_in_chinese(p['ground'])}背景上用七段数码显示 {len(p['digits'])} 位数字 {p['digits']};图像分为 {rows} 行、每行 {columns} 个格子,每格高 {_HIGH * unit}、宽 {_WIDE * unit} 像素,"
        f"按阅读顺序每格一位(多余的格子留空,不画任何段);格内(行列从 0 数起,两端均包含)各段为:{chinese_bars};点亮的段为{said_in_chinese(p['lit'])},"
        f"数字中未点亮的段为{said_in_chinese(p['unlit'])};各数字点亮的段:{table}",
    )


def _source(p: Parameters) -> str:
    _, columns, unit = _layout(len(p["digits"]))
    bars = dict(zip("abcdefg", _BARS, strict=True))
    return f"""import numpy as np

LIT = {_LIT}
BARS = {bars}


def draw(height, width):
    image = np.full((height, width, 3), {p["ground"]}, np.uint8)
    for place, digit in enumerate("{p["digits"]}"):
        cell = image[place // {columns} * {_HIGH * unit}:, place % {columns} * {_WIDE * unit}:]
        for name in "abcdefg":
            top, bottom, left, right = (value * {unit} for value in BARS[name])
            cell[top:bottom, left:right] = {p["lit"]} if name in LIT[int(digit)] else {p["unlit"]}
    return image
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    digits = p["digits"]
    middle = len(digits) // 2
    wrong = str((int(digits[middle]) + 1) % 10)
    return {
        "one digit wrong": p | {"digits": digits[:middle] + wrong + digits[middle + 1 :]},
        "every digit one more": p | {"digits": "".join(str((int(d) + 1) % 10) for d in digits)},
        "all eights": p | {"digits": "8" * len(digits)}
        if set(digits) != {"8"}
        else p | {"digits": "0" * len(digits)},
        "unlit segments hidden": p | {"unlit": p["ground"]}
        if set(digits) != {"8"}
        else p | {"lit": p["ground"]},
        "lit and unlit exchanged": p | {"lit": p["unlit"], "unlit": p["lit"]},
        "background like lit": p | {"ground": p["lit"]},
    }


TEMPLATE = FormulaLadder(
    __name__, _parameters, _pixels, _parts, _words, _source, _edits, (1, 2, 4, 8, 16, 32, 64, 128, 256), _size
)
