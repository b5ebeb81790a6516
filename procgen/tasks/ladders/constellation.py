"""The n brightest stars of a constellation as dots, each in its place on the sky."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.errors import UnknownName
from procgen.exact.graded_ladder import GradedLadder
from procgen.exact.program import program
from procgen.exact.shapes import Scene, Shape
from procgen.exact.stars import NORTH, brightest, figure
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


def _parameters(rng: Random, rung: int) -> Parameters:
    known = [name for name in _NAMES if len(brightest(name, rung)) == rung]
    region = rng.choice(known) if known else NORTH
    if len(brightest(region, rung)) < rung:
        raise UnknownName(f"the catalogue has no {rung} stars that stand apart; ask for a lower rung")
    return {"region": region, "count": rung, "dots": rung, "mirrored": False, "swapped": 0, "stretched": 1.0}


def _size(p: Parameters) -> Size:
    return (256, 256) if p["count"] <= 12 else (512, 512)


def _words(p: Parameters) -> tuple[str, str]:
    stars = brightest(p["region"], p["count"])
    if p["region"] == NORTH:
        listed = ", ".join(f"{star.letter} {star.constellation}" for star in stars)
        return (
            f"{p['count']} stars of the northern sky, each as one white dot of radius 3 px on black, in their places as seen from the earth: stereographic projection, the celestial north pole in the "
            f"middle, right ascension 0 h straight below it and growing clockwise; the stars are {listed}; no lines and no labels; the dots' box fills about 85 % of the picture",
            f"在黑色背景上把北天的 {p['count']} 颗星各画成半径 3 像素的白点,位置如从地球所见:球极平面投影,北天极在中央,赤经 0 时在其正下方,赤经顺时针增加;这些星是 {listed};不画连线和文字;点的外框约占画面的 85%",
        )
    english, chinese = _NAMES[p["region"]]
    letters = ", ".join(star.letter for star in stars)
    return (
        f"the {p['count']} stars {letters} of the constellation {english}, each as one white dot of radius 3 px on black, in their places as seen from the earth, north up and east to the left; "
        "no lines and no labels; the dots' box fills about 85 % of the picture",
        f"在黑色背景上把{chinese}({english})的 {p['count']} 颗星 {letters} 各画成半径 3 像素的白点,位置如从地球所见,北在上、东在左;不画连线和文字;点的外框约占画面的 85%",
    )


def _source(p: Parameters) -> str:
    height, width = size = _size(p)
    places = 0.5 + 0.85 * figure(brightest(p["region"], p["count"]), p["region"])
    if p["mirrored"]:
        places[:, 1] = 1 - places[:, 1]
    places[:, 0] = 0.5 + p["stretched"] * (places[:, 0] - 0.5)
    places[: p["swapped"], 1] = 1 - 0.8 * places[: p["swapped"], 1]
    radius = 3 / min(height, width)
    dots = (
        Shape("disc", (255, 255, 255), (round(row, 5), round(column, 5)), (radius, radius))
        for row, column in places[: p["dots"]].tolist()
    )
    return program(Scene((0, 0, 0), tuple(dots)), size)


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    others = [
        name for name in _NAMES if name != p["region"] and len(brightest(name, p["count"])) == p["count"]
    ]
    wrong = {"east to the right": p | {"mirrored": True}, "a star missing": p | {"dots": p["count"] - 1}}
    if p["count"] > 3:
        wrong |= {
            "squeezed": p | {"stretched": 0.5},
            "two stars misplaced": p | {"swapped": 2},
        }
    return wrong | {f"the stars of {name}": p | {"region": name} for name in others[:3]}


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
)
