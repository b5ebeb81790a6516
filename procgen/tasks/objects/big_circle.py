"""One big circle, filled or drawn as a line, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.loose_template import LooseTemplate, colours, in_chinese, others, rgb
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.loose_template import Drawing


def _drawing(rng: Random) -> Drawing:
    ground, paint = colours(rng, 2)
    return {
        "ground": ground,
        "paint": paint,
        "scale": round(rng.uniform(0.7, 0.94), 2),
        "distance": "np.hypot(down, right) - 1",
        "more": "",
    }


def _words(d: Drawing) -> tuple[str, str, str]:
    return (
        f"Draw one big {d['paint']} circle, filled or as a line at least a fiftieth of the picture's shorter side wide, "
        f"at least two thirds of that side across, and nothing else on a plain {d['ground']} background.",
        "It is whole and round, without corners, and either filled with one colour or drawn as a line of even width; "
        "where it stands is yours to choose.",
        f"在纯{in_chinese(d['ground'])}背景上画一个大的{in_chinese(d['paint'])}圆:完整,圆而无棱角,直径至少为图像短边的三分之二,"
        "可以填满一种颜色,也可以只画粗细均匀的圆周线(线宽至少为短边的五十分之一),位置任选。除此之外什么都不画。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    which = {"shape": "disc", "colour": d["paint"]}
    return (
        Check("big_circle", {"across": 0.62, "even": True}),
        Check("figure", {**which, "across": (0.62, 1.2)}),
        Check("nothing_else", {**which, "over": 0.0006}),
        Check("background", {"colour": d["ground"]}),
    )


def _lines(d: Drawing) -> str:
    return f"paint({d['distance']}, {rgb(d['paint'])})\n{d['more']}"


def _manners(d: Drawing) -> Mapping[str, Drawing]:
    return {
        "as a line": {"distance": "abs(np.hypot(down, right) - 0.95) - 0.05"},
        "as a thick line": {"distance": "abs(np.hypot(down, right) - 0.88) - 0.12", "soft": True},
        "as a thin line": {"distance": f"abs(np.hypot(down, right) - 0.95) - {0.021 / d['scale']:.4f}"},
        "as large as can be": {"scale": 0.97},
        "nearly from side to side": {"scale": 0.99},
        "smaller, at the upper left": {"scale": 0.7, "down": -0.27, "right": -0.25},
        "smaller, at the right": {"scale": 0.68, "right": 0.3, "soft": True},
        "a little uneven": {
            "distance": f"np.hypot(down, right) - 1 + 0.01 * np.sin(9 * down + {d['scale']})"
        },
    }


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    spare = others(d["ground"], d["paint"])
    return {
        "an ellipse": {"distance": "np.hypot(down, right / 0.78) - 0.9"},
        "a square": {"distance": "np.maximum(abs(down), abs(right)) - 0.9"},
        "a square with cut corners": {
            "distance": "np.maximum(np.maximum(abs(down), abs(right)), (abs(down) + abs(right)) * 0.55) - 0.9"
        },
        "ten corners": {"distance": _polygon(10)},
        "twelve corners": {"distance": _polygon(12)},
        "a block in the corner": {
            "more": "paint(np.maximum(abs(down + 1 / {0} - 8 * pixel), abs(right + 1 / {0} - 8 * pixel)) - 4 * pixel, {1})".format(
                d["scale"], rgb(d["paint"])
            )
        },
        "half of it": {"distance": "np.maximum(np.hypot(down, right) - 1, down)"},
        "three quarters of it": {
            "distance": "np.maximum(np.hypot(down, right) - 1, np.minimum(down, right))"
        },
        "an arc": {"distance": "np.maximum(abs(np.hypot(down, right) - 0.95) - 0.05, down - 0.3)"},
        "small": {"scale": 0.35},
        "half outside": {"down": 0.9},
        "two": {"scale": 0.45, "distance": "np.hypot(down, abs(right) - 1.08) - 1"},
        "a small one beside it": {
            "scale": 0.7,
            "down": 0.26,
            "right": 0.26,
            "more": f"paint(np.hypot(down + 1.2, right + 1.2) - 0.24, {rgb(spare[0])})",
        },
        "another colour": {"paint": spare[0]},
        "another background": {"ground": spare[1]},
        "something in it": {"more": f"paint(np.maximum(abs(down), abs(right)) - 0.4, {rgb(spare[1])})"},
        "a heart": {"distance": "(1.05 * -down - 0.75 * abs(right) + 0.3) ** 2 + right ** 2 - 0.8"},
    }


def _polygon(corners: int) -> str:
    """Write the distance to a regular polygon."""
    half = f"np.pi / {corners}"
    return f"np.hypot(down, right) * np.cos((np.arctan2(down, right) + 0.1) % (2 * {half}) - {half}) - 0.94"


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes, size=None)
