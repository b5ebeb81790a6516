"""A text of n letters in a dot matrix font whose forms are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.formula_ladder import FormulaLadder, cells
from procgen.exact.palette import paints
from procgen.exact.wording import counted, said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters, Parts
    from procgen.types import Size

_FONT = """
A 0E 11 11 1F 11 11 11, B 1E 11 11 1E 11 11 1E, C 0E 11 10 10 10 11 0E, D 1E 11 11 11 11 11 1E,
E 1F 10 10 1E 10 10 1F, F 1F 10 10 1E 10 10 10, G 0E 11 10 17 11 11 0F, H 11 11 11 1F 11 11 11,
I 0E 04 04 04 04 04 0E, J 07 02 02 02 02 12 0C, K 11 12 14 18 14 12 11, L 10 10 10 10 10 10 1F,
M 11 1B 15 15 11 11 11, N 11 11 19 15 13 11 11, O 0E 11 11 11 11 11 0E, P 1E 11 11 1E 10 10 10,
Q 0E 11 11 11 15 12 0D, R 1E 11 11 1E 14 12 11, S 0F 10 10 0E 01 01 1E, T 1F 04 04 04 04 04 04,
U 11 11 11 11 11 11 0E, V 11 11 11 11 11 0A 04, W 11 11 11 15 15 1B 11, X 11 11 0A 04 0A 11 11,
Y 11 11 0A 04 04 04 04, Z 1F 01 02 04 08 10 1F
"""
"""Seven rows of five dots for every letter, each row a hexadecimal number whose highest bit is the left dot."""
_HIGH, _WIDE = 9, 7
"""Of a letter's cell, dots; the letter has one empty dot around it."""


def _forms() -> dict[str, list[str]]:
    entries = (entry.split() for entry in _FONT.split(","))
    return {letter: [f"{int(row, 16):05b}" for row in rows] for letter, *rows in entries}


def _layout(rung: int) -> tuple[int, int, int]:
    """Give rows and columns of letters, and the side of a dot in pixels."""
    columns = int(np.ceil(np.sqrt(1.5 * rung)))
    return -(-rung // columns), columns, max(4, min(16, 512 // (_WIDE * columns)))


def _size(rung: int) -> Size:
    rows, columns, dot = _layout(rung)
    return rows * _HIGH * dot, columns * _WIDE * dot


def _parameters(rng: Random, rung: int) -> Parameters:
    ground, ink = (paint.colour for paint in paints(rng, 2))
    text = "".join(rng.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=rung))
    return {"text": text, "ground": ground, "ink": ink}


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    rows, columns, dot = _layout(len(p["text"]))
    dots = np.zeros((rows, columns, _HIGH, _WIDE), np.intp)
    for place, letter in enumerate(p["text"]):
        form = [[int(bit) for bit in row] for row in _forms()[letter]]
        dots[place // columns, place % columns, 1:-1, 1:-1] = form
    flat = dots.transpose(0, 2, 1, 3).reshape(rows * _HIGH, columns * _WIDE)
    image: NDArray[np.uint8] = np.array([p["ground"], p["ink"]], np.uint8)[flat]
    return image.repeat(dot, 0).repeat(dot, 1)[:height, :width]


def _parts(p: Parameters, height: int, width: int) -> Parts:
    rows, columns, _ = _layout(len(p["text"]))
    return cells(height, width, rows * _HIGH, columns * _WIDE, "dot")


def _words(p: Parameters) -> tuple[str, str]:
    text = p["text"]
    rows, columns, dot = _layout(len(text))
    forms = "; ".join(f"{letter} {' '.join(form)}" for letter, form in _forms().items() if letter in text)
    return (
        f"the text {text} in a dot matrix font, {said(p['ink'])} on {said(p['ground'])}; the picture has {counted(rows, 'row')} of {columns} cells, filled in reading order, one letter a cell "
        f"(cells that are left over stay empty); a cell is {_HIGH} dots high and {_WIDE} dots wide, each dot a square of {dot} x {dot} px; its outermost dots are empty, and the 7 rows of 5 dots "
        f"within are given for each letter from the top row to the bottom row (1 is {said(p['ink'])}): {forms}",
        f"用点阵字体写出 {text},{said_in_chinese(p['ground'])}底{said_in_chinese(p['ink'])}字;图像分为 {rows} 行、每行 {columns} 个格子,按阅读顺序每格一个字母(多余的格子留空);"
        f"每格高 {_HIGH} 点、宽 {_WIDE} 点,每点为 {dot}×{dot} 像素的正方形;最外一圈的点为空,内部 7 行 5 列的点对每个字母从上到下逐行给出(1 为{said_in_chinese(p['ink'])}):{forms}",
    )


def _source(p: Parameters) -> str:
    _, columns, dot = _layout(len(p["text"]))
    forms = {letter: form for letter, form in _forms().items() if letter in p["text"]}
    return f"""import numpy as np

FORMS = {forms}
DOT = {dot}


def draw(height, width):
    image = np.full((height, width, 3), {p["ground"]}, np.uint8)
    for place, letter in enumerate("{p["text"]}"):
        top, left = place // {columns} * {_HIGH} + 1, place % {columns} * {_WIDE} + 1
        for i, dots in enumerate(FORMS[letter]):
            for j, bit in enumerate(dots):
                if bit == "1":
                    image[(top + i) * DOT:(top + i + 1) * DOT, (left + j) * DOT:(left + j + 1) * DOT] = {p["ink"]}
    return image
"""


def _following(letter: str) -> str:
    return chr((ord(letter) - ord("A") + 1) % 26 + ord("A"))


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    text = p["text"]
    middle = len(text) // 2
    return {
        "one letter wrong": p | {"text": text[:middle] + _following(text[middle]) + text[middle + 1 :]},
        "every letter the next one": p | {"text": "".join(map(_following, text))},
        "last letter wrong": p | {"text": text[:-1] + _following(text[-1])},
        "one letter for all": p | {"text": _following(text[0]) * len(text)},
        "colours exchanged": p | {"ground": p["ink"], "ink": p["ground"]},
    }


TEMPLATE = FormulaLadder(
    __name__, _parameters, _pixels, _parts, _words, _source, _edits, (1, 2, 4, 8, 16, 32, 64, 128), _size
)
