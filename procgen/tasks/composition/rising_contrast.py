"""Three gray figures in a row, each of which stands out more from the ground than the one before."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.checks.vision.colours import contrast_ratio, to_lab
from procgen.exact.distances import SOLIDS, disc
from procgen.exact.loose_template import LooseTemplate, in_chinese, others, rgb
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.loose_template import Drawing

_WAYS: Mapping[str, tuple[str, str, tuple[int, int], str]] = MappingProxyType(
    {
        "right": ("from left to right", "从左到右", (0, 1), "left"),
        "left": ("from right to left", "从右到左", (0, -1), "right"),
        "below": ("from top to bottom", "从上到下", (1, 0), "above"),
        "above": ("from bottom to top", "从下到上", (-1, 0), "below"),
    }
)
_GROUNDS = ("black", "white", "yellow", "purple", "orange", "blue")
"""Colours from which grays can stand out far enough to be told apart by it."""
_DARKEST, _LIGHTEST = 60, 200
"""Of what everyone calls gray."""


def _ratio(gray: float, ground: str) -> float:
    """Give the contrast ratio of a gray, 0 to 255, to a colour by its name."""
    return float(contrast_ratio(to_lab([gray] * 3)[0], to_lab(rgb(ground))[0]))


def _grays(ground: str, ratios: tuple[float, ...]) -> tuple[int, ...]:
    """Find the grays with some contrast ratios, all of them lighter, or all darker, than the ground."""
    away = max((_DARKEST, _LIGHTEST), key=lambda gray: _ratio(gray, ground))
    lighter = float(to_lab([away] * 3)[0]) > float(to_lab(rgb(ground))[0])
    grays = [
        gray
        for gray in range(_DARKEST, _LIGHTEST + 1)
        if (float(to_lab([gray] * 3)[0]) > float(to_lab(rgb(ground))[0])) == lighter
    ]
    return tuple(min(grays, key=lambda gray: abs(_ratio(gray, ground) - ratio)) for ratio in ratios)


def _drawing(rng: Random) -> Drawing:
    ground = rng.choice(_GROUNDS)
    last = max(_ratio(gray, ground) for gray in (_DARKEST, _LIGHTEST)) * rng.uniform(0.88, 0.98)
    first = min(rng.uniform(1.5, 2.2), last / 2.3)
    return {
        "ground": ground,
        "grays": _grays(ground, (first, math.sqrt(first * last), last)),
        "paints": (),
        "shape": rng.choice(list(SOLIDS)),
        "side": rng.choice(list(_WAYS)),
        "way": "",
        "places": (-2.5, 0.0, 2.5),
        "aside": (0.0, 0.0, 0.0),
        "radii": (1.0, 1.0, 1.0),
        "scale": round(rng.uniform(0.22, 0.26), 3),
        "form": "",
        "more": "",
    }


def _words(d: Drawing) -> tuple[str, str, str]:
    solid = SOLIDS[d["shape"]]
    order, chinese, *_ = _WAYS[d["side"]]
    line, chinese_line = ("horizontal", "水平") if d["side"] in ("left", "right") else ("vertical", "竖直")
    return (
        f"Draw three separate gray {solid.english}s in a {line} row, and nothing else, on a plain {d['ground']} "
        f"background, so that {order} each stands out more: its contrast ratio to the background is at least 1.4 times "
        "that of the one before, and that of the first is at least 1.3 to 1. Each is filled with one even gray "
        f"(R = G = B, from {_DARKEST} to {_LIGHTEST} of 255) and is at least 12 % of the picture's shorter side across.",
        "The contrast ratio is that of the Web Content Accessibility Guidelines: the relative luminance of the lighter "
        "of two colours plus 0.05, over that of the darker plus 0.05. The centres lie on one straight line within a "
        "tenth of their distances; the sizes and the row's place are yours to choose, and sizes may differ.",
        f"在纯{in_chinese(d['ground'])}背景上画三个互不相碰的灰色{solid.chinese},排成{chinese_line}的一行(中心基本在一条直线上),"
        f"除此之外什么都不画。{chinese},每个都比前一个更醒目:它与背景的对比度(WCAG 定义:较亮者的相对亮度加 0.05,除以较暗者的"
        f"相对亮度加 0.05)至少是前一个的 1.4 倍,第一个的对比度至少为 1.3。每个填满一种均匀的灰色(R = G = B,取值 {_DARKEST} 到 "
        f"{_LIGHTEST}),大小至少为图像短边的 12%;具体大小和位置任选。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    kinds = ((d["shape"], "gray", 3),)
    how = {"shape": d["shape"], "colour": "gray", "count": 3, "across": (0.1, 0.4), "filled": True}
    return (
        Check("figure", how),
        Check("beside", {"figures": kinds, "side": _WAYS[d["side"]][3], "aslant": 0.2}),
        Check("contrast", {"figures": kinds, "least": 1.2, "rising": 1.3, "side": d["side"]}),
        Check("apart", {"figures": kinds}),
        Check("scene_alone", {"figures": kinds}),
        Check("background", {"colour": d["ground"]}),
    )


def _lines(d: Drawing) -> str:
    down, right = _WAYS[d["way"] or d["side"]][2]
    lines = []
    paints = d["paints"] or tuple((gray, gray, gray) for gray in d["grays"])
    for place, aside, radius, paint in zip(d["places"], d["aside"], d["radii"], paints, strict=True):
        at = (down * place + right * aside, right * place + down * aside)
        lines.append(f"paint({SOLIDS[d['form'] or d['shape']].distance(at, radius)}, {paint})")
    return "\n".join([*lines, d["more"]])


def _manners(d: Drawing) -> Mapping[str, Drawing]:
    ground = d["ground"]
    last = _ratio(d["grays"][2], ground)
    return {
        "shaded": {"soft": True, "shade": 0.04},
        "smaller, at the upper left": {"scale": 0.15, "down": -0.3, "right": -0.3, "soft": True},
        "of three sizes": {"radii": (0.75, 0.9, 1.1)},
        "smallest last": {"radii": (1.15, 0.9, 0.7), "soft": True},
        "a little aslant": {"turn": 4, "soft": True},
        "with a larger first step": {"grays": _grays(ground, (last / 2.3, last / 1.45, last))},
        "with a larger second step": {"grays": _grays(ground, (last / 2.3, last / 1.58, last))},
        "wide apart": {"places": (-3.0, 0.0, 3.0), "scale": 0.22},
    }


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    one, two, three = d["grays"]
    first, _, last = (_ratio(gray, d["ground"]) for gray in d["grays"])
    farthest = "white" if three > one else "black"
    spare = next(colour for colour in others(d["ground"], "gray", "black", "white"))
    other = next(name for name in SOLIDS if name != d["shape"])
    opposite = _WAYS[d["side"]][3]
    turned = "below" if d["side"] in ("left", "right") else "right"
    return {
        "in reverse": {"way": opposite},
        "in the other direction": {"way": turned},
        "the first two changed over": {"grays": (two, one, three)},
        "the last two changed over": {"grays": (one, three, two)},
        "all alike": {"grays": (two, two, two)},
        "the first two alike": {"grays": (two, two, three)},
        "the last two alike": {"grays": (one, two, two)},
        "a small first step": {"grays": _grays(d["ground"], (first, 1.12 * first, last))},
        "a small last step": {"grays": _grays(d["ground"], (first, last / 1.12, last))},
        "the first hardly seen": {"grays": (_faint(d["ground"]), two, three)},
        "coloured": {"paints": tuple((gray, gray // 3, gray // 3) for gray in d["grays"])},
        "the last not gray": {"paints": ((one,) * 3, (two,) * 3, rgb(farthest))},
        "another background": {"ground": spare},
        "of another shape": {"form": other},
        "touching": {"places": (-1.3, 0.0, 1.3)},
        "not in a straight row": {"aside": (0.0, 1.6, 0.0)},
        "two only": {"radii": (1.0, 1.0, -0.5)},
        "a fourth one": {"more": f"paint({disc((2.6, 2.6), 0.5)}, {rgb(spare)})"},
        "a fourth gray one": {"more": f"paint({disc((2.6, 2.6), 0.5)}, {(two,) * 3})"},
        "tiny": {"scale": 0.03},
    }


def _faint(ground: str) -> int:
    """Find a gray that can hardly be told from the ground by its luminance."""
    return min(range(256), key=lambda gray: abs(_ratio(gray, ground) - 1.08))


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes)
