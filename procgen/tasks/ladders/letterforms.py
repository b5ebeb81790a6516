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
        "form": "form = form.astype(np.uint8)",
        "smaller": "form = np.pad(form[::2, ::2], ((36, 12), (20, 20)))",
        "thin": "form = form & np.roll(form, 5, axis=1) & np.roll(form, 5, axis=0)",
        "a box": "form[20:72, 20:60] = 1",
        "an empty cell": "form = form * (number > 0)",
    }
)
"""What is done to the form of each character: name to a statement."""


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
        f"the size is {EM} px an em, the baseline lies {BASELINE} px below the upper edge of the cell, and each character's ink is centred from left to right in its cell",
        f"用 DejaVu Sans(book)字体、黑底白字画以下字符,每个字符占一个高 {height}、宽 {width} 像素的格子,每行 {columns} 格,先从左到右再从上到下:{listed}(digit 数字,capital 大写,small 小写);"
        f"字号为每 em {EM} 像素,基线在格子上边缘以下 {BASELINE} 像素,字形在格内左右居中",
    )


def _source(p: Parameters) -> str:
    height, width = CELL
    packed = [np.packbits(forms()[character]).tolist() for character in p["drawn"]]
    return f"""import numpy as np

image = np.zeros({(*_size(p), 3)}, np.uint8)
for number, packed in enumerate({packed}):
    form = np.unpackbits(np.array(packed, np.uint8)).reshape({height}, {width})
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
    return wrong | {how: p | {"how": how} for how in _HOW if how != "form"}


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
)
