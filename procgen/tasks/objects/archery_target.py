"""A target of at least n rings in two colours, in whatever proportions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.loose_template import LooseTemplate, colours, in_chinese, others, rgb
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.loose_template import Drawing


def _drawing(rng: Random) -> Drawing:
    ground, outer, inner = colours(rng, 3)
    return {
        "ground": ground,
        "outer": outer,
        "inner": inner,
        "rings": rng.randint(3, 5),
        "scale": round(rng.uniform(0.75, 0.94), 2),
        "widths": "even",
        "apart": 0.0,
        "away": "np.hypot(down, right - {apart})",
        "more": "",
    }


def _words(d: Drawing) -> tuple[str, str, str]:
    n, ground, outer = d["rings"], d["ground"], d["outer"]
    return (
        f"Draw a target of at least {n} concentric rings, the disc in the middle counted as one, by turns {outer} "
        f"(the outermost) and another colour, at least two thirds of the picture's shorter side across, and nothing else on a "
        f"plain {ground} background.",
        "The rings are whole and about equally wide, and lie side by side without gaps.",
        f"在纯{in_chinese(ground)}背景上画一个靶子:至少 {n} 个同心圆环(中间的圆盘算一个),{in_chinese(outer)}与另一种颜色相间,"
        f"最外一环为{in_chinese(outer)};各环完整、宽度大致相等、彼此紧挨,整个靶子的直径至少为图像短边的三分之二。除此之外什么都不画。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    return (
        Check("target", {"rings": d["rings"], "across": 0.6, "two": True}),
        Check("big_circle", {"across": 0.62}),
        Check("single", {"across": 0.62, "colour": d["outer"]}),
        Check("background", {"colour": d["ground"]}),
    )


def _lines(d: Drawing) -> str:
    n = d["rings"]
    edges = [1 - k / n for k in range(n)]
    if d["widths"] == "a small middle":
        edges = [1 - 0.9 * k / n for k in range(n)]
    if d["widths"] == "one wide ring":
        edges = [1, *(0.25 - 0.25 * k / n for k in range(n - 1))]
    away = d["away"]
    painted = [
        f"paint({away.format(apart=round(d['apart'] * k / n, 3))} - {edge:.4g}, {rgb(d[('outer', 'inner')[k % 2]])})"
        for k, edge in enumerate(edges)
    ]
    return "\n".join([*painted, d["more"]])


def _manners(d: Drawing) -> Mapping[str, Drawing]:
    return {
        "one ring more": {"rings": d["rings"] + 1},
        "two rings more": {"rings": d["rings"] + 2, "soft": True},
        "smaller, at the upper left": {"scale": 0.7, "down": -0.25, "right": -0.2},
        "as large as can be": {"scale": 0.97},
        "a small middle": {"widths": "a small middle"},
        "a little uneven": {"away": "np.hypot(down * 1.015, right)"},
    }


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    ground, outer, inner = d["ground"], d["outer"], d["inner"]
    spare = others(ground, outer, inner)
    third = f"abs(np.hypot(down, right) - {1.5 / d['rings']:.4g}) - {0.5 / d['rings']:.4g}"
    spokes = (
        f"paint(np.maximum(np.hypot(down, right) - 1, np.sin(6 * np.arctan2(down, right))), {rgb(inner)})"
    )
    wrong = {"a third colour on a ring": {"more": f"paint({third}, {rgb(spare[0])})"}}
    if d["rings"] == 3:  # it would be the second
        wrong = {}
    return wrong | {
        "one ring too few": {"rings": d["rings"] - 1},
        "a plain disc": {"rings": 1},
        "of one colour": {"inner": outer},
        "squares": {"away": "np.maximum(abs(down), abs(right)) * 1.1"},
        "ellipses": {"away": "np.hypot(down * 1.4, right)"},
        "rings that touch at the right": {"apart": 0.95},
        "half of it": {"more": f"paint(-down, {rgb(ground)})"},
        "spokes": {"rings": 1, "more": spokes},
        "a third colour in the middle": {
            "more": f"paint(np.hypot(down, right) - {1 / d['rings']:.4g}, {rgb(spare[0])})"
        },
        "small": {"scale": 0.35},
        "another background": {"ground": spare[0]},
        "another colour outside": {"outer": spare[0]},
        "colours exchanged": {"outer": inner, "inner": outer},
        "one wide ring": {"widths": "one wide ring", "rings": max(4, d["rings"])},
    }


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes, size=None)
