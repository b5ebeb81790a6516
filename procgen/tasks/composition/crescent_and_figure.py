"""A crescent that opens to a named side, and a figure on a named side of it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.exact.distances import SOLIDS, a, disc
from procgen.exact.loose_template import LooseTemplate, colours, in_chinese, others, rgb
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.loose_template import Drawing

_OPEN: Mapping[str, tuple[str, str, tuple[int, int], int]] = MappingProxyType(
    {
        "right": ("to the right", "右", (0, 1), 0),
        "above": ("upwards", "上", (-1, 0), 90),
        "left": ("to the left", "左", (0, -1), 180),
        "below": ("downwards", "下", (1, 0), 270),
    }
)
_SIDES: Mapping[str, tuple[str, str, str, str]] = MappingProxyType(
    {
        "left": ("to the left of", "左边", "farther left", "right"),
        "right": ("to the right of", "右边", "farther right", "left"),
        "above": ("above", "上方", "farther up", "below"),
        "below": ("below", "下方", "farther down", "above"),
    }
)


def _drawing(rng: Random) -> Drawing:
    ground, moon, paint = colours(rng, 3)
    return {
        "ground": ground,
        "paints": (moon, paint),
        "open": rng.choice(list(_OPEN)),
        "opens": "",
        "shape": rng.choice(list(SOLIDS)),
        "form": "",
        "side": rng.choice(list(_SIDES)),
        "way": "",
        "moon": "",
        "thick": round(rng.uniform(0.55, 0.85), 2),
        "bite": round(rng.uniform(0.87, 1.0), 2),
        "across": round(rng.uniform(0.38, 0.46), 2),
        "radius": round(rng.uniform(0.22, 0.3), 2),
        "far": 0.55,
        "aside": round(rng.uniform(-0.15, 0.15), 2),
        "scale": 0.95,
        "more": "",
    }


def _words(d: Drawing) -> tuple[str, str, str]:
    solid = SOLIDS[d["shape"]]
    moon, paint = d["paints"]
    opens, chinese_opens, *_ = _OPEN[d["open"]]
    where, chinese, farther, _ = _SIDES[d["side"]]
    across = "up or down" if d["side"] in ("left", "right") else "left or right"
    return (
        f"Draw {a(moon)} crescent that opens {opens}, and {where} it {a(paint)} {solid.english}, and nothing else, on a "
        f"plain {d['ground']} background. The crescent is a disc without the part that a second disc, 85 % to 105 % as "
        "large, takes away at one side, so that two pointed horns are left, which point the way that it opens (within "
        "25 degrees); where it is thickest it is 25 % to 45 % as thick as its disc is wide. The crescent is at least 25 %, the "
        f"{solid.english} at least 12 % of the picture's shorter side across, with at least 3 % of it between the two.",
        f"Both are filled, whole and each of one even colour. Seen from the middle of the crescent's painted area, the "
        f"middle of the {solid.english} lies {farther} than it lies {across}. All other proportions and places are yours "
        f"to choose, and the {solid.english} may be turned.",
        f"在纯{in_chinese(d['ground'])}背景上画一个开口朝{chinese_opens}的{in_chinese(moon)}月牙,并在它的{chinese}画一个{in_chinese(paint)}"
        f"{solid.chinese}(两者中心的错开主要在这个方向上),除此之外什么都不画。月牙是一个圆被另一个大小为其 85% 到 105% 的圆从一侧切去一部分"
        f"后剩下的形状,两个尖角指向开口方向(偏差不超过 25 度),最厚处为原来圆直径的 25% 到 45%。月牙的大小至少为图像短边的 25%,{solid.chinese}"
        "至少为 12%,两者之间至少相隔短边的 3%。两者都完整并填满一种均匀的颜色,其余比例、位置和旋转任选。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    (moon, paint), shape = d["paints"], d["shape"]
    kinds = (shape, paint), ("crescent", moon)
    towards = {"shape": "crescent", "colour": moon, "degrees": _OPEN[d["open"]][3], "within": 30}
    return (
        Check("figure", {"shape": "crescent", "colour": moon, "across": (0.23, 0.9), "filled": True}),
        Check("figure", {"shape": shape, "colour": paint, "across": (0.1, 0.8), "filled": True}),
        Check("direction", towards),
        Check("beside", {"figures": kinds, "side": d["side"]}),
        Check("apart", {"figures": kinds, "gap": 0.025}),
        Check("scene_alone", {"figures": kinds}),
        Check("background", {"colour": d["ground"]}),
    )


def _lines(d: Drawing) -> str:
    down, right = _OPEN[d["way"] or d["side"]][2]
    far, aside, across = d["far"], d["aside"], d["across"]
    moon, place = (
        (down * sign * far + right * sign * aside, right * sign * far + down * sign * aside)
        for sign in (-1, 1)
    )
    opens = _OPEN[d["opens"] or d["open"]][2]
    off = (d["thick"] + d["bite"] - 1) * across
    bite = disc((moon[0] + opens[0] * off, moon[1] + opens[1] * off), d["bite"] * across)
    drawn = d["moon"].format(disc=disc(moon, across), row=f"{moon[0]:g}", column=f"{moon[1]:g}")
    drawn = drawn or f"np.maximum({disc(moon, across)}, -({bite}))"
    solid = SOLIDS[d["form"] or d["shape"]].distance(place, d["radius"])
    paints = (rgb(paint) for paint in d["paints"])
    lines = [f"paint({form}, {paint})" for form, paint in zip((drawn, solid), paints, strict=True)]
    return "\n".join([*lines, d["more"]])


def _manners(_: Drawing) -> Mapping[str, Drawing]:
    return {
        "slim": {"thick": 0.52, "bite": 0.9},
        "plump": {"thick": 0.88, "bite": 1.0, "soft": True},
        "a smaller bite": {"thick": 0.6, "bite": 0.86},
        "a larger bite": {"thick": 0.65, "bite": 1.05, "soft": True},
        "turned a little": {"turn": 15, "aside": 0.0, "soft": True},
        "turned the other way": {"turn": -15, "aside": 0.0},
        "smaller": {"scale": 0.72, "across": 0.38, "radius": 0.26},
        "at the upper left": {"scale": 0.75, "down": -0.2, "right": -0.2, "across": 0.42, "soft": True},
        "near each other": {"far": 0.42, "across": 0.4, "radius": 0.28, "aside": 0.0},
    }


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    spare = others(d["ground"], *d["paints"])
    opposite = _SIDES[d["side"]][3]
    turned = "above" if d["side"] in ("left", "right") else "left"
    ways = list(_OPEN)
    turns = [ways[(ways.index(d["open"]) + quarter) % 4] for quarter in (1, 2, 3)]
    other = next(name for name in SOLIDS if name != d["shape"])
    down, right = _OPEN[d["open"]][2]
    half = f"np.maximum({{disc}}, {down} * (down - {{row}}) + {right} * (right - {{column}}))"
    return {
        "opening the other way": {"opens": turns[1]},
        "opening a quarter round": {"opens": turns[0]},
        "opening a quarter round, the other way": {"opens": turns[2]},
        "half way between two sides": {"turn": 45, "aside": 0.0},
        "on the other side": {"way": opposite},
        "on another side": {"way": turned},
        "far to the side": {"far": 0.25, "aside": 0.6, "radius": 0.2, "across": 0.35},
        "a disc for the crescent": {"moon": "{disc}"},
        "half a disc": {"moon": half},
        "most of a disc": {"thick": 1.6, "bite": 1.0},
        "over the crescent": {"far": 0.08, "across": 0.46, "radius": 0.4, "aside": 0.0},
        "another shape": {"form": other},
        "colours changed over": {"paints": d["paints"][::-1]},
        "another colour": {"paints": (spare[0], d["paints"][1])},
        "another background": {"ground": spare[1]},
        "no crescent": {"moon": "{disc} + 9"},
        "no figure": {"radius": -0.1},
        "a third one": {"scale": 0.8, "more": f"paint({disc((1.05, 1.05), 0.1)}, {rgb(spare[0])})"},
        "tiny": {"scale": 0.1},
    }


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes, size=None)
