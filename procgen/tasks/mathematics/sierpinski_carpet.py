"""The Sierpinski carpet to a given depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.fields import choose
from procgen.exact.formula_template import FormulaTemplate, per_pixel
from procgen.exact.palette import paints
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters


def _parameters(rng: Random) -> Parameters:
    return {"colours": [paint.colour for paint in paints(rng, 2)], "depth": rng.randint(2, 4)}


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    hole = np.zeros((1, 1), bool)
    for _ in range(p["depth"]):
        middle = np.ones_like(hole)
        hole = np.block([[hole, hole, hole], [hole, middle, hole], [hole, hole, hole]])
    scale = min(height, width) // len(hole)
    return choose(np.kron(hole, np.ones((scale, scale), bool)), p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    solid, hole = p["colours"]
    return (
        f"a Sierpinski carpet of depth {p['depth']} that fills the picture, {said(solid)} with {said(hole)} holes: divide the square into 3 x 3 equal squares, "
        f"make the middle one a hole, and do the same with the other eight, {p['depth']} times in all",
        f"铺满图像的 {p['depth']} 级谢尔宾斯基地毯,实体为{said_in_chinese(solid)},孔为{said_in_chinese(hole)}:把正方形分成 3×3 个相等的小正方形,"
        f"中间一个挖空,其余八个重复同样操作,共 {p['depth']} 次",
    )


def _source(p: Parameters) -> str:
    solid, hole = p["colours"]
    return per_pixel(f"""
value, a, b = {solid}, row / height, column / width
for _ in range({p["depth"]}):
    a, b = a * 3, b * 3
    if int(a) == 1 and int(b) == 1:
        value = {hole}
        break
    a, b = a % 1, b % 1
""")


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "one level too few": p | {"depth": p["depth"] - 1},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


TEMPLATE = FormulaTemplate(
    __name__, _parameters, _pixels, _words, _source, _edits, size=(243, 243), share=0.97, stray=0.002
)
