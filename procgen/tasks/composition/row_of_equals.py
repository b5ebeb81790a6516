"""So many equal figures of one colour in a row, none touching the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.distances import SOLIDS, disc
from procgen.exact.loose_template import LooseTemplate, colours, in_chinese, others, rgb
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.loose_template import Drawing

_NUMBERS = ("", "one", "two", "three", "four", "five")


def _drawing(rng: Random) -> Drawing:
    ground, paint = colours(rng, 2)
    return {
        "ground": ground,
        "paint": paint,
        "paints": (),
        "shape": rng.choice(list(SOLIDS)),
        "forms": (),
        "count": rng.randint(3, 5),
        "drawn": 0,
        "upright": rng.random() < 0.5,
        "across": False,
        "radius": 0.36,
        "radii": (),
        "aside": (),
        "scale": 0.95,
        "more": "",
    }


def _words(d: Drawing) -> tuple[str, str, str]:
    solid = SOLIDS[d["shape"]]
    count, way = _NUMBERS[d["count"]], "vertical" if d["upright"] else "horizontal"
    chinese = "竖直" if d["upright"] else "水平"
    return (
        f"Draw {count} {d['paint']} {solid.english}s of equal size in a straight {way} row, and nothing else, on a plain "
        f"{d['ground']} background: all filled and whole, each at least 8 % of the picture's shorter side across, and "
        "none touching another.",
        "Background shows between each and the next; the gaps need not be equal. All have the same even colour. "
        "Size, gaps, the row's place and how the figures are turned are yours to choose.",
        f"在纯{in_chinese(d['ground'])}背景上画 {d['count']} 个大小相等的{in_chinese(d['paint'])}{solid.chinese},排成一条{chinese}的直线,"
        "除此之外什么都不画。每个都完整、填满同一种均匀的颜色,大小至少为图像短边的 8%,互不相碰,之间露出背景(间距不必相等)。"
        "大小、间距、位置和旋转任选。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    kind = (d["shape"], d["paint"], d["count"])
    how = {"count": d["count"], "across": (0.07, 0.4), "filled": True}
    return (
        Check("figure", {"shape": d["shape"], "colour": d["paint"], **how}),
        Check("alike", {"figures": (kind,), "size": 0.88}),
        Check("beside", {"figures": (kind,), "side": "above" if d["upright"] else "left", "aslant": 0.2}),
        Check("apart", {"figures": (kind,)}),
        Check("scene_alone", {"figures": (kind,)}),
        Check("background", {"colour": d["ground"]}),
    )


def _lines(d: Drawing) -> str:
    count, lines = d["drawn"] or d["count"], []
    for k in range(count):
        place = (2 * k + 1) / count - 1
        aside = d["aside"][k % len(d["aside"])] if d["aside"] else 0.0
        at = (place, aside) if d["upright"] != d["across"] else (aside, place)
        radius = (d["radii"][k % len(d["radii"])] if d["radii"] else 1.0) * d["radius"] * 2 / count
        shape = d["forms"][k % len(d["forms"])] if d["forms"] else d["shape"]
        colour = d["paints"][k % len(d["paints"])] if d["paints"] else d["paint"]
        lines.append(f"paint({SOLIDS[shape].distance(at, radius)}, {rgb(colour)})")
    return "\n".join([*lines, d["more"]])


def _manners(_: Drawing) -> Mapping[str, Drawing]:
    return {
        "smaller": {"radius": 0.3, "soft": True},
        "larger": {"radius": 0.42, "scale": 0.98},
        "a shorter row": {"scale": 0.7, "radius": 0.4},
        "at the upper left": {"scale": 0.75, "down": -0.2, "right": -0.2},
        "a little uneven": {"aside": (0.03, -0.03), "radii": (1.0, 0.97)},
        "a little slanting": {"turn": 4, "soft": True, "scale": 0.9},
    }


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    (spare, ground), count = others(d["ground"], d["paint"])[:2], d["count"]
    other = "square" if d["shape"] in ("disc", "hexagon") else "disc"
    touching = {"disc": 0.52, "square": 0.72, "triangle": 0.75, "hexagon": 0.6}[d["shape"]]
    return {
        "one too few": {"drawn": count - 1},
        "one too many": {"drawn": count + 1, "scale": 0.98},
        "touching": {"radius": touching, "scale": 0.75},
        "one larger": {"radii": (1.0, 1.35), "radius": 0.32},
        "one smaller": {"radii": (0.7, *[1.0] * (count - 1))},
        "in the other direction": {"across": True},
        "zigzag": {"aside": (-0.3, 0.3), "scale": 0.9},
        "aslant": {"turn": 35, "scale": 0.8},
        "one of another shape": {"forms": (other, *[d["shape"]] * (count - 1))},
        "all of another shape": {"forms": (other,)},
        "one of another colour": {"paints": (spare, *[d["paint"]] * (count - 1))},
        "all of another colour": {"paint": spare},
        "another background": {"ground": ground},
        "a dot beside it": {"scale": 0.85, "more": f"paint({disc((0.8, 0.8), 0.09)}, {rgb(spare)})"},
        "a second row": {"scale": 0.8, "more": "down, right = right - 0.8, down - 0.8\n" + _row(d)},
        "tiny": {"radius": 0.05},
    }


def _row(d: Drawing) -> str:
    """Paint the same row again."""
    return _lines({**d, "radius": 0.2, "more": ""})


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes)
