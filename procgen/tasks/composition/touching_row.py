"""Three equal figures of three colours in a row, each touching the next."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.exact.distances import a, box, disc
from procgen.exact.loose_template import LooseTemplate, colours, in_chinese, others, rgb
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.loose_template import Drawing

_SHAPES = MappingProxyType({"disc": "圆", "square": "正方形"})


def _drawing(rng: Random) -> Drawing:
    ground, *paints = colours(rng, 4)
    return {
        "ground": ground,
        "paints": tuple(paints),
        "shape": rng.choice(list(_SHAPES)),
        "down_the_page": rng.random() < 0.5,
        "along": False,
        "places": (-2.0, 0.0, 2.0),
        "aside": (0.0, 0.0, 0.0),
        "radii": (1.0, 1.0, 1.0),
        "forms": (),
        "scale": round(rng.uniform(0.24, 0.31), 3),
        "more": "",
    }


def _words(d: Drawing) -> tuple[str, str, str]:
    one, two, three = d["paints"]
    shape, chinese = d["shape"], _SHAPES[d["shape"]]
    way, chinese_way = ("top to bottom", "从上到下") if d["down_the_page"] else ("left to right", "从左到右")
    line = "vertical" if d["down_the_page"] else "horizontal"
    upright = " Their sides are parallel to the picture's." if shape == "square" else ""
    return (
        f"Draw three {shape}s of equal size in a straight {line} row, from {way} {one}, {two} and {three}, and nothing "
        f"else, on a plain {d['ground']} background. Each is filled and touches the next without overlapping it, and "
        f"is at least 12 % of the picture's shorter side across.{upright}",
        f"So {a(two)} {shape} is in the middle, and there is no gap to its two neighbours. All are whole, each of one "
        "even colour without an outline. Their size and the row's place are yours to choose.",
        f"在纯{in_chinese(d['ground'])}背景上画三个大小相等的{chinese},{chinese_way}排成一条直线,依次为{in_chinese(one)}、"
        f"{in_chinese(two)}、{in_chinese(three)},除此之外什么都不画。每个都完整、填满一种均匀的颜色,与相邻的一个相接但不重叠,"
        f"大小至少为图像短边的 12%{',四边与图像的边平行' if shape == 'square' else ''}。具体大小和位置任选。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    kinds = tuple((d["shape"], colour) for colour in d["paints"])
    how = {"across": (0.1, 0.4), "filled": True} | ({"turn": 6} if d["shape"] == "square" else {})
    return (
        *(Check("figure", {"shape": shape, "colour": colour, **how}) for shape, colour in kinds),
        Check(
            "beside", {"figures": kinds, "side": "above" if d["down_the_page"] else "left", "aslant": 0.15}
        ),
        Check("touching", {"figures": kinds}),
        Check("alike", {"figures": kinds, "size": 0.9}),
        Check("scene_alone", {"figures": kinds}),
        Check("background", {"colour": d["ground"]}),
    )


def _lines(d: Drawing) -> str:
    lines = []
    forms = d["forms"] or (d["shape"],) * 3
    for place, aside, radius, form, colour in zip(
        d["places"], d["aside"], d["radii"], forms, d["paints"], strict=True
    ):
        at = (place, aside) if d["down_the_page"] != d["along"] else (aside, place)
        drawn = disc(at, radius) if form == "disc" else box(at, radius, radius)
        lines.append(f"paint({drawn}, {rgb(colour)})")
    return "\n".join([*lines, d["more"]])


def _manners(_: Drawing) -> Mapping[str, Drawing]:
    return {
        "shaded": {"soft": True, "shade": 0.06},
        "small": {"scale": 0.15},
        "small, at the upper left": {"scale": 0.17, "down": -0.4, "right": -0.35, "soft": True},
        "at the lower right": {"scale": 0.2, "down": 0.3, "right": 0.35},
        "as large as can be": {"scale": 0.325},
        "a little uneven": {
            "places": (-1.98, 0.0, 1.98),
            "aside": (0.04, 0.0, -0.04),
            "radii": (0.97, 1.0, 0.98),
        },
    }


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    one, two, three = d["paints"]
    spare = others(d["ground"], *d["paints"])
    other = "square" if d["shape"] == "disc" else "disc"
    return {
        "gaps": {"places": (-2.4, 0.0, 2.4), "scale": 0.28},
        "one gap": {"places": (-2.3, 0.0, 2.0), "scale": 0.28},
        "overlapping": {"places": (-1.6, 0.0, 1.6)},
        "in a wrong order": {"paints": (two, one, three)},
        "in reverse": {"paints": (three, two, one)},
        "in the other direction": {"along": True},
        "not in a straight row": {"aside": (0.0, 1.0, 0.0), "places": (-1.73, 0.0, 1.73)},
        "aslant": {"aside": (-1.4, 0.0, 1.4), "places": (-1.42, 0.0, 1.42)},
        "one smaller": {"radii": (1.0, 1.0, 0.7), "places": (-2.0, 0.0, 1.7)},
        "one of another shape": {"forms": (d["shape"], d["shape"], other)},
        "all of another shape": {"forms": (other,) * 3},
        "two of one colour": {"paints": (one, two, two)},
        "another colour": {"paints": (one, two, spare[0])},
        "another background": {"ground": spare[1]},
        "two only": {"radii": (1.0, 1.0, -0.5)},
        "a fourth one": {"more": f"paint({disc((2.6, 2.6), 0.4)}, {rgb(spare[0])})", "scale": 0.28},
        "tiny": {"scale": 0.03},
    }


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes)
