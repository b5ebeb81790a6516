"""A stroke of whatever course, straight or curved, below two equal discs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.distances import box, disc, line, square
from procgen.exact.loose_template import LooseTemplate, colours, in_chinese, others, rgb
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.loose_template import Drawing


def _drawing(rng: Random) -> Drawing:
    ground, pen, left, right = colours(rng, 4)
    return {
        "ground": ground,
        "pen": pen,
        "paints": (left, right),
        "side": rng.choice(("below", "above")),
        "placed": 1,
        "swing": round(rng.uniform(0.1, 0.16), 2),
        "waves": rng.choice((3.0, 5.0, 7.0)),
        "width": 0.1,
        "reach": 0.8,
        "course": "",
        "radii": (0.26, 0.26),
        "places": ((-0.45, -0.45), (-0.45, 0.45)),
        "form": "",
        "scale": 0.95,
        "more": "",
    }


def _words(d: Drawing) -> tuple[str, str, str]:
    one, other = d["paints"]
    chinese = "下方" if d["side"] == "below" else "上方"
    return (
        f"Draw a {d['pen']} stroke {d['side']} two equal discs, {one} at the left and {other} at the right, and nothing "
        f"else, on a plain {d['ground']} background: the stroke is one continuous line of even thickness, straight or "
        "curved as you like, at least 40 % of the picture's shorter side across and at least five times as long as "
        "thick; the discs are filled and each is at least 10 % of the shorter side across; nothing touches.",
        f"The middle of the stroke lies {d['side']} the middle of either disc, and not farther to its side than "
        "that; the left disc is not higher or lower than the right one by more than a quarter of their distance. Each "
        "figure has one even colour. The course, sizes and places are yours to choose.",
        f"在纯{in_chinese(d['ground'])}背景上画两个大小相等、填满颜色的圆,左边{in_chinese(one)},右边{in_chinese(other)},它们的{chinese}有一条"
        f"{in_chinese(d['pen'])}的线,除此之外什么都不画。线是连续的一条,粗细均匀,可直可曲,宽至少为图像短边的 40%,长至少为粗的五倍;"
        f"圆的直径至少为短边的 10%,左右两圆高低相差不超过两者距离的四分之一;线的中心在两圆中心的{chinese},左右错开不超过上下错开。"
        "三者互不相碰,各为一种均匀的颜色,走向、大小和位置任选。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    pen, left, right = ("stroke", d["pen"]), *(("disc", colour) for colour in d["paints"])
    return (
        Check("figure", {"shape": "stroke", "colour": d["pen"], "across": (0.37,)}),
        *(
            Check("figure", {"shape": "disc", "colour": colour, "across": (0.09, 0.6), "filled": True})
            for colour in d["paints"]
        ),
        Check("beside", {"figures": (left, right), "side": "left", "aslant": 0.27}),
        *(
            Check("beside", {"figures": (pen, spot), "side": d["side"], "aslant": 1.05})
            for spot in (left, right)
        ),
        Check("alike", {"figures": (left, right)}),
        Check("apart", {"figures": (pen, left, right)}),
        Check("scene_alone", {"figures": (pen, left, right)}),
        Check("background", {"colour": d["ground"]}),
    )


def _lines(d: Drawing) -> str:
    sign = d["placed"] * (1 if d["side"] == "below" else -1)
    course = d["course"] or _wave(d, sign * 0.45)
    lines = [f"paint({course.replace('ROW', f'{sign * 0.45:g}')}, {rgb(d['pen'])})"]
    for k, ((row, column), radius, colour) in enumerate(
        zip(d["places"], d["radii"], d["paints"], strict=True)
    ):
        at = (sign * row, column)
        form = d["form"] if k == 0 and d["form"] else disc(at, radius)
        lines.append(f"paint({form}, {rgb(colour)})")
    return "\n".join([*lines, d["more"]])


def _wave(d: Drawing, row: float) -> str:
    """Write the distance from a wave, measured across its course."""
    rise, slope = f"{d['swing']:g} * np.sin({d['waves']:g} * right)", d["swing"] * d["waves"]
    bend = f"np.hypot(1, {slope:.3g} * np.cos({d['waves']:g} * right))"
    return (
        f"np.maximum(abs(down - {row:g} - {rise}) / {bend} - {d['width'] / 2:g}, abs(right) - {d['reach']:g})"
    )


def _manners(_: Drawing) -> Mapping[str, Drawing]:
    return {
        "straight": {"course": "np.maximum(abs(down - ROW) - 0.05, abs(right) - 0.7)"},
        "bent": {
            "course": "np.maximum(abs(np.hypot(down - ROW + 0.5, right) - 0.6) - 0.05, ROW - 0.2 - down)"
        },
        "thin": {"width": 0.05},
        "thick": {"width": 0.15, "swing": 0.08, "soft": True},
        "smaller discs": {"radii": (0.16, 0.165)},
        "smaller, to the right": {"scale": 0.65, "right": 0.3, "soft": True},
        "discs near each other": {"places": ((-0.4, -0.3), (-0.35, 0.3))},
    }


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    spare = others(d["ground"], d["pen"], *d["paints"])
    side = 1 if d["side"] == "below" else -1
    return {
        "the other side": {"placed": -1},
        "colours changed over": {"paints": d["paints"][::-1]},
        "one disc larger": {"radii": (0.26, 0.18)},
        "a square for a disc": {"form": square((-0.45 * side, -0.45), 0.32)},
        "discs one above the other": {
            "places": ((-0.75, 0.0), (-0.2, 0.0)),
            "radii": (0.2, 0.2),
            "swing": 0.08,
        },
        "one disc lower": {"places": ((-0.75, -0.4), (-0.3, 0.4)), "radii": (0.2, 0.2)},
        "uneven": {"course": "np.maximum(abs(down - ROW) - 0.13 * (right + 0.85), abs(right) - 0.75)"},
        "a blob": {"course": "np.hypot((down - ROW) / 0.6, right) - 0.4"},
        "a stub": {"course": "np.maximum(abs(down - ROW) - 0.2, abs(right) - 0.45)"},
        "dashed": {"course": "np.maximum(abs(down - ROW) - 0.05, 0.1 - abs(right % 0.4 - 0.2))"},
        "touching a disc": {"places": ((-0.45, -0.45), (-0.1, 0.45)), "swing": 0.12, "radii": (0.3, 0.5)},
        "through a disc": {"places": ((-0.45, -0.45), (0.45, 0.45))},
        "one disc": {"radii": (0.26, -0.1)},
        "no stroke": {"course": "down + 9"},
        "two strokes": {
            "scale": 0.8,
            "more": f"paint({line((1.05 * side, -0.5), (1.05 * side, 0.5), 0.1)}, {rgb(d['pen'])})",
        },
        "another colour": {"pen": spare[0]},
        "another background": {"ground": spare[1]},
        "a nose": {"more": f"paint({box((-0.45 * side, 0), 0.06, 0.06)}, {rgb(spare[0])})"},
    }


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes)
