"""An elementary cellular automaton of a given rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.fields import choose
from procgen.exact.formula_template import FormulaTemplate
from procgen.exact.palette import paints
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters


def _parameters(rng: Random) -> Parameters:
    return {
        "colours": [paint.colour for paint in paints(rng, 2)],
        "rule": rng.choice((18, 22, 30, 54, 60, 73, 90, 105, 110, 126, 150, 182)),
        "cell": 4,
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    rows, columns = height // p["cell"], width // p["cell"]
    cells = np.zeros((rows, columns), np.int64)
    cells[0, columns // 2] = 1
    for n in range(1, rows):
        left, right = np.roll(cells[n - 1], 1), np.roll(cells[n - 1], -1)
        cells[n] = p["rule"] >> (4 * left + 2 * cells[n - 1] + right) & 1
    return choose(np.kron(cells, np.ones((p["cell"], p["cell"]), np.int64)), p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    dead, live = p["colours"]
    return (
        f"the elementary cellular automaton of rule {p['rule']} (Wolfram's numbering), one generation below another, on 64 x 64 cells, each a square of 4 x 4 px: in the first row only "
        f"the cell in column 32 (counted from 0) is 1; the left and right borders are joined; 1 is {said(live)}, 0 is {said(dead)}",
        f"规则 {p['rule']}(Wolfram 编号)的初等元胞自动机,逐代自上而下,64×64 个格子,每格 4×4 像素:第一行只有第 32 列(从 0 数起)为 1;左右边界相连;"
        f"1 为{said_in_chinese(live)},0 为{said_in_chinese(dead)}",
    )


def _source(p: Parameters) -> str:
    dead, live = p["colours"]
    return f"""import numpy as np


def draw(height, width):
    image = np.full((height, width, 3), {dead}, np.uint8)
    state = [int(k == 32) for k in range(64)]
    for n in range(64):
        for k in range(64):
            if state[k]:
                image[4 * n : 4 * n + 4, 4 * k : 4 * k + 4] = {live}
        state = [{p["rule"]} // 2 ** (4 * state[k - 1] + 2 * state[k] + state[(k + 1) % 64]) % 2 for k in range(64)]
    return image
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "rule 250": p | {"rule": 250},
        "rule 4": p | {"rule": 4},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


TEMPLATE = FormulaTemplate(
    __name__, _parameters, _pixels, _words, _source, _edits, reach=0, share=1.0, stray=0.0
)
