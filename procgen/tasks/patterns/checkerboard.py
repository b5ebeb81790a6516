"""A board of n by m cells in two colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.fields import centres, choose
from procgen.exact.formula_template import FormulaTemplate, per_pixel
from procgen.exact.palette import paints
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters


def _parameters(rng: Random) -> Parameters:
    colours = [paint.colour for paint in paints(rng, 2)]
    return {"colours": colours, "rows": rng.randint(4, 12), "columns": rng.randint(4, 12)}


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    return choose((row * p["rows"] // height + column * p["columns"] // width).astype(np.int64), p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    first, second = p["colours"]
    return (
        f"a checkerboard of {p['rows']} rows and {p['columns']} columns of equal cells that fill the picture, "
        f"alternately {said(first)} and {said(second)}, the upper left cell {said(first)}",
        f"铺满图像的棋盘格,{p['rows']} 行 {p['columns']} 列等大的格子,{said_in_chinese(first)}与{said_in_chinese(second)}交替,"
        f"左上角的格子为{said_in_chinese(first)}",
    )


def _source(p: Parameters) -> str:
    first, second = p["colours"]
    return per_pixel(
        f"cell = int(row / height * {p['rows']}), int(column / width * {p['columns']})\n"
        f"value = {first} if (cell[0] + cell[1]) % 2 == 0 else {second}"
    )


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "one row too many": p | {"rows": p["rows"] + 1},
        "one column too few": p | {"columns": p["columns"] - 1},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


TEMPLATE = FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits, size=None)
