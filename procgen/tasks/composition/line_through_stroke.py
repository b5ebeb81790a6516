"""A straight line and a stroke that cross each other so many times, whichever of them is on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.distances import box, disc
from procgen.exact.loose_template import LooseTemplate, colours, in_chinese, others, rgb
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.loose_template import Drawing

_TIMES = ("", "exactly once", "exactly twice", "exactly three times")
_WHOLE = "np.linspace(-1, 1, 180)"
_LEVEL = ("0 * at", "at")
_BOW = ("0.55 * np.cos(2.1 * at) - 0.1", "0.55 * np.sin(2.1 * at)")
"""Courses, down and right, of ``at`` from -1 to 1."""


def _wave(times: int, swing: float = 0.3) -> tuple[str, str]:
    """Write the course of a wave that changes sides so many times, 0.6 apart."""
    phase = "cos" if times % 2 == 0 else "sin"
    return f"{swing:g} * np.{phase}({times * 1.5708:.5g} * at)", f"{0.3 * times:g} * at"


def _drawing(rng: Random) -> Drawing:
    ground, pen, ink = colours(rng, 3)
    times = rng.randint(1, 3)
    return {
        "ground": ground,
        "pen": pen,
        "ink": ink,
        "times": times,
        "line": _LEVEL,
        "stroke": _wave(times, 0.45 if times == 1 else 0.3),
        "on_top": rng.choice(("line", "stroke")),
        "points": {"line": _WHOLE, "stroke": _WHOLE},
        "swell": 0.0,
        "wide": {"line": round(rng.uniform(0.07, 0.11), 3), "stroke": round(rng.uniform(0.07, 0.11), 3)},
        "mirrored": rng.choice((-1, 1)),
        "turn": rng.choice((0, 90)) + rng.randint(-40, 40),
        "scale": 0.9,
        "more": "",
    }


def _words(d: Drawing) -> tuple[str, str, str]:
    times = _TIMES[d["times"]]
    return (
        f"Draw a straight {d['pen']} line and a {d['ink']} stroke that cross each other {times}, and nothing else, on a "
        f"plain {d['ground']} background. The stroke is one continuous line of even thickness, straight or curved as "
        "you like. Both are at least 30 % of the picture's shorter side across and 2.5 % to 6 % of it thick. At every "
        "crossing both pass right through to the other side, at an angle of at least 45 degrees, and go on for at "
        "least 15 % of the shorter side before they end or cross again.",
        "Elsewhere the two do not touch, and the stroke does not touch itself. Either may be on top: what is beneath "
        "is hidden by what is on top and goes on behind it. Both are whole, each of one even colour. Courses, places "
        "and ends are yours to choose.",
        f"在纯{in_chinese(d['ground'])}背景上画一条{in_chinese(d['pen'])}直线段和一条{in_chinese(d['ink'])}线条,两者恰好相交"
        f"{d['times']}次,除此之外什么都不画。线条是连续的一条,粗细均匀,可直可曲,不与自身相碰。两者的宽或高至少为图像短边的 30%,"
        "粗为短边的 2.5% 到 6%。每个交点处两者都穿到对方的另一侧,夹角不小于 45 度,并继续延伸至少短边的 15% 才结束或再次相交;"
        "其他地方互不相碰。哪一条在上面都可以,各为一种均匀的颜色,走向、位置和端点形状任选。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    pair = {"one": ("line", d["pen"]), "other": ("stroke", d["ink"])}
    sizes = {"across": (0.27, 1.5), "thick": (0.021, 0.07)}
    return (
        Check("crossing", {**pair, "count": d["times"], "angle": 40, "beyond": 0.1, **sizes}),
        Check("crossing_alone", pair),
        Check("background", {"colour": d["ground"]}),
    )


def _lines(d: Drawing) -> str:
    lines = []
    for name in ("stroke", "line") if d["on_top"] == "line" else ("line", "stroke"):
        row, column = d[name]
        paint = rgb(d["pen"] if name == "line" else d["ink"])
        row = f"{d['mirrored']} * ({row})" if name == "stroke" else row
        swell = f" - {d['swell']:g} * at" if name == "stroke" and d["swell"] else ""
        lines += [
            "far = np.full(np.broadcast(down, right).shape, 9.0)",
            f"for at in {d['points'][name]}:",
            f"    far = np.minimum(far, np.hypot(down - ({row}), right - ({column})){swell})",
            f"paint(far - {d['wide'][name] / 2:g}, {paint})",
        ]
    return "\n".join([*lines, d["more"]])


def _manners(d: Drawing) -> Mapping[str, Drawing]:
    one, two = d["wide"], {"line": 0.065, "stroke": 0.065}
    others_of_it = {
        1: {
            "straight": {"stroke": ("0.8 * at", "0.3 * at")},
            "off the middle": {"line": ("0.15", "at")},
        },
        2: {"a bow": {"stroke": _BOW}, "off the middle": {"line": ("0.08", "at")}},
        3: {"a steeper wave": {"stroke": _wave(3, 0.4)}, "a longer line": {"line": ("0 * at", "1.1 * at")}},
    }
    return {
        "the other on top": {"on_top": "stroke" if d["on_top"] == "line" else "line"},
        "shaded": {"soft": True, "shade": 0.08},
        "thin": {"wide": two, "soft": True},
        "thin and thick": {"wide": {"line": one["line"], "stroke": 0.065}},
        "thick": {"wide": {"line": 0.12, "stroke": 0.12}, "soft": True},
        "upright": {"turn": 90},
        "smaller, to the side": {
            "scale": 0.78,
            "right": 0.2,
            "down": -0.15,
            "wide": {"line": 0.1, "stroke": 0.09},
        },
        **others_of_it[d["times"]],
    }


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    spare = others(d["ground"], d["pen"], d["ink"])
    times, wave = d["times"], d["stroke"]
    last = (times - 1) / times  # where the wave changes sides for the last time
    till = "np.linspace(-1, {:.3f}, 181)"
    ends = ("-0.45 * (at + 1)", "0.1 * at") if times == 1 else wave
    return {
        "crossing once more": {"stroke": _wave(times + 1), "line": ("0 * at", "1.35 * at"), "scale": 0.7},
        "crossing once less": {"stroke": _wave(times - 1) if times > 1 else ("0.5 + 0 * at", "0.5 * at")},
        "not crossing": {"stroke": (f"0.5 + {wave[0]} / 3", wave[1])},
        "touching only": {"stroke": (f"-abs({wave[0]})", wave[1])},
        "the stroke ending at the line": {
            "stroke": ends,
            "points": d["points"] | ({"stroke": till.format(last)} if times > 1 else {}),
        },
        "the line ending at the stroke": {
            "points": d["points"] | {"line": till.format(0.3 * times * last if times > 1 else 0)}
        },
        "hardly through": {"points": d["points"] | {"stroke": till.format(last + 0.15 / times)}},
        "at a small angle": {"stroke": ("0.22 * at", "0.8 * at") if times == 1 else _wave(times, 0.08)},
        "a bent line": {"line": ("0.35 * at ** 2 - 0.1", "0.9 * at")},
        "a broken stroke": {"points": d["points"] | {"stroke": f"np.delete({_WHOLE}, slice(32, 56))"}},
        "a dashed line": {"points": d["points"] | {"line": f"{_WHOLE}.reshape(-1, 20)[::2].ravel()"}},
        "uneven": {"swell": 0.05},
        "a bar for a line": {"wide": d["wide"] | {"line": 0.3}},
        "hair lines": {"wide": {"line": 0.02, "stroke": 0.02}},
        "no line": {"line": ("9", "9")},
        "no stroke": {"stroke": ("9", "9")},
        "both of one colour": {"ink": d["pen"]},
        "colours changed over": {"pen": d["ink"], "ink": d["pen"]},
        "another colour": {"ink": spare[0]},
        "another background": {"ground": spare[1]},
        "a second line": {"more": f"paint({box((0.98, 0), 0.04, 0.4)}, {rgb(d['pen'])})"},
        "a dot beside them": {"more": f"paint({disc((-0.95, -0.3), 0.1)}, {rgb(spare[0])})"},
    }


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes)
