"""n letters and digits in the forms of a free font."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.graded_ladder import GradedLadder
from procgen.exact.letterforms import BASELINE, CELL, EM, forms
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.graded_ladder import Parameters
    from procgen.types import Size

_HOW = MappingProxyType(
    {
        "form": "pass",
        "smaller": "form = np.pad(form[::2, ::2], ((36, 12), (20, 20)))",
        "thin": "form = form & np.roll(form, 5, axis=1) & np.roll(form, 5, axis=0)",
        "thick": "form = form | np.roll(form, 1, axis=0) | np.roll(form, -1, axis=0); form = form | np.roll(form, 1, axis=1) | np.roll(form, -1, axis=1)",
        "off the middle": "form = np.roll(form, 6, axis=1)",
        "in a frame": "form[[0, -1]] = 1; form[:, [0, -1]] = 1",
        "a pixel off": "form = np.roll(form, 1, axis=1)",
        "soft": "form = (form + np.roll(form, 1, axis=0) + np.roll(form, 1, axis=1) + np.roll(form, (1, 1), axis=(0, 1))) / 4",
        "a box": "form[20:72, 20:60] = 1",
        "an empty cell": "form = form * (number > 0)",
    }
)
"""What is done to the form of each character: name to a statement."""
_RIGHT = ("form", "a pixel off", "soft")
"""What leaves the forms those of the font."""


def _parameters(rng: Random, rung: int) -> Parameters:
    known = list(forms())
    text = "".join("".join(rng.sample(known, len(known))) for _ in range(-(-rung // len(known))))[:rung]
    return {"text": text, "columns": math.ceil(rung**0.5), "drawn": text, "how": "form"}


def _size(p: Parameters) -> Size:
    return -(-len(p["text"]) // p["columns"]) * CELL[0], p["columns"] * CELL[1]


def _said(character: str) -> str:
    kind = "digit" if character.isdigit() else "capital" if character.isupper() else "small"
    return f"{kind} {character}"


def _words(p: Parameters) -> tuple[str, str]:
    height, width = CELL
    listed, columns = ", ".join(map(_said, p["text"])), p["columns"]
    return (
        f"these characters in the font DejaVu Sans (book), white on black, one in each cell of {height} rows and {width} columns, {columns} cells in a row, from left to right, then down: {listed}; "
        f"the size is {EM} px an em, the baseline lies {BASELINE} px below the upper edge of the cell, and each character's ink is centred from left to right in its cell; outlines may lie up to 3 px off, and the ink of a character may be a fifth more or less than the font's",
        f"用 DejaVu Sans(book)字体、黑底白字画以下字符,每个字符占一个高 {height}、宽 {width} 像素的格子,每行 {columns} 格,先从左到右再从上到下:{listed}(digit 数字,capital 大写,small 小写);"
        f"字号为每 em {EM} 像素,基线在格子上边缘以下 {BASELINE} 像素,字形在格内左右居中;轮廓可偏差至多 3 像素,每个字符的墨量可比字体的多或少五分之一",
    )


def _packed(character: str) -> tuple[int, int, int, int, str]:
    """Give the place of a form's ink, its upper row, left column, height and width, and its bits."""
    form = forms()[character]
    rows, columns = np.flatnonzero(form.any(axis=1)), np.flatnonzero(form.any(axis=0))
    ink = form[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return int(rows[0]), int(columns[0]), *ink.shape, np.packbits(ink).tobytes().hex()


def _source(p: Parameters) -> str:
    height, width = CELL
    packed = {character: _packed(character) for character in p["drawn"]}
    return f"""import numpy as np

FORMS = {packed}
image = np.zeros({(*_size(p), 3)}, np.uint8)
for number, character in enumerate({p["drawn"]!r}):
    top, left, high, wide, packed = FORMS[character]
    bits = np.unpackbits(np.array(list(bytes.fromhex(packed)), np.uint8))[: high * wide]
    form = np.zeros(({height}, {width}), np.uint8)
    form[top : top + high, left : left + wide] = bits.reshape(high, wide)
    {_HOW[p["how"]]}
    row, column = {height} * (number // {p["columns"]}), {width} * (number % {p["columns"]})
    image[row : row + {height}, column : column + {width}] = 255 * form[:, :, None]
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    others = {"A": "g", "W": "i", "8": "T"}
    wrong = {
        f"{new} instead of the first": p | {"drawn": new + p["text"][1:]}
        for new in others
        if new != p["text"][0]
    }
    return wrong | {how: p | {"how": how} for how in _HOW if how not in _RIGHT}


def _choices(p: Parameters) -> Mapping[str, Parameters]:
    return {how: p | {"how": how} for how in _RIGHT[1:]}


TEMPLATE = GradedLadder(
    __name__,
    _parameters,
    _size,
    _words,
    lambda p: (Check("letter_shapes", {"text": p["text"], "columns": p["columns"]}, told=False),),
    _source,
    _edits,
    (1, 2, 4, 8, 16, 32, 64),
    ("constant", "noise", "shifted", "half"),
    _choices,
)
