"""The flag of a country that has bands, a cross or a disc, as its construction sheet has it, in whatever shades."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.checks.vision.cloths import LEAST_WIDE, RATIO, REACH
from procgen.exact.loose_template import LooseTemplate, rgb
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

from procgen.exact.loose_template import Drawing

_SHADES = MappingProxyType({"green": (0, 140, 70), "blue": (0, 75, 160), "light-blue": (60, 150, 230)})
_PURE = MappingProxyType(
    {
        "red": (255, 0, 0),
        "green": (0, 255, 0),
        "blue": (0, 0, 255),
        "light-blue": (0, 160, 255),
        "yellow": (255, 255, 0),
        "orange": (255, 165, 0),
    }
)


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
    arms: tuple[tuple[float, float, float], ...] = ()
    """Of each of them: the upright arm's two edges in widths from the hoist, the other's breadth in heights."""
    disc: str = ""
    """Colour, distance from the hoist in widths, and radius in heights."""


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
        "jp": _Flag("Japan", "日本", "white", disc="red 0.5 0.3"),
        "bd": _Flag("Bangladesh", "孟加拉国", "green", disc="red 0.45 0.3333"),
        "pw": _Flag("Palau", "帕劳", "light-blue", disc="yellow 0.4375 0.3"),
        "se": _Flag("Sweden", "瑞典", "blue", cross="yellow", arms=((5 / 16, 7 / 16, 1 / 5),)),
        "dk": _Flag("Denmark", "丹麦", "red", cross="white", arms=((12 / 37, 16 / 37, 1 / 7),)),
        "fi": _Flag("Finland", "芬兰", "white", cross="blue", arms=((5 / 18, 8 / 18, 3 / 11),)),
        "no": _Flag(
            "Norway",
            "挪威",
            "red",
            cross="white blue",
            arms=((6 / 22, 10 / 22, 1 / 4), (7 / 22, 9 / 22, 1 / 8)),
        ),
        "is": _Flag(
            "Iceland",
            "冰岛",
            "blue",
            cross="white red",
            arms=((7 / 25, 11 / 25, 2 / 9), (8 / 25, 10 / 25, 1 / 9)),
        ),
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
        "scale": 1.0,
        "upright": _FLAGS[code].upright,
        "bands": _FLAGS[code].bands.split(),
        "lighter": 0,
        "pure": False,
        "arms": (),
        "disc": (),
        "after": "",
    }


def _words(d: Drawing) -> tuple[str, str, str]:
    flag = _FLAGS[d["code"]]
    return (
        f"Draw the national flag of {flag.english} as its official construction sheet has it, plain and flat and seen from the front, "
        "the hoist at the left, filling the picture or on plain gray, and nothing else; any shades of its colours will do, and "
        f"edges may lie up to {100 * REACH:g} % of the flag's height off.",
        f"The cloth is a rectangle, {RATIO[0]:g} to {RATIO[1]:g} times as wide as high, that fills the picture or stands upright on a "
        f"plain gray background and is then at least {100 * LEAST_WIDE:g} % as wide as the picture. Across, its parts have the official "
        "shares of the cloth's width, down those of its height; a disc is round, its radius the official share of the height. "
        "Each colour is one shade, at most lightly shaded. There is neither a pole nor a border nor anything else on the cloth.",
        f"按官方制法画{flag.chinese}国旗:旗面平整、正面朝向观者,旗杆一侧在左;旗面为矩形,宽为高的 {RATIO[0]:g} 至 {RATIO[1]:g} 倍,占满图像,"
        f"或端正地置于纯灰色背景上(此时宽至少为图像宽的 {100 * LEAST_WIDE:g} %)。各部分横向按旗面宽度、纵向按旗面高度取官方比例;圆盘须为正圆,半径按旗高取官方比例;"
        f"边缘偏差不超过旗高的 {100 * REACH:g} %。颜色的具体深浅不限,但每种颜色只用一种深浅,至多略有明暗。旗面上不画其他任何东西,也不画旗杆和边框。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    return (Check("flag", {"country": d["code"], "exact": True}, told=False),)


def _rgb(d: Drawing, name: str) -> tuple[int, ...]:
    if d["pure"]:
        return _PURE.get(name) or rgb(name)
    lighter, colour = d["lighter"], _SHADES.get(name) or rgb(name)
    return tuple(min(255, max(0, value + lighter)) for value in colour)


def _lines(d: Drawing) -> str:
    flag, bands, ratio = _FLAGS[d["shown"]], d["bands"], d["ratio"]
    along, reach = ("right", ratio) if d["upright"] else ("down", 1)
    lines = []
    for k, name in enumerate(bands):
        cloth = f"np.maximum(abs(down) - 1, abs(right) - {ratio})"
        edge = f"{reach * (2 * k / len(bands) - 1):.4g} - {along}"
        lines.append(f"paint(np.maximum({cloth}, {edge}), {_rgb(d, name)})")
    for name, (near, far, breadth) in zip(flag.cross.split(), d["arms"] or flag.arms, strict=True):
        upright = f"abs(right - {ratio * (near + far - 1):.4g}) - {ratio * (far - near):.4g}"
        away = f"np.minimum(abs(down) - {breadth:.4g}, {upright})"
        lines.append(f"paint(np.maximum({cloth}, {away}), {_rgb(d, name)})")
    if flag.disc:
        name, *sheet = flag.disc.split()
        place, radius, oval = (*map(float, sheet), 1.0) if not d["disc"] else d["disc"]
        away = f"np.hypot(down, (right - {ratio * (2 * place - 1):.4g}) / {oval}) - {2 * radius:.4g}"
        lines.append(f"paint({away}, {_rgb(d, name)})")
    return "\n".join([*lines, d["after"]])


def _manners(d: Drawing) -> Mapping[str, Drawing]:
    flag = _FLAGS[d["code"]]
    found: dict[str, Drawing] = {
        "on gray": {"scale": 0.8},
        "on gray, soft and long": {"scale": 0.7, "ratio": 1.95, "soft": True},
        "on gray, short": {"scale": 0.9, "ratio": 1.2},
        "on light gray": {
            "scale": 0.8,
            "ground": "gray",
            "after": "image[:] = np.where((image == 128).all(axis=2, keepdims=True), 190, image)",
        },
        "on gray, at the lower right": {"scale": 0.6, "down": 0.2, "right": 0.3},
        "filling the picture": {"scale": 1.1, "ratio": 1.5},
        "lighter": {"lighter": 20},
        "darker": {"lighter": -15},
        "in the purest colours": {"pure": True},
    }
    if flag.arms:
        arms = tuple((near + 0.01, far + 0.01, breadth + 0.02) for near, far, breadth in flag.arms)
        found["its cross a little off"] = {"arms": arms}
    if flag.disc:
        place, radius = map(float, flag.disc.split()[1:])
        found["its disc a little off"] = {"disc": (place + 0.01, radius + 0.012, 1.0)}
    return found


_BOX = "np.maximum(abs(down - {}) - {}, abs(right - {}) - {})"
_FOREIGN = MappingProxyType(
    {
        "a purple disc on it": f"paint(np.hypot(down, right) - 0.42, {rgb('purple')})",
        "a black block in the canton": f"paint({_BOX.format(-0.58, 0.21, -0.98, 0.31)}, (0, 0, 0))",
        "its lowest part brown": "paint(0.56 - down, (120, 60, 30))",
        "a pole": f"paint({_BOX.format(0, 1, -1.45, 0.04)}, (90, 60, 30))",
        "a black border": f"paint(-{_BOX.format(0, 0.95, 0, 1.35)}, (0, 0, 0))",
        "a small dot": f"paint(np.hypot(down + 0.5, right - 0.7) - 0.09, {rgb('purple')})",
        "a purple block in the canton": f"paint({_BOX.format(-0.58, 0.21, -0.98, 0.31)}, {rgb('purple')})",
        "a speck": f"paint(np.hypot(down + 0.5, right - 0.7) - 0.055, {rgb('purple')})",
        "a thin line across": f"paint(abs(down - 0.13) - 0.025, {rgb('purple')})",
        "a square on it": "paint(np.maximum(abs(down), abs(right)) - 0.7, (130, 20, 140))",
    }
)
"""What does not belong on any flag."""


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    codes = list(_FLAGS)
    at = codes.index(d["code"])
    flag, bands = _FLAGS[d["code"]], d["bands"]
    wrong: dict[str, Drawing] = {
        f"the flag of {_FLAGS[code].english}": _as(code)
        for code in (codes[at - 1], codes[(at + 1) % len(codes)], codes[(at + 5) % len(codes)])
    }
    foreign = {name: line for name, line in _FOREIGN.items() if bands[0] not in name}
    wrong |= {name: {"after": line} for name, line in foreign.items()}
    wrong |= {
        "the first band purple": {"bands": ["purple", *bands[1:]]},
        "tiny on gray": {"scale": 0.3},
        "square": {"ratio": 1.0, "scale": 0.9},
        "turned by 8 degrees": {"turn": 8.0, "scale": 0.8},
    }
    if len(set(bands)) > 1:
        return wrong | _wrong_bands(flag, bands)
    if flag.disc:
        place, radius = map(float, flag.disc.split()[1:])
        wrong |= {
            "its disc elsewhere": {"disc": (0.5 if place < 0.5 else 0.45, radius, 1.0)},
            "its disc small": {"disc": (place, radius - 0.08, 1.0)},
            "its disc an ellipse": {"disc": (place, radius, 1.4)},
        }
    if flag.arms:
        arms = flag.arms
        wrong |= {
            "its cross in the middle": {"arms": tuple((a + 0.125, b + 0.125, c) for a, b, c in arms)},
            "its cross broad": {"arms": tuple((a - 0.05, b + 0.05, c + 0.12) for a, b, c in arms)},
        }
    return wrong | {"the bare field": {"shown": "pl"}}


def _wrong_bands(flag: _Flag, bands: list[str]) -> dict[str, Drawing]:
    """Confuse the bands of a flag."""
    broad = [name for k, name in enumerate(bands) for _ in range(4 + (k == 0) - (k == 1))]
    wrong: dict[str, Drawing] = {
        "bands passed on": {"bands": [*bands[1:], bands[0]]},
        "bands the other way": {"upright": not flag.upright},
        "one band missing": {"bands": bands[:-1]},
        "one band broader": {"bands": broad},
    }
    return wrong | ({"bands in reverse": {"bands": bands[::-1]}} if bands != bands[::-1] else {})


def _as(code: str) -> Drawing:
    """Show another flag."""
    return {"shown": code, "upright": _FLAGS[code].upright, "bands": _FLAGS[code].bands.split()}


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes, size=(192, 288))
