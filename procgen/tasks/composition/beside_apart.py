"""Two figures, one on a named side of the other, well apart."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.exact.distances import SOLIDS, a, disc
from procgen.exact.loose_template import LooseTemplate, colours, in_chinese, others, rgb
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.loose_template import Drawing

_SIDES: Mapping[str, tuple[str, str, str, tuple[int, int], str]] = MappingProxyType(
    {
        "left": ("to the left of", "左边", "farther left", (0, -1), "right"),
        "right": ("to the right of", "右边", "farther right", (0, 1), "left"),
        "above": ("above", "上方", "farther up", (-1, 0), "below"),
        "below": ("below", "下方", "farther down", (1, 0), "above"),
    }
)


def _drawing(rng: Random) -> Drawing:
    ground, first, second = colours(rng, 3)
    one, other = rng.sample(list(SOLIDS), 2)
    return {
        "ground": ground,
        "paints": (first, second),
        "shapes": (one, other),
        "side": rng.choice(list(_SIDES)),
        "way": "",
        "radii": (round(rng.uniform(0.24, 0.36), 2), round(rng.uniform(0.24, 0.36), 2)),
        "far": round(rng.uniform(0.52, 0.58), 2),
        "aside": round(rng.uniform(-0.15, 0.15), 2),
        "scale": 1.0,
        "more": "",
    }


def _words(d: Drawing) -> tuple[str, str, str]:
    one, other = (SOLIDS[shape] for shape in d["shapes"])
    first, second = d["paints"]
    where, chinese, farther, way, _ = _SIDES[d["side"]]
    across = "up or down" if way[1] else "left or right"
    return (
        f"Draw {a(first)} {one.english} {where} {a(second)} {other.english}, and nothing else, on a plain {d['ground']} "
        "background: both filled and whole, each at least 15 % of the picture's shorter side across, and at least 10 % "
        "of the shorter side of background between them.",
        f"Seen from the middle of the {other.english}, the middle of the {one.english} lies {farther} than it lies "
        f"{across}. Each has one even colour. The sizes, the places and how they are turned are yours to choose.",
        f"在纯{in_chinese(d['ground'])}背景上画一个{in_chinese(first)}{one.chinese},它在一个{in_chinese(second)}{other.chinese}的{chinese}"
        f"(两者中心的错开主要在这个方向上),除此之外什么都不画。两者都完整并填满一种均匀的颜色,大小至少为图像短边的 15%,"
        "相距至少为短边的 10%;具体大小、位置和旋转任选。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    kinds = tuple(zip(d["shapes"], d["paints"], strict=True))
    return (
        *(
            Check("figure", {"shape": shape, "colour": colour, "across": (0.13,), "filled": True})
            for shape, colour in kinds
        ),
        Check("beside", {"figures": kinds, "side": d["side"]}),
        Check("apart", {"figures": kinds, "gap": 0.09}),
        Check("scene_alone", {"figures": kinds}),
        Check("background", {"colour": d["ground"]}),
    )


def _lines(d: Drawing) -> str:
    down, right = _SIDES[d["way"] or d["side"]][3]
    lines = []
    for sign, shape, colour, radius in zip((1, -1), d["shapes"], d["paints"], d["radii"], strict=True):
        far, aside = sign * d["far"], sign * d["aside"]
        at = (down * far + right * aside, right * far + down * aside)
        lines.append(f"paint({SOLIDS[shape].distance(at, radius)}, {rgb(colour)})")
    return "\n".join([*lines, d["more"]])


def _manners(_: Drawing) -> Mapping[str, Drawing]:
    return {
        "smaller": {"radii": (0.23, 0.24)},
        "large and small": {"radii": (0.38, 0.23), "far": 0.55, "aside": 0.0},
        "aslant": {"aside": 0.35, "radii": (0.25, 0.25), "soft": True},
        "turned a little": {"turn": 12, "soft": True},
        "at the lower right": {"scale": 0.75, "down": 0.2, "right": 0.18, "radii": (0.32, 0.3)},
        "nearer": {"radii": (0.24, 0.26), "far": 0.4},
    }


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    spare = others(d["ground"], *d["paints"])
    opposite = _SIDES[d["side"]][4]
    turned = "above" if d["side"] in ("left", "right") else "left"
    one, other = d["shapes"]
    third = next(name for name in SOLIDS if name not in d["shapes"])
    return {
        "the other side": {"way": opposite},
        "another direction": {"way": turned},
        "yet another direction": {"way": _SIDES[turned][4]},
        "more to the side": {"aside": 0.55, "far": 0.3, "radii": (0.25, 0.25)},
        "touching": {"far": 0.22, "radii": (0.3, 0.3), "aside": 0.0},
        "near": {"far": 0.17, "radii": (0.24, 0.24), "aside": 0.0},
        "overlapping": {"far": 0.15, "radii": (0.3, 0.3), "aside": 0.0},
        "colours changed over": {"paints": d["paints"][::-1]},
        "shapes changed over": {"shapes": d["shapes"][::-1]},
        "another shape": {"shapes": (third, other)},
        "two of one": {"shapes": (one, one)},
        "another colour": {"paints": (d["paints"][0], spare[0])},
        "another background": {"ground": spare[1]},
        "only one": {"radii": (d["radii"][0], -0.1)},
        "a third one": {"more": f"paint({disc((0.85, 0.85), 0.1)}, {rgb(spare[0])})", "scale": 0.9},
        "tiny": {"radii": (0.05, 0.05)},
    }


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes, size=None)
