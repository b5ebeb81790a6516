"""The n brightest stars of a constellation as dots, each in its place on the sky."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from procgen.errors import UnknownName
from procgen.exact.graded_ladder import GradedLadder
from procgen.exact.stars import NORTH, brightest, figure, separation
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.graded_ladder import Parameters
    from procgen.types import Size

_NAMES = MappingProxyType(
    {
        "Ori": ("Orion", "猎户座"),
        "UMa": ("Ursa Major", "大熊座"),
        "Cas": ("Cassiopeia", "仙后座"),
        "Cyg": ("Cygnus", "天鹅座"),
        "Leo": ("Leo", "狮子座"),
        "Sco": ("Scorpius", "天蝎座"),
        "Lyr": ("Lyra", "天琴座"),
        "Gem": ("Gemini", "双子座"),
        "Tau": ("Taurus", "金牛座"),
        "Peg": ("Pegasus", "飞马座"),
        "And": ("Andromeda", "仙女座"),
        "Per": ("Perseus", "英仙座"),
        "Aur": ("Auriga", "御夫座"),
        "CMa": ("Canis Major", "大犬座"),
        "Boo": ("Bootes", "牧夫座"),
        "Vir": ("Virgo", "室女座"),
        "Sgr": ("Sagittarius", "人马座"),
        "Aql": ("Aquila", "天鹰座"),
        "Her": ("Hercules", "武仙座"),
        "Dra": ("Draco", "天龙座"),
        "UMi": ("Ursa Minor", "小熊座"),
        "Cep": ("Cepheus", "仙王座"),
        "Cen": ("Centaurus", "半人马座"),
        "CrB": ("Corona Borealis", "北冕座"),
        "Cru": ("Crux", "南十字座"),
    }
)

_FILLED = 0.85
"""Longer side of the figure's box, proportion of the picture's."""
_APART = 8
"""Centres of dots are further from each other, pixels."""

_BESIDE = MappingProxyType(
    {
        "gray labels": "image[4:9, 8:40] = image[-9:-4, -40:-8] = 128",
        "a faint line": "image[len(image) // 20, 20:-20] = 90",
    }
)
"""What is drawn besides: name to a statement."""


def _parameters(rng: Random, rung: int) -> Parameters:
    known = [name for name in _NAMES if len(brightest(name, rung)) == rung]
    region = rng.choice(known) if known else NORTH
    if len(brightest(region, rung)) < rung:
        raise UnknownName(f"the catalogue has no {rung} stars that stand apart; ask for a lower rung")
    return {
        "region": region,
        "count": rung,
        "dots": rung,
        "mirrored": False,
        "swapped": 0,
        "stretched": 1.0,
    } | {
        "filled": _FILLED,
        "radius": 3,
        "beside": "",
    }


def _size(p: Parameters) -> Size:
    """Choose a side at which the dots of neighbours do not touch."""
    side = next(side for side in (256, 512, 1024, 2048) if _FILLED * side * separation(p["count"]) > _APART)
    return side, side


def _words(p: Parameters) -> tuple[str, str]:
    stars = brightest(p["region"], p["count"])
    if p["region"] == NORTH:
        listed = ", ".join(f"{star.letter} {star.constellation}" for star in stars)
        return (
            f"{p['count']} stars of the northern sky, each as one white dot of radius 3 px on black, in their places as seen from the earth: stereographic projection, the celestial north pole in the "
            f"middle, right ascension 0 h straight below it and growing clockwise; the stars are {listed}; nothing but the dots, no lines and no labels; the longer side of the box around them is about 85 % (75 to 95 %) of the picture's",
            f"在黑色背景上把北天的 {p['count']} 颗星各画成半径 3 像素的白点,位置如从地球所见:球极平面投影,北天极在中央,赤经 0 时在其正下方,赤经顺时针增加;这些星是 {listed};除点以外什么都不画,不画连线和文字;所有点的外框的长边约为画面边长的 85%(75% 到 95%)",
        )
    english, chinese = _NAMES[p["region"]]
    letters = ", ".join(star.letter for star in stars)
    return (
        f"the {p['count']} stars {letters} of the constellation {english}, each as one white dot of radius 3 px on black, in their places as seen from the earth, north up and east to the left; "
        "nothing but the dots, no lines and no labels; the longer side of the box around them is about 85 % (75 to 95 %) of the picture's",
        f"在黑色背景上把{chinese}({english})的 {p['count']} 颗星 {letters} 各画成半径 3 像素的白点,位置如从地球所见,北在上、东在左;除点以外什么都不画,不画连线和文字;所有点的外框的长边约为画面边长的 85%(75% 到 95%)",
    )


def _source(p: Parameters) -> str:
    height, width = _size(p)
    places = 0.5 + p["filled"] * figure(brightest(p["region"], p["count"]), p["region"])
    if p["mirrored"]:
        places[:, 1] = 1 - places[:, 1]
    places[:, 0] = 0.5 + p["stretched"] * (places[:, 0] - 0.5)
    places[: p["swapped"], 1] = 1 - 0.8 * places[: p["swapped"], 1]
    dots = np.round(places[: p["dots"]] * (height, width), 2).tolist()
    return f"""import numpy as np

image = np.zeros(({height}, {width}, 3), np.uint8)
rows, columns = np.indices((16, 16)) + 0.5
for row, column in {dots}:
    top, left = max(int(row) - 8, 0), max(int(column) - 8, 0)
    around = image[top : top + 16, left : left + 16]
    here = np.hypot(rows + top - row, columns + left - column) <= {p["radius"]}
    around[here[: len(around), : len(around[0])]] = 255
{_BESIDE.get(p["beside"], "")}
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    others = [
        name for name in _NAMES if name != p["region"] and len(brightest(name, p["count"])) == p["count"]
    ]
    wrong = {"east to the right": p | {"mirrored": True}, "a star missing": p | {"dots": p["count"] - 1}}
    wrong |= {name: p | {"beside": name} for name in _BESIDE} | {
        "half the size": p | {"filled": _FILLED / 2},
        "large dots": p | {"radius": 5},
        "single pixels": p | {"radius": 1},
    }
    if p["count"] > 3:
        wrong |= {
            "squeezed": p | {"stretched": 0.5},
            "two stars misplaced": p | {"swapped": 2},
        }
    return wrong | {f"the stars of {name}": p | {"region": name} for name in others[:3]}


def _choices(p: Parameters) -> Mapping[str, Parameters]:
    return {"a little smaller": p | {"filled": 0.79}, "dots a little smaller": p | {"radius": 2.5}}


TEMPLATE = GradedLadder(
    __name__,
    _parameters,
    _size,
    _words,
    lambda p: (Check("star_pattern", {"region": p["region"], "count": p["count"]}, told=False),),
    _source,
    _edits,
    (5, 8, 12, 16, 24, 40, 64),
    ("constant", "noise", "mirrored", "upside down", "half"),
    _choices,
)
