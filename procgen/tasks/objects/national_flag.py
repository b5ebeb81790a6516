"""The flag of a country that has bands, a cross or a disc, in whatever shades."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.exact.loose_template import LooseTemplate, rgb
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.loose_template import Drawing

_HOIST = 0.38
"""Where the upright arm of a Nordic cross stands, widths from the hoist."""
_SHADES = MappingProxyType({"green": (0, 140, 70), "blue": (0, 75, 160), "light blue": (60, 150, 230)})


@dataclass(frozen=True, slots=True)
class _Flag:
    """What a person remembers of a flag."""

    english: str
    chinese: str
    bands: str
    """Colours with their widths, from the top or, upright, from the hoist."""
    upright: bool = False
    cross: str = ""
    """Colours of a Nordic cross, the broader first."""
    disc: str = ""
    """Colour, and distance from the hoist in widths."""


_FLAGS = MappingProxyType(
    {
        "fr": _Flag("France", "法国", "blue white red", upright=True),
        "it": _Flag("Italy", "意大利", "green white red", upright=True),
        "ie": _Flag("Ireland", "爱尔兰", "green white orange", upright=True),
        "be": _Flag("Belgium", "比利时", "black yellow red", upright=True),
        "de": _Flag("Germany", "德国", "black red yellow"),
        "nl": _Flag("the Netherlands", "荷兰", "red white blue"),
        "hu": _Flag("Hungary", "匈牙利", "red white green"),
        "ee": _Flag("Estonia", "爱沙尼亚", "blue black white"),
        "pl": _Flag("Poland", "波兰", "white red"),
        "ua": _Flag("Ukraine", "乌克兰", "blue yellow"),
        "jp": _Flag("Japan", "日本", "white", disc="red 0.5"),
        "bd": _Flag("Bangladesh", "孟加拉国", "green", disc="red 0.45"),
        "pw": _Flag("Palau", "帕劳", "light-blue", disc="yellow 0.44"),
        "se": _Flag("Sweden", "瑞典", "blue", cross="yellow"),
        "dk": _Flag("Denmark", "丹麦", "red", cross="white"),
        "fi": _Flag("Finland", "芬兰", "white", cross="blue"),
        "no": _Flag("Norway", "挪威", "red", cross="white blue"),
        "is": _Flag("Iceland", "冰岛", "blue", cross="white red"),
    }
)
"""By ISO code."""


def _drawing(rng: Random) -> Drawing:
    code = rng.choice(list(_FLAGS))
    return {
        "ground": "gray",
        "code": code,
        "shown": code,
        "ratio": round(rng.uniform(1.4, 1.6), 2),
        "scale": 0.99,
        "upright": _FLAGS[code].upright,
        "bands": _FLAGS[code].bands.split(),
        "lighter": 0,
        "after": "",
    }


def _words(d: Drawing) -> tuple[str, str, str]:
    flag = _FLAGS[d["code"]]
    return (
        f"Draw the national flag of {flag.english}, flat and seen from the front, the hoist at the left, and nothing else.",
        "The cloth is a rectangle about one and a half times as wide as high that fills the picture or stands on a "
        "plain gray background; any shades of the flag's colours will do. There is neither a pole nor a border.",
        f"画{flag.chinese}国旗,旗面平展、正面朝向观者,旗杆一侧在左;旗面为矩形,宽约为高的一倍半,占满图像,或置于纯灰色背景上;"
        "颜色的具体深浅不限。除此之外什么都不画,不画旗杆,也不画边框。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    return (Check("flag", {"country": d["code"], "plain": 0.8}, told=False),)


def _rgb(name: str, lighter: int) -> tuple[int, ...]:
    colour = _SHADES.get(name.replace("-", " ")) or rgb(name)
    return tuple(min(255, max(0, value + lighter)) for value in colour)


def _lines(d: Drawing) -> str:
    flag, bands, ratio = _FLAGS[d["shown"]], d["bands"], d["ratio"]
    along, reach = ("right", ratio) if d["upright"] else ("down", 1)
    lines = []
    for k, name in enumerate(bands):
        cloth = f"np.maximum(abs(down) - 1, abs(right) - {ratio})"
        edge = f"{reach * (2 * k / len(bands) - 1):.4g} - {along}"
        lines.append(f"paint(np.maximum({cloth}, {edge}), {_rgb(name, d['lighter'])})")
    crosses = flag.cross.split()
    for name, half in zip(crosses, (0.2,) if len(crosses) == 1 else (0.25, 0.125), strict=False):
        away = f"np.minimum(abs(down), abs(right - {ratio * (2 * _HOIST - 1):.4g})) - {half}"
        lines.append(f"paint(np.maximum({cloth}, {away}), {_rgb(name, d['lighter'])})")
    if flag.disc:
        name, place = flag.disc.split()
        away = f"np.hypot(down, right - {ratio * (2 * float(place) - 1):.4g}) - 0.62"
        lines.append(f"paint({away}, {_rgb(name, d['lighter'])})")
    return "\n".join([*lines, d["after"]])


def _manners(_: Drawing) -> Mapping[str, Drawing]:
    return {
        "on gray": {"scale": 0.8},
        "on gray, soft and long": {"scale": 0.7, "ratio": 1.75, "soft": True},
        "on gray, at the lower right": {"scale": 0.6, "down": 0.2, "right": 0.3},
        "filling the picture": {"scale": 1.1, "ratio": 1.5},
        "lighter": {"lighter": 20},
        "darker": {"lighter": -15},
    }


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    codes = list(_FLAGS)
    at = codes.index(d["code"])
    flag, bands = _FLAGS[d["code"]], d["bands"]
    wrong = {
        f"the flag of {_FLAGS[code].english}": _as(code)
        for code in (codes[at - 1], codes[(at + 1) % len(codes)], codes[(at + 5) % len(codes)])
    }
    wrong |= {
        "the first band purple": {"bands": ["purple", *bands[1:]]},
        "a square on it": {"after": "paint(np.maximum(abs(down), abs(right)) - 0.7, (130, 20, 140))"},
    }
    if len(set(bands)) > 1:
        wrong |= {
            "bands passed on": {"bands": [*bands[1:], bands[0]]},
            "bands the other way": {"upright": not flag.upright},
            "one band missing": {"bands": bands[:-1]},
        }
        if bands != bands[::-1]:
            wrong["bands in reverse"] = {"bands": bands[::-1]}
        return wrong
    return wrong | {
        "the bare field": {"shown": "pl"},
    }


def _as(code: str) -> Drawing:
    """Show another flag."""
    return {"shown": code, "upright": _FLAGS[code].upright, "bands": _FLAGS[code].bands.split()}


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes, size=(192, 288))
