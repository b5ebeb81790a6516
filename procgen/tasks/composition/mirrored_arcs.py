"""Two arcs that mirror each other about a middle line of the picture."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.exact.distances import a, arc, box, disc, line, ring
from procgen.exact.loose_template import LooseTemplate, colours, in_chinese, others, rgb
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.loose_template import Drawing

_PAIRS = MappingProxyType({"vertical": ("left", "right"), "horizontal": ("above", "below")})
_TURNS = MappingProxyType({"above": 0, "left": 90, "below": 180, "right": -90})
_WORDS = MappingProxyType(
    {
        "above": ("upper", "上"),
        "left": ("left", "左"),
        "below": ("lower", "下"),
        "right": ("right", "右"),
    }
)


def _drawing(rng: Random) -> Drawing:
    ground, first, second = colours(rng, 3)
    return {
        "ground": ground,
        "paints": (first, second),
        "axis": rng.choice(list(_PAIRS)),
        "outwards": rng.random() < 0.5,
        "bulges": (),
        "far": (0.45, 0.45),
        "aside": (0.0, 0.0),
        "radii": (round(rng.uniform(0.45, 0.6), 2),) * 2,
        "width": round(rng.uniform(0.1, 0.16), 2),
        "deep": 0.0,
        "forms": (),
        "scale": 0.85,
        "more": "",
    }


def _words(d: Drawing) -> tuple[str, str, str]:
    one, other = _PAIRS[d["axis"]]
    first, second = d["paints"]
    half, other_half = _WORDS[one], _WORDS[other]
    line = "from top to bottom" if d["axis"] == "vertical" else "from left to right"
    chinese_line = "竖直" if d["axis"] == "vertical" else "水平"
    bulge, chinese = ("away from", "背离") if d["outwards"] else ("towards", "朝向")
    return (
        f"Draw two arcs that are mirror images of each other about the middle line of the picture that runs {line}, "
        f"and nothing else, on a plain {d['ground']} background: {a(first)} one in the {half[0]} half and {a(second)} "
        f"one in the {other_half[0]} half, both bulging {bulge} that line. Each is one part of a circular ring, at least "
        "an eighth of the way round but not closed, and at least 20 % of the picture's shorter side long.",
        "An arc is drawn with one even thickness, at most half its circle's outer radius and a quarter of its length, and has one even colour; its "
        "ends may be flat or round. The arcs touch neither each other nor the middle line. Radius, thickness and place "
        "are yours to choose.",
        f"在纯{in_chinese(d['ground'])}背景上画两段圆弧,除此之外什么都不画:{half[1]}半边一段{in_chinese(first)},{other_half[1]}半边一段"
        f"{in_chinese(second)},两段关于图像的{chinese_line}中线互为镜像,都{chinese}中线凸出。每段都是圆环的一部分,至少为整圈的八分之一,但不闭合,"
        "长度至少为图像短边的 20%,粗细均匀,粗细不超过外半径的一半和长度的四分之一,各为一种均匀的颜色,两端可平可圆;两段互不相接,也不碰中线。"
        "半径、粗细和位置任选。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    kinds = tuple(("arc", colour) for colour in d["paints"])
    sides = _PAIRS[d["axis"]] if d["outwards"] else _PAIRS[d["axis"]][::-1]
    return (
        *(Check("figure", {"shape": "arc", "colour": colour, "across": (0.18,)}) for colour in d["paints"]),
        *(
            Check("direction", {"shape": "arc", "colour": colour, "degrees": _TURNS[side], "within": 25})
            for colour, side in zip(d["paints"], sides, strict=True)
        ),
        Check("beside", {"figures": kinds, "side": _PAIRS[d["axis"]][0], "aslant": 0.15}),
        Check("mirror", {"axis": d["axis"], "figures": kinds}),
        Check("apart", {"figures": kinds}),
        Check("scene_alone", {"figures": kinds}),
        Check("background", {"colour": d["ground"]}),
    )


def _lines(d: Drawing) -> str:
    pair = _PAIRS[d["axis"]]
    bulges = d["bulges"] or (pair if d["outwards"] else pair[::-1])
    lines = []
    for sign, far, aside, bulge, radius, colour, form in zip(
        (-1, 1), d["far"], d["aside"], bulges, d["radii"], d["paints"], d["forms"] or ("", ""), strict=True
    ):
        place = sign * (far - 0.25 if d["outwards"] else far + 0.3)
        at = (aside, place) if d["axis"] == "vertical" else (place, aside)
        drawn = form or arc(at, radius, d["width"], bulge, deep=d["deep"])
        lines.append(f"paint({drawn}, {rgb(colour)})")
    return "\n".join([*lines, d["more"]])


def _manners(_: Drawing) -> Mapping[str, Drawing]:
    return {
        "thin": {"width": 0.05, "soft": True},
        "thick": {"width": 0.18, "radii": (0.55, 0.55)},
        "short": {"deep": 0.15},
        "small": {"scale": 0.5, "soft": True},
        "off the other middle line": {"aside": (0.2, 0.2), "scale": 0.8},
        "farther apart": {"far": (0.6, 0.6), "radii": (0.45, 0.45)},
        "a pixel uneven": {"far": (0.45, 0.458)},
    }


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    spare = others(d["ground"], *d["paints"])
    pair = _PAIRS[d["axis"]]
    outer = pair if d["outwards"] else pair[::-1]
    other = next(axis for axis in _PAIRS if axis != d["axis"])
    upright = d["axis"] == "vertical"
    places = ((0, -0.5), (0, 0.5)) if upright else ((-0.5, 0), (0.5, 0))
    ends = [((-0.4, col), (0.4, col)) if upright else ((row, -0.4), (row, 0.4)) for row, col in places]
    return {
        "colours changed over": {"paints": d["paints"][::-1]},
        "one way": {"bulges": (outer[0], outer[0])},
        "the other way": {"bulges": outer[::-1], "far": (0.55, 0.55), "radii": (0.3, 0.3)},
        "about the other line": {"axis": other},
        "one nearer": {"far": (0.45, 0.62), "radii": (0.42, 0.42)},
        "one lower": {"aside": (0.0, 0.15)},
        "one larger": {"radii": (0.55, 0.42), "far": (0.5, 0.5)},
        "turned": {"turn": 30, "scale": 0.7},
        "full rings": {"forms": tuple(ring(at, 0.35, 0.1) for at in places)},
        "half discs": {
            "forms": tuple(
                f"np.maximum({disc(at, 0.4)}, {'right' if upright else 'down'} * {s})"
                for at, s in zip(places, (1, -1), strict=True)
            )
        },
        "straight lines": {"forms": tuple(line(start, end, 0.1) for start, end in ends)},
        "discs": {"forms": tuple(disc(at, 0.3) for at in places)},
        "one only": {"forms": ("", "down + 9")},
        "a dot between them": {"scale": 0.7, "more": f"paint({disc((1.2, 0), 0.1)}, {rgb(spare[0])})"},
        "the middle line drawn": {
            "more": f"paint({box((0, 0), *((9, 0.02) if upright else (0.02, 9)))}, {rgb(spare[0])})"
        },
        "another colour": {"paints": (d["paints"][0], spare[0])},
        "another background": {"ground": spare[1]},
    }


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes)
