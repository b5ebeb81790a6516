"""The area under a sine curve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.fields import centres, choose
from procgen.exact.formula_template import FormulaTemplate, per_pixel
from procgen.exact.palette import paints
from procgen.exact.wording import counted, said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters


def _parameters(rng: Random) -> Parameters:
    return {
        "colours": [paint.colour for paint in paints(rng, 2)],
        "waves": rng.randint(1, 4),
        "high": rng.randint(15, 40),
        "start": rng.choice((0, 90, 180, 270)),
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    angle = 2 * np.pi * p["waves"] * column / width + np.deg2rad(p["start"])
    return choose(row >= height / 2 - p["high"] / 100 * height * np.sin(angle), p["colours"])


def _words(p: Parameters) -> tuple[str, str]:
    above, below = p["colours"]
    phase = f" + {p['start']}°" if p["start"] else ""
    rule = f"sin(360° * {p['waves']} * column / width{phase})"
    return (
        f"a sine curve with {counted(p['waves'], 'full wave')} over the width, the area below it {said(below)}, above it {said(above)}: the curve lies {p['high']} % of the height times "
        f"{rule} above the middle of the picture",
        f"横贯图像的正弦曲线,共 {p['waves']} 个整波,曲线下方{said_in_chinese(below)},上方{said_in_chinese(above)}:曲线比图像中线高出高度的 {p['high']}% 乘以 {rule}",
    )


def _source(p: Parameters) -> str:
    above, below = p["colours"]
    return per_pixel(f"""
up = height / 2 - row
value = {below} if up <= height * {p["high"] / 100} * math.sin(math.radians(360 * {p["waves"]} * column / width + {p["start"]})) else {above}
""")


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "one wave too many": p | {"waves": p["waves"] + 1},
        "too flat": p | {"high": p["high"] * 0.6},
        "started elsewhere": p | {"start": p["start"] + 90},
        "colours exchanged": p | {"colours": p["colours"][::-1]},
    }


TEMPLATE = FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits, size=None)
