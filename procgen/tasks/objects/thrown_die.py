"""The face of a die that shows n pips, in whatever proportions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.loose_template import LooseTemplate, colours, in_chinese, others, rgb
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.loose_template import Drawing

_NUMBERS = ("one", "two", "three", "four", "five", "six")
_DIAGONAL = ((-1, -1), (1, 1))
_CORNERS = (*_DIAGONAL, (-1, 1), (1, -1))


def _usual(pips: int) -> list[tuple[float, float]]:
    """Set pips out as on a usual die: down and right of the middle."""
    sides = [(0, -1), (0, 1)] if pips == 6 else []
    places = {0: (), 1: (), 2: _DIAGONAL, 3: _DIAGONAL}.get(pips, _CORNERS)
    return [*([(0, 0)] if pips % 2 else []), *places, *sides]


def _drawing(rng: Random) -> Drawing:
    ground, face, ink = colours(rng, 3)
    pips = rng.randint(1, 6)
    return {
        "ground": ground,
        "face": face,
        "ink": ink,
        "pips": pips,
        "places": _usual(pips),
        "scale": round(rng.uniform(0.6, 0.9), 2),
        "corner": round(rng.uniform(0.05, 0.3), 2),
        "apart": round(rng.uniform(0.46, 0.56), 2),
        "pip": round(rng.uniform(0.13, 0.18), 2),
        "mark": "np.hypot({down}, {right}) - {pip}",
        "tall": 1.0,
        "more": "",
    }


def _words(d: Drawing) -> tuple[str, str, str]:
    number = _NUMBERS[d["pips"] - 1]
    ground, face = d["ground"], d["face"]
    pips = "pip" if d["pips"] == 1 else "pips"
    return (
        f"Draw the face of a die with {number} {pips}, seen straight on, {face}, at least "
        f"half the picture's shorter side across, and nothing else on a plain {ground} background.",
        "The face is an upright square, its corners sharp or round; the pips are round, of one size and one colour, and set out as "
        "on a usual die.",
        f"在纯{in_chinese(ground)}背景上画骰子的一面,正对观者:{in_chinese(face)}的正方形(四角可尖可圆,边长至少为图像短边的一半),"
        f"上面有 {d['pips']} 个圆点,大小和颜色相同,按普通骰子的样子排列。除此之外什么都不画。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    return (
        Check("die", {"pips": d["pips"], "plain": True}),
        Check("single", {"across": 0.45, "colour": d["face"]}),
        Check("background", {"colour": d["ground"]}),
    )


def _lines(d: Drawing) -> str:
    corner = d["corner"]
    far = [f"np.maximum(abs({axis}) - {1 - corner}, 0)" for axis in (f"down / {d['tall']}", "right")]
    lines = [f"paint(np.hypot({', '.join(far)}) - {corner}, {rgb(d['face'])})"]
    for row, column in d["places"]:
        place = {"down": f"(down - {row * d['apart']:.3g})", "right": f"(right - {column * d['apart']:.3g})"}
        lines.append(f"paint({d['mark'].format(pip=d['pip'], **place)}, {rgb(d['ink'])})")
    return "\n".join([*lines, d["more"]])


def _manners(_: Drawing) -> Mapping[str, Drawing]:
    return {
        "sharp corners": {"corner": 0.005},
        "round corners": {"corner": 0.35, "soft": True},
        "large pips": {"pip": 0.2, "apart": 0.56},
        "small pips": {"pip": 0.11},
        "small pips near the corners": {"pip": 0.16, "apart": 0.74, "scale": 0.7, "corner": 0.005},
        "turned by a quarter": {"turn": 90},
        "smaller, at the lower right": {"scale": 0.55, "down": 0.3, "right": 0.25},
        "as large as can be": {"scale": 0.92},
    }


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    spare = others(d["ground"], d["face"], d["ink"])
    line = [(0, 2 * (k + 0.5) / d["pips"] - 1) for k in range(d["pips"])]
    wrong = {
        f"{_NUMBERS[k - 1]} pips": {"places": _usual(k)}
        for k in {1, d["pips"] - 1, d["pips"] + 1, 4}
        if k not in (0, 7, d["pips"])
    }
    return wrong | {
        "no pips": {"places": []},
        "dashes": {"mark": "np.maximum(abs({down}) - 0.05, abs({right}) - 0.25)"},
        "square pips": {"mark": "np.maximum(abs({down}), abs({right})) - {pip}"},
        "pips on their corners": {"mark": "(abs({down}) + abs({right})) * 0.8 - {pip}"},
        "a small mark on the face": {
            "more": f"paint(np.maximum(abs(down - 0.25), abs(right - 0.02)) - 0.05, {rgb(spare[0])})"
        },
        "pips in a row": {"places": line} if d["pips"] > 3 else {"places": [(0.3, 0.9), *line[1:]]},
        "no square": {"face": d["ground"]},
        "a round face": {"corner": 0.999},
        "a tall face": {"tall": 1.5, "scale": 0.6},
        "another face": {"face": spare[0]},
        "another background": {"ground": spare[1]},
        "small": {"scale": 0.2},
        "a cross over it": {"more": f"paint(abs(abs(down) - abs(right)) - 0.1, {rgb(spare[0])})"},
        "a die beside it": {"scale": 0.35, "right": -0.4, "more": _beside(d)},
    }


def _beside(d: Drawing) -> str:
    """Paint another die at the right."""
    return f"right = right - 2.4\n{_lines(d)}"


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes, size=None)
