"""Hue by angle around the centre."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.fields import centres
from procgen.exact.formula_template import FormulaTemplate, per_pixel
from procgen.exact.palette import paints
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters


def _parameters(rng: Random) -> Parameters:
    return {
        "start": 30 * rng.randint(0, 11),
        "sense": rng.choice((-1, 1)),
        "reach": rng.randint(35, 47),
        "ground": paints(rng, 1)[0].colour,
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    down, right = row - height / 2, column - width / 2
    hue = (p["sense"] * np.rad2deg(np.arctan2(-down, right)) + p["start"]) % 360
    channels = [
        np.clip(np.abs((hue - shift + 180) % 360 - 180) * -1 + 120, 0, 60) / 60 for shift in (0, 120, 240)
    ]
    wheel = np.round(np.stack(channels, -1) * 255)
    inside = np.hypot(down, right) <= p["reach"] / 100 * min(height, width)
    return np.where(inside[..., None], wheel, np.array(p["ground"])).astype(np.uint8)


def _words(p: Parameters) -> tuple[str, str]:
    sense, chinese = ("counter-clockwise", "逆时针") if p["sense"] > 0 else ("clockwise", "顺时针")
    return (
        f"a colour wheel around the centre of the picture with a radius of {p['reach']} % of the shorter side on {said(p['ground'])}: full saturation and value (HSV), the hue "
        f"is {p['start']}° straight right and grows {sense} by one degree a degree",
        f"以图像中心为圆心、半径为短边 {p['reach']}% 的色轮,背景{said_in_chinese(p['ground'])}:HSV 饱和度与明度均为最大,正右方色相为 {p['start']}°,按{chinese}方向每转 1° 增加 1°",
    )


def _source(p: Parameters) -> str:
    body = f"""
t = math.degrees(math.atan2(height / 2 - row, column - width / 2))
hue = ({p["start"]} + {p["sense"]} * t) % 360 / 360
inside = math.hypot(row - height / 2, column - width / 2) <= min(height, width) * {p["reach"] / 100}
value = [round(255 * v) for v in colorsys.hsv_to_rgb(hue, 1, 1)] if inside else {p["ground"]}
"""
    return "import colorsys\n" + per_pixel(body)


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "started elsewhere": p | {"start": p["start"] + 90},
        "the other sense": p | {"sense": -p["sense"]},
        "too small": p | {"reach": p["reach"] - 10},
    }


TEMPLATE = FormulaTemplate(__name__, _parameters, _pixels, _words, _source, _edits, size=None)
