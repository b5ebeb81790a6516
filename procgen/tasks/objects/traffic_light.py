"""A traffic light of which one lamp is lit, in whatever proportions."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.exact.loose_template import LooseTemplate, colours, in_chinese, others
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.loose_template import Drawing

_LAMPS = MappingProxyType(
    {
        "red": ("红", (250, 40, 35), (80, 25, 25)),
        "yellow": ("黄", (255, 215, 30), (85, 75, 20)),
        "green": ("绿", (40, 215, 70), (20, 75, 35)),
    }
)
"""Its name in Chinese, its colour when lit and when not, from the top down."""


def _drawing(rng: Random) -> Drawing:
    lit = rng.choice(list(_LAMPS))
    return {
        "ground": colours(rng, 1, ("black", "gray", *_LAMPS))[0],
        "lit": lit,
        "shown": [lit],
        "dark": "shades",
        "housing": (40, 40, 45),
        "scale": round(rng.uniform(0.75, 0.95), 2),
        "places": (-0.62, 0.0, 0.62),
        "lamp": round(rng.uniform(0.2, 0.25), 2),
        "wide": round(rng.uniform(0.32, 0.42), 2),
        "shape": "np.hypot({down}, right) - {size}",
        "after": "",
    }


def _words(d: Drawing) -> tuple[str, str, str]:
    lit, ground = d["lit"], d["ground"]
    dark = [name for name in _LAMPS if name != lit]
    return (
        f"Draw an upright traffic light whose {lit} lamp is lit and whose other two are not, at least half as high as "
        f"the picture, and nothing else on a plain {ground} background.",
        "It is seen straight on: on one housing three round lamps of about one size in a row, evenly spaced, with "
        f"red on top and green at the bottom. The lit lamp is bright and {lit}; the {dark[0]} and the {dark[1]} lamp "
        "are dark shades of their colours, or dark gray. Form and colour of the housing are yours to choose, so long "
        "as the lamps stand out; it may stand on a pole.",
        f"在纯{in_chinese(ground)}背景上画一个{_LAMPS[lit][0]}灯亮、另外两灯不亮的交通信号灯,正对观者:一个灯箱上"
        "竖排三个大小相近、间隔均匀的圆灯,红灯在上、绿灯在下。亮着的灯颜色鲜亮,不亮的灯为各自颜色的暗色或深灰色;灯箱的形状和颜色自定,只要灯能看清,也可立在灯杆上;高度至少为图像的一半。除此之外什么都不画。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    return (
        Check("lamp", {"lit": d["lit"]}),
        Check("single", {"across": 0.45}),
        Check("background", {"colour": d["ground"]}),
    )


def _lines(d: Drawing) -> str:
    wide, high = d["wide"], abs(d["places"][0]) + d["wide"]
    far = f"np.maximum(abs(down) - {high - 0.1:.4g}, 0), np.maximum(abs(right) - {wide - 0.1:.4g}, 0)"
    lines = [f"paint(np.hypot({far}) - 0.1, {d['housing']})"]
    for place, (name, (_, bright, dim)) in zip(d["places"], _LAMPS.items(), strict=False):
        dark = dim if d["dark"] == "shades" else (75, 75, 75)
        mark = d["shape"].format(down=f"(down - {place})", size=d["lamp"])
        lines.append(f"paint({mark}, {bright if name in d['shown'] else dark})")
    return "\n".join([*lines, d["after"]])


def _manners(d: Drawing) -> Mapping[str, Drawing]:
    lit = _LAMPS[d["lit"]][1]
    place = d["places"][list(_LAMPS).index(d["lit"])]
    shine = (
        f"paint(np.hypot(down - {place} + 0.06, right + 0.06) - 0.05, {tuple((c + 510) // 3 for c in lit)})"
    )
    return {
        "dark lamps gray": {"dark": "gray"},
        "a black housing": {"housing": (0, 0, 0)},
        "a light housing": {"housing": (170, 175, 180)},
        "a wide housing": {"wide": 0.46, "scale": 0.7},
        "on a pole": {
            "scale": 0.7,
            "after": "paint(np.maximum(abs(right) - 0.07, 0.9 - down), (90, 90, 90))",
        },
        "a highlight": {"after": shine, "soft": True},
        "smaller, at the left": {"scale": 0.62, "right": -0.4},
        "small lamps": {"lamp": 0.17},
        "large lamps": {"lamp": 0.28, "wide": 0.36},
    }


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    lit = d["lit"]
    dark = [name for name in _LAMPS if name != lit]
    fourth = f"paint(np.hypot(down - 0.84, right) - {d['lamp']}, (40, 90, 250))"
    spare = others(d["ground"], *_LAMPS)
    further = f"paint(np.hypot(down - 1.02, right) - {d['lamp']}, {_LAMPS['green'][2]})"
    return {
        "upside down": {"turn": 180},
        "a fourth lamp at the end": {"places": (-0.66, -0.1, 0.46), "scale": 0.7, "after": further},
        f"{dark[0]} lit": {"shown": [dark[0]]},
        f"{dark[1]} lit": {"shown": [dark[1]]},
        f"{dark[0]} lit as well": {"shown": [lit, dark[0]]},
        "all lit": {"shown": list(_LAMPS)},
        "none lit": {"shown": []},
        "two lamps": {"places": (-0.4, 0.4)},
        "a fourth lamp": {"places": (-0.84, -0.28, 0.28), "scale": 0.7, "after": fourth},
        "one lamp far from the others": {"places": (-0.7, 0.3, 0.75)},
        "oval lamps": {"shape": "np.hypot({down} * 1.8, right) - {size} * 1.2"},
        "square lamps": {"shape": "np.maximum(abs({down}), abs(right)) - {size} * 0.9"},
        "bars": {"shape": "np.maximum(abs({down}) - 0.08, abs(right) - {size})"},
        "another background": {"ground": spare[0]},
    }


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes)
