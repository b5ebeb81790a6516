"""A ring around a figure, of whatever sizes, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.distances import SOLIDS, a, arc, box, disc, ring
from procgen.exact.loose_template import LooseTemplate, colours, in_chinese, others, rgb
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.loose_template import Drawing


def _drawing(rng: Random) -> Drawing:
    ground, paint, ink = colours(rng, 3)
    return {
        "ground": ground,
        "ring": paint,
        "ink": ink,
        "shape": rng.choice(list(SOLIDS)),
        "form": "",
        "scale": round(rng.uniform(0.7, 0.9), 2),
        "width": round(rng.uniform(0.1, 0.25), 2),
        "at": (round(rng.uniform(-0.15, 0.15), 2), round(rng.uniform(-0.15, 0.15), 2)),
        "radius": round(rng.uniform(0.3, 0.5), 2),
        "around": "",
        "more": "",
    }


def _words(d: Drawing) -> tuple[str, str, str]:
    solid = SOLIDS[d["shape"]]
    inner = f"{d['ink']} {solid.english}"
    return (
        f"Draw {a(d['ring'])} ring around {a(inner)} and nothing else, on a plain {d['ground']} background: a circular "
        f"ring of even width, at least 40 % of the picture's shorter side across, and inside it, without touching it, "
        f"the {solid.english}, filled and at least 10 % of the shorter side across.",
        "All of the ring is in the picture, and the background shows between the two. Each has one even colour. "
        f"The ring's width, both places and the rest of the sizes are yours to choose; the {solid.english} may stand "
        "off the ring's middle and may be turned.",
        f"在纯{in_chinese(d['ground'])}背景上画一个{in_chinese(d['ring'])}圆环,环绕一个{in_chinese(d['ink'])}{solid.chinese},"
        f"除此之外什么都不画。圆环为正圆、粗细均匀、完整,外径至少为图像短边的 40%;{solid.chinese}填满颜色,大小至少为短边的 10%,"
        "位于环内且不碰到环(不必居中,可以旋转),两者之间露出背景。各为一种均匀的颜色,其余大小和位置任选。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    outer, inner = ("ring", d["ring"]), (d["shape"], d["ink"])
    return (
        Check("figure", {"shape": "ring", "colour": d["ring"], "across": (0.37,)}),
        Check("figure", {"shape": d["shape"], "colour": d["ink"], "across": (0.08,), "filled": True}),
        Check("inside", {"inner": inner, "outer": outer}),
        Check("scene_alone", {"figures": (outer, inner)}),
        Check("background", {"colour": d["ground"]}),
    )


def _lines(d: Drawing) -> str:
    around = d["around"] or ring((0, 0), 1 - d["width"] / 2, d["width"])
    inner = d["form"] or SOLIDS[d["shape"]].distance(d["at"], d["radius"])
    return f"paint({around}, {rgb(d['ring'])})\npaint({inner}, {rgb(d['ink'])})\n{d['more']}"


def _manners(_: Drawing) -> Mapping[str, Drawing]:
    return {
        "a thin ring": {"width": 0.05, "soft": True},
        "a thick ring": {"width": 0.35, "radius": 0.3, "at": (0.05, -0.1)},
        "off the middle": {"width": 0.1, "radius": 0.3, "at": (0.3, -0.35)},
        "a small figure": {"width": 0.15, "radius": 0.22},
        "turned": {"turn": 25, "soft": True},
        "smaller, at the upper left": {"scale": 0.55, "down": -0.35, "right": -0.3},
        "as large as can be": {"scale": 0.97, "width": 0.12},
    }


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    spare = others(d["ground"], d["ring"], d["ink"])
    solid = SOLIDS[d["shape"]].distance
    other = "square" if d["shape"] != "square" else "disc"
    return {
        "an ellipse for a ring": {"around": ring((0, 0), 0.78, 0.15, 1.2), "radius": 0.3},
        "a square frame": {"around": f"abs({box((0, 0), 0.85, 0.85)}) - 0.1"},
        "a broken ring": {"around": arc((0, 0), 0.9, 0.15, "above", deep=-0.5)},
        "a full disc": {"around": disc((0, 0), 1)},
        "two rings": {"around": f"np.minimum({ring((0, 0), 0.93, 0.08)}, {ring((0, 0), 0.75, 0.08)})"},
        "outside": {"scale": 0.5, "right": -0.4, "at": (0, 1.6)},
        "on the ring": {"width": 0.15, "at": (0.1, 0.9), "radius": 0.35},
        "touching the ring": {"width": 0.1, "form": solid((0, 0.5), 0.45), "shape": d["shape"]},
        "another figure": {"form": SOLIDS[other].distance((0, 0), 0.4)},
        "two figures": {"width": 0.1, "form": f"np.minimum({solid((0, -0.4), 0.3)}, {solid((0, 0.4), 0.3)})"},
        "no figure": {"radius": -0.2},
        "no ring": {"around": "down + 9"},
        "colours changed over": {"ring": d["ink"], "ink": d["ring"]},
        "another ring": {"ring": spare[0]},
        "another background": {"ground": spare[1]},
        "a dot beside it": {"scale": 0.75, "more": f"paint({disc((-1.1, 1.1), 0.1)}, {rgb(spare[0])})"},
        "a small figure": {"width": 0.1, "radius": 0.08},
    }


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes, size=None)
