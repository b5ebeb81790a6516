"""So many discs, none touching, all inside one rectangle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.distances import box, disc, square
from procgen.exact.loose_template import LooseTemplate, colours, in_chinese, others, rgb
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.loose_template import Drawing

_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven")
_GRID = ((-0.35, -0.6), (0.35, 0.6), (-0.35, 0.6), (0.35, -0.6), (-0.35, 0.0), (0.35, 0.0), (0.0, -0.3))


def _drawing(rng: Random) -> Drawing:
    ground, plate, spot = colours(rng, 3)
    count = rng.randint(3, 6)
    places = [
        (round(r + rng.uniform(-0.05, 0.05), 2), round(c + rng.uniform(-0.05, 0.05), 2)) for r, c in _GRID
    ]
    return {
        "ground": ground,
        "plate": plate,
        "spot": spot,
        "count": count,
        "places": tuple(places[:count]),
        "radius": round(rng.uniform(0.17, 0.22), 2),
        "tall": round(rng.uniform(0.66, 0.72), 2),
        "wide": round(rng.uniform(0.92, 0.97), 2),
        "form": "",
        "drawn_plate": "",
        "scale": 0.9,
        "more": "",
    }


def _words(d: Drawing) -> tuple[str, str, str]:
    count = _NUMBERS[d["count"]]
    return (
        f"Draw {count} {d['spot']} discs on one {d['plate']} rectangle, and nothing else, on a plain {d['ground']} "
        "background: all discs are round, filled and wholly inside the rectangle, none touches another one or the "
        "rectangle's edge, each is at least 8 % of the picture's shorter side across, and the rectangle is filled and "
        "at least half of the shorter side along its longer side.",
        f"The rectangle is whole, with sharp corners; the {d['plate']} shows around every disc. Every figure has one "
        "even colour. The discs may differ in size; sizes and places are yours to choose.",
        f"在纯{in_chinese(d['ground'])}背景上画一个{in_chinese(d['plate'])}矩形,上面有 {d['count']} 个{in_chinese(d['spot'])}圆,除此之外什么都不画。"
        "圆都是填满的正圆,完全位于矩形之内,彼此不相碰,也不碰矩形的边,直径至少为图像短边的 8%;矩形为直角、完整、填满颜色,"
        "长边至少为短边的一半。每个图形为一种均匀的颜色,圆的大小可以不同,大小和位置任选。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    discs, plate = ("disc", d["spot"], d["count"]), ("rectangle", d["plate"])
    how = {"count": d["count"], "across": (0.07, 0.9)}
    return (
        Check("figure", {"shape": "rectangle", "colour": d["plate"], "across": (0.46, 1.5)}),
        Check("figure", {"shape": "disc", "colour": d["spot"], **how, "filled": True}),
        Check("inside", {"inner": discs, "outer": plate}),
        Check("apart", {"figures": (discs,)}),
        Check("scene_alone", {"figures": (plate, discs)}),
        Check("background", {"colour": d["ground"]}),
    )


def _lines(d: Drawing) -> str:
    plate = d["drawn_plate"] or box((0, 0), d["tall"], d["wide"])
    lines = [f"paint({plate}, {rgb(d['plate'])})"]
    for k, place in enumerate(d["places"]):
        form = d["form"] if k == 0 and d["form"] else disc(place, d["radius"])
        lines.append(f"paint({form}, {rgb(d['spot'])})")
    return "\n".join([*lines, d["more"]])


def _manners(d: Drawing) -> Mapping[str, Drawing]:
    return {
        "small discs": {"radius": 0.12},
        "of two sizes": {"form": disc(d["places"][0], 0.12)},
        "shaded": {"soft": True, "shade": 0.06},
        "upright": {"turn": 90, "soft": True},
        "aslant": {"turn": 20, "scale": 0.75, "soft": True},
        "smaller, at the lower left": {"scale": 0.6, "down": 0.3, "right": -0.35},
        "a larger rectangle": {"tall": 0.9, "wide": 1.05},
    }


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    spare = others(d["ground"], d["plate"], d["spot"])
    row, column = first = d["places"][0]
    corner = (-d["tall"], -d["wide"])
    return {
        "one too few": {"places": d["places"][1:]},
        "one too many": {"radius": 0.14, "places": (*d["places"], (0.0, -0.3))},
        "two touching": {"form": f"np.minimum({disc(first, 0.2)}, {disc((row, column + 0.36), 0.2)})"},
        "one outside": {"scale": 0.7, "places": (*d["places"][1:], (-1.05, 0.0))},
        "one on the edge": {"places": (*d["places"][1:], (corner[0], column))},
        "one touching the edge": {
            "places": (*d["places"][1:], (corner[0] + d["radius"], column)),
            "scale": 0.8,
        },
        "one square": {"form": square(first, 0.25)},
        "one ellipse": {"form": f"np.hypot(down - {row}, (right - {column}) / 1.4) - 0.15"},
        "one outlined": {"form": f"abs({disc(first, 0.16)}) - 0.03"},
        "one of another colour": {"more": f"paint({disc(first, d['radius'] + 0.01)}, {rgb(spare[0])})"},
        "a disc for a rectangle": {"drawn_plate": disc((0, 0), 1.08), "radius": 0.14, "scale": 0.85},
        "two rectangles": {
            "drawn_plate": f"np.maximum({box((0, 0), d['tall'], d['wide'])}, 0.05 - abs(right - 0.3))",
            "radius": 0.12,
        },
        "no rectangle": {"plate": d["ground"]},
        "colours changed over": {"plate": d["spot"], "spot": d["plate"]},
        "another rectangle": {"plate": spare[0]},
        "another background": {"ground": spare[1]},
        "something else": {"scale": 0.7, "more": f"paint({box((1.1, 0.9), 0.1, 0.1)}, {rgb(spare[0])})"},
    }


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes)
