"""Three rings about one centre, the background between them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.exact.distances import box, disc, ring
from procgen.exact.loose_template import LooseTemplate, colours, in_chinese, others, rgb
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.loose_template import Drawing

_CORES = MappingProxyType({"ring": ("ring", "圆环"), "disc": ("filled disc", "实心圆")})


def _drawing(rng: Random) -> Drawing:
    ground, *paints = colours(rng, 4)
    return {
        "ground": ground,
        "paints": tuple(paints),
        "core": rng.choice(list(_CORES)),
        "drawn_core": "",
        "radii": (0.92, 0.62, 0.32),
        "width": round(rng.uniform(0.1, 0.15), 2),
        "centres": (0.0, 0.0, 0.0),
        "forms": (),
        "wide": 1.0,
        "scale": round(rng.uniform(0.7, 0.95), 2),
        "more": "",
    }


def _words(d: Drawing) -> tuple[str, str, str]:
    one, two, three = d["paints"]
    core, chinese = _CORES[d["core"]]
    what = (
        "three concentric rings"
        if core == "ring"
        else "two concentric rings and, about the same centre, a filled disc"
    )
    order = (
        f"{one}, {two} and {three}" if core == "ring" else f"a {one} ring, a {two} ring and a {three} disc"
    )
    chinese_what = "三个同心圆环" if core == "ring" else "两个同心圆环和一个同圆心的实心圆"
    return (
        f"Draw {what}, from the outside to the inside {order}, and nothing else, on a plain {d['ground']} background "
        "that shows between each and the next. All are circular, and the outermost is at least half of the picture's "
        "shorter side across.",
        f"Each ring is whole and has one even width and one even colour; the {core} in the middle is at least 8 % of "
        f"the shorter side across{', and the background shows inside it' if core == 'ring' else ''}. Widths, distances "
        "and the place of the centre are yours to choose.",
        f"在纯{in_chinese(d['ground'])}背景上画{chinese_what},从外到内依次为{in_chinese(one)}圆环、{in_chinese(two)}圆环、"
        f"{in_chinese(three)}{chinese},除此之外什么都不画。相邻两个之间露出背景;都是完整的正圆,粗细均匀,"
        "各为一种均匀的颜色;最外一个的外径至少为图像短边的一半,最里一个的直径至少为短边的 8%。粗细、间距和圆心位置任选。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    shapes = ("ring", "ring", d["core"])
    kinds = tuple(zip(shapes, d["paints"], strict=True))
    sizes = ((0.46, 1.0), (0.07, 1.0), (0.07, 1.0))
    filled = {"filled": True} if d["core"] == "disc" else {}
    return (
        *(
            Check(
                "figure",
                {"shape": shape, "colour": colour, "across": across} | (filled if shape == "disc" else {}),
            )
            for (shape, colour), across in zip(kinds, sizes, strict=True)
        ),
        Check("concentric", {"figures": kinds}),
        Check("apart", {"figures": kinds}),
        Check("scene_alone", {"figures": kinds}),
        Check("background", {"colour": d["ground"]}),
    )


def _lines(d: Drawing) -> str:
    core, lines = d["drawn_core"] or d["core"], []
    for k, (radius, centre, colour) in enumerate(zip(d["radii"], d["centres"], d["paints"], strict=True)):
        drawn = ring((0, centre), radius - d["width"] / 2, d["width"], d["wide"])
        if k == 2 and core == "disc":
            drawn = disc((0, centre), radius)
        lines.append(f"paint({d['forms'][k] if d['forms'] else drawn}, {rgb(colour)})")
    return "\n".join([*lines, d["more"]])


def _manners(_: Drawing) -> Mapping[str, Drawing]:
    return {
        "thin rings": {"width": 0.05},
        "thick rings": {"width": 0.2, "radii": (0.97, 0.64, 0.32), "scale": 0.97, "soft": True},
        "close together": {"width": 0.13, "radii": (0.95, 0.72, 0.49), "scale": 0.97},
        "a small middle": {"radii": (0.95, 0.7, 0.24), "width": 0.1, "scale": 0.97},
        "smaller, at the upper right": {"scale": 0.6, "right": 0.35, "down": -0.35},
        "soft and small": {"scale": 0.58, "soft": True},
    }


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    one, two, three = d["paints"]
    spare = others(d["ground"], *d["paints"])
    big = {"scale": 0.95}
    return {
        "in another order": {"paints": (two, one, three)},
        "from the inside to the outside": {"paints": (three, two, one)},
        "one off the centre": {"centres": (0.0, 0.14, 0.0), "width": 0.08, **big},
        "the middle off the centre": {"centres": (0.0, 0.0, 0.15), "width": 0.08, **big},
        "beside one another": {"radii": (0.3, 0.3, 0.3), "centres": (-0.65, 0.0, 0.65), **big},
        "no background between": {"width": 0.3, "radii": (0.95, 0.65, 0.35), **big},
        "ellipses": {"wide": 1.2, "scale": 0.7, "drawn_core": "ring"},
        "another middle": {"drawn_core": "disc" if d["core"] == "ring" else "ring", "width": 0.1},
        "squares": {"forms": tuple(f"abs({box((0, 0), r, r)}) - 0.06" for r in (0.9, 0.6, 0.3))},
        "two only": {"radii": (0.92, 0.62, -0.5)},
        "two of one colour": {"paints": (one, one, three)},
        "another colour": {"paints": (one, spare[0], three)},
        "another background": {"ground": spare[1]},
        "a fourth ring": {
            "width": 0.1,
            "radii": (0.75, 0.55, 0.3),
            "more": f"paint({ring((0, 0), 0.92, 0.1)}, {rgb(spare[0])})",
            **big,
        },
        "a bar across": {"more": f"paint({box((0, 0), 0.05, 1)}, {rgb(spare[0])})"},
        "cut in half": {"more": f"paint(-down + 0.02, {rgb(d['ground'])})"},
        "tiny": {"scale": 0.2},
    }


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes, size=None)
