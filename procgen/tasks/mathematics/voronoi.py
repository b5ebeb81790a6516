"""The Voronoi cells of given seeds."""

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
    count = rng.randint(5, 9)
    seeds = [(rng.randint(12, 243), rng.randint(12, 243)) for _ in range(count)]
    return {"colours": [paint.colour for paint in paints(rng, count)], "seeds": seeds, "power": 2}


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    away = np.stack([(row - r) ** 2 + (column - c) ** 2 for r, c in p["seeds"]])
    return choose(away.argmin(0), p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    pairs = list(zip(p["seeds"], p["colours"], strict=True))
    listed = ", ".join(f"(row {r}, column {c}) {said(colour)}" for (r, c), colour in pairs)
    chinese = "、".join(f"(行 {r},列 {c})为{said_in_chinese(colour)}" for (r, c), colour in pairs)
    return (
        f"the Voronoi cells of these seeds: every point has the colour of the seed nearest to it (straight-line distance): {listed}; do not mark the seeds",
        f"以下种子点的沃罗诺伊图:每个点取离它最近(直线距离)的种子的颜色:{chinese};不要标出种子点",
    )


def _source(p: Parameters) -> str:
    pairs = list(zip(p["seeds"], p["colours"], strict=True))
    return per_pixel(f"""
value = min({pairs}, key=lambda s: abs(row - s[0][0]) ** {p["power"]} + abs(column - s[0][1]) ** {p["power"]})[1]
""")


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "colours passed on": p | {"colours": p["colours"][1:] + p["colours"][:1]},
        "rows and columns exchanged": p | {"seeds": [(c, r) for r, c in p["seeds"]]},
        "one seed missing": p | {"seeds": p["seeds"][1:], "colours": p["colours"][1:]},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


def _blemishes(p: Parameters) -> Mapping[str, str]:
    rows, columns = (list(places) for places in zip(*p["seeds"], strict=True))
    down = f"abs(np.arange(256)[:, None, None] - np.array({rows}))"
    right = f"abs(np.arange(256)[:, None] - np.array({columns}))"

    def marked(reach: int, shade: int) -> str:
        near = f"(np.maximum({down}, {right}) <= {reach}).any(axis=2, keepdims=True)"
        return f"np.where({near}, np.uint8({shade}), image)"

    return {"seeds marked in white": marked(3, 255), "seeds marked small in black": marked(1, 0)}


TEMPLATE = FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits, blemishes=_blemishes)
