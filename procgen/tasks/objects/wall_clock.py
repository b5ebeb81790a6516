"""A clock with two hands at a time, in whatever style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.loose_template import LooseTemplate, colours, in_chinese, others, rgb
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.loose_template import Drawing

_APART = 40
"""Least angle between the hands, and between them and one line, degrees: else a time is hard to tell."""


def _drawing(rng: Random) -> Drawing:
    ground, face, ink = colours(rng, 3)
    times = [(hour, minute) for hour in range(12) for minute in range(0, 60, 5) if _is_plain(hour, minute)]
    hour, minute = rng.choice(times)
    return {
        "ground": ground,
        "face": face,
        "ink": ink,
        "hour": hour or 12,
        "minute": minute,
        "hands": _turns(hour, minute),
        "lengths": (round(rng.uniform(0.4, 0.48), 2), round(rng.uniform(0.66, 0.74), 2)),
        "widths": (0.06, 0.04),
        "scale": round(rng.uniform(0.75, 0.94), 2),
        "marks": rng.choice((0, 4, 12)),
        "away": "np.hypot(down, right)",
        "more": "",
    }


def _turns(hour: int, minute: int) -> tuple[float, float]:
    """Turn both hands, degrees clockwise from 12."""
    return 30 * (hour % 12) + minute / 2, 6.0 * minute


def _is_plain(hour: int, minute: int) -> bool:
    """Tell whether the hands stand well apart and not in one line."""
    hour_hand, minute_hand = _turns(hour, minute)
    return _APART <= (hour_hand - minute_hand) % 180 <= 180 - _APART


def _words(d: Drawing) -> tuple[str, str, str]:
    time = f"{d['hour']}:{d['minute']:02}"
    ground = d["ground"]
    return (
        f"Draw a round wall clock that shows {time} with two hands, at least two thirds of the picture's "
        f"shorter side across, and nothing else on a plain {ground} background.",
        "12 is straight up. Both hands are straight and start in the middle of the face; the minute hand is clearly "
        "the longer one, and the hour hand also moves with the minutes. The time is right to within five minutes. "
        "Colours, a rim, hour marks, numbers and a thin hand for the seconds are yours to choose.",
        f"在纯{in_chinese(ground)}背景上画一个显示 {time} 的圆形挂钟:有两根指针,12 点在正上方,"
        "两针都是从钟面中心出发的直线,分针明显更长,时针也随分钟移动,时间误差不超过五分钟;钟的直径至少为图像短边的三分之二;"
        "颜色、边框、刻度、数字和细秒针可自定。除此之外什么都不画。",
    )


def _checks(d: Drawing) -> tuple[Check, ...]:
    return (
        Check("clock", {"hour": d["hour"], "minute": d["minute"], "slack": 5, "careful": True}),
        Check("big_circle", {"across": 0.62}),
        Check("single", {"across": 0.62}),
        Check("background", {"colour": d["ground"]}),
    )


def _lines(d: Drawing) -> str:
    ink = rgb(d["ink"])
    lines = [f"paint({d['away']} - 1, {rgb(d['face'])})"]
    marks = d["marks"]
    if marks:
        lines += [
            f"for turn in np.arange({marks}) * 2 * np.pi / {marks}:",
            "    along, aside = -down * np.cos(turn) + right * np.sin(turn), right * np.cos(turn) + down * np.sin(turn)",
            f"    paint(np.maximum(abs(along - 0.89) - 0.06, abs(aside) - 0.02), {ink})",
        ]
    for turn, length, width in zip(d["hands"], d["lengths"], d["widths"], strict=False):
        lines += [
            f"turn = np.radians({turn})",
            "along, aside = -down * np.cos(turn) + right * np.sin(turn), right * np.cos(turn) + down * np.sin(turn)",
            f"paint(np.maximum(abs(along - {length / 2:.4g}) - {length / 2:.4g}, abs(aside) - {width}), {ink})",
        ]
    return "\n".join([*lines, d["more"]])


def _manners(d: Drawing) -> Mapping[str, Drawing]:
    ink, face = rgb(d["ink"]), rgb(d["face"])
    rim = f"paint(abs(np.hypot(down, right) - 0.97) - 0.03, {ink})"
    return {
        "four marks": {"marks": 4},
        "twelve marks": {"marks": 12, "soft": True},
        "no marks": {"marks": 0},
        "a rim": {"more": rim},
        "a hub": {"more": f"paint(np.hypot(down, right) - 0.09, {ink})"},
        "thin hands": {"widths": (0.035, 0.025), "soft": True},
        "thick hands": {"widths": (0.08, 0.06)},
        "a thin hand for the seconds": {
            "hands": (*d["hands"], sum(d["hands"]) / 2 + 180),
            "lengths": (*d["lengths"], 0.74),
            "widths": (0.06, 0.04, 0.012),
        },
        "only a rim and hands": {"face": d["ground"], "more": rim} if face != ink else {},
        "smaller, at the lower left": {"scale": 0.68, "down": 0.25, "right": -0.3},
    }


def _mistakes(d: Drawing) -> Mapping[str, Drawing]:
    hour, minute = d["hour"], d["minute"]
    hands = d["hands"]
    spare = others(d["ground"], d["face"], d["ink"])
    gap = (hands[1] - hands[0]) % 360
    between = hands[0] + gap / 2 + (0 if gap > 180 else 180)
    return {
        "two hours later": {"hands": _turns(hour + 2, minute)},
        "five hours earlier": {"hands": _turns(hour + 7, minute)},
        "ten minutes later": {"hands": _turns(hour, minute + 10)},
        "an hour hand half an hour ahead": {"hands": (30 * (hour % 12) + minute / 2 + 15, 6.0 * minute)},
        "hands of one length": {"lengths": (0.6, 0.6)},
        "twenty-five minutes later": {"hands": _turns(hour, minute + 25)},
        "mirrored": {"hands": (-hands[0], -hands[1])},
        "turned by a third": {"turn": 120},
        "hands exchanged": {"hands": hands[::-1]},
        "no hands": {"hands": ()},
        "a third hand": {
            "hands": (*hands, between),
            "lengths": (*d["lengths"], 0.7),
            "widths": (0.06, 0.04, 0.04),
        },
        "four hands": {
            "hands": (*hands, hands[0] + 95, hands[1] + 80),
            "lengths": (0.6,) * 4,
            "widths": (0.05,) * 4,
        },
        "a square clock": {"away": "np.maximum(abs(down), abs(right)) + 0.05"},
        "small": {"scale": 0.35},
        "another background": {"ground": spare[0]},
    }


TEMPLATE = LooseTemplate(__name__, _drawing, _words, _checks, _lines, _manners, _mistakes)
