"""A thick arc above, or below, a short line: a plain rainbow over its ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.distances import arc, box, disc, line, ring
from procgen.exact.loose_template import LooseTemplate, colours, in_chinese, others, rgb
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.loose_template import Drawing


def _drawing(rng: Random) -> Drawing:
    ground, bow, bar = colours(rng, 3)
    return {
        "ground": ground,
        "bow": bow,
        "bar": bar,
        "side": rng.choice(("above", "below")),
        "placed": 1,
        "aside": 0.0,
        "bulge": rng.choice(("above", "below")),
        "bulging": "",
        "radius": round(rng.uniform(0.6, 0.75), 2),
        "width": round(rng.uniform(0.18, 0.28), 2),
        "deep": 0.0,
        "far": 0.4,
        "length": round(rng.uniform(0.3, 0.5), 2),
        "pen": 0.05,
        "slant": 0.0,
        "round": False,
        "arc": "",
        "line": "",
        "scale": 0.9,
        "more": "",
    }


def _words(d: Drawing) -> tuple[str, str, str]:
    where, chinese = ("above", "上方") if d["side"] == "above" else ("below", "下方")
    way, chinese_way = ("upwards", "上") if d["bulge"] == "above" else ("downwards", "下")
    return (
        f"Draw a thick {d['bow']} arc {where} a short {d['bar']} line, and nothing else, on a plain {d['ground']} "
        f"background: the arc is a part of a circular ring, at least an eighth of the way round but not closed, bulges {way}, is at least 40 % "
        "of the picture's shorter side wide and 6 % thick; the line is straight, horizontal, 10 % to 30 % of the "
        "shorter side long and at least five times as long as it is thick; they do not touch.",
        "The arc has one even thickness, at most half its outer radius and a quarter of its length, and the middle of the line is not farther to "
        f"the side of the arc's middle than it is {'below' if where == 'above' else 'above'} it. Each has one even "
        "colour; ends may be flat or round. All other sizes and the places are yours to choose.",
        f"在纯{in_chinese(d['ground'])}背景上画一段粗的{in_chinese(d['bow'])}圆弧,它在一条短的{in_chinese(d['bar'])}线段的{chinese},"
        f"除此之外什么都不画。圆弧是圆环的一部分(至少八分之一圈,不闭合),向{chinese_way}凸出,宽至少为图像短边的 40%,粗细均匀,至少为短边的 6%,"
        "不超过外半径的一半和长度的四分之一;线段为直线,水平,长为短边的 10% 到 30%,长至少为粗的五倍;两者不相碰,左右错开不超过上下错开。"
        "各为一种均匀的颜色,两端可平可圆,其余大小和位置任选。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    bow, bar = ("arc", d["bow"]), ("line", d["bar"])
    return (
        Check("figure", {"shape": "arc", "colour": d["bow"], "across": (0.38,), "thick": (0.055, 0.5)}),
        Check("figure", {"shape": "line", "colour": d["bar"], "across": (0.09, 0.33)}),
        Check(
            "direction",
            {
                "shape": "arc",
                "colour": d["bow"],
                "degrees": 0 if d["bulge"] == "above" else 180,
                "within": 25,
            },
        ),
        Check("direction", {"shape": "line", "colour": d["bar"], "degrees": 0, "within": 10}),
        Check("beside", {"figures": (bow, bar), "side": d["side"]}),
        Check("apart", {"figures": (bow, bar)}),
        Check("scene_alone", {"figures": (bow, bar)}),
        Check("background", {"colour": d["ground"]}),
    )


def _lines(d: Drawing) -> str:
    sign = d["placed"] * (1 if d["side"] == "above" else -1)
    low = d["radius"] / 2 * (1 if d["bulge"] == "above" else -1)
    bow = d["arc"] or arc(
        (low - sign * d["far"], 0), d["radius"], d["width"], d["bulging"] or d["bulge"], deep=d["deep"]
    )
    middle, half = sign * (d["far"] + 0.15), d["length"] / 2
    ends = (middle - d["slant"], d["aside"] - half), (middle + d["slant"], d["aside"] + half)
    bar = d["line"] or line(*ends, d["pen"], round_ends=d["round"])
    return f"paint({bow}, {rgb(d['bow'])})\npaint({bar}, {rgb(d['bar'])})\n{d['more']}"


def _manners(_: Drawing) -> Mapping[str, Drawing]:
    return {
        "thicker": {"width": 0.3, "radius": 0.65},
        "less than half a circle": {"deep": 0.2, "radius": 0.75},
        "a short line": {"length": 0.26, "pen": 0.03},
        "round ends": {"round": True, "pen": 0.06, "length": 0.45, "soft": True},
        "to the side": {"aside": 0.25},
        "a little slanting": {"turn": 4, "soft": True},
        "smaller, at the left": {"scale": 0.6, "right": -0.35, "down": 0.2, "length": 0.5, "width": 0.24},
    }


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    spare = others(d["ground"], d["bow"], d["bar"])
    other = "below" if d["bulge"] == "above" else "above"
    up = -0.4 if d["side"] == "above" else 0.4
    return {
        "the other side": {"placed": -1},
        "bulging the other way": {"bulging": other, "far": 0.35},
        "bulging to the side": {"bulging": "left"},
        "on its side": {"turn": 90},
        "thin": {"width": 0.05},
        "a long line": {"length": 1.4},
        "a stub": {"pen": 0.2, "length": 0.35},
        "a slanting line": {"slant": 0.15, "far": 0.5, "radius": 0.6},
        "a bent line": {"line": arc((-up * 1.6, 0), 0.25, 0.05, "above")},
        "a full ring": {"arc": ring((up, 0), 0.4, 0.18)},
        "half a disc": {
            "arc": f"np.maximum({disc((up, 0), 0.6)}, {'' if d['bulge'] == 'above' else '-'}(down - {up}))"
        },
        "a bar for an arc": {"arc": box((up, 0), 0.1, 0.6)},
        "touching": {"line": box((up, 0), 0.025, 0.8), "length": 0.3},
        "no line": {"line": "down + 9"},
        "two lines": {
            "line": f"np.minimum({box((-up * 1.5, 0), 0.03, 0.2)}, {box((-up * 1.9, 0), 0.03, 0.2)})"
        },
        "colours changed over": {"bow": d["bar"], "bar": d["bow"]},
        "another colour": {"bow": spare[0]},
        "another background": {"ground": spare[1]},
        "a sun beside it": {"scale": 0.7, "more": f"paint({disc((-1.2, 1.2), 0.15)}, {rgb(spare[0])})"},
    }


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes)
