"""Clocks with three hands, n of them, each at its own time to the second."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.formula_ladder import FormulaLadder
from procgen.exact.palette import paints
from procgen.exact.shapes import Scene, Shape, layers, render
from procgen.exact.wording import a_said, counted, said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters, Parts
    from procgen.types import Size

_LEAST_CELL = 100
"""Side of a clock's cell, pixels, at which the tip of the second hand moves 4 pixels a second."""
_HANDS = (("hour", "时针", 24, 6), ("minute", "分针", 34, 4), ("second", "秒针", 40, 2))
"""Name, length and width in hundredths of the cell's side."""
_FACE = 45
"""Radius of a face, hundredths of the cell's side."""


def _layout(rung: int) -> tuple[int, int, int]:
    """Give rows and columns of clocks, and the side of a cell in pixels."""
    columns = math.ceil(math.sqrt(rung))
    return -(-rung // columns), columns, max(_LEAST_CELL, 400 // columns)


def _size(rung: int) -> Size:
    rows, columns, side = _layout(rung)
    return rows * side, columns * side


def _parameters(rng: Random, rung: int) -> Parameters:
    names = ("ground", "face", "hour", "minute", "second")
    colours = {name: paint.colour for name, paint in zip(names, paints(rng, 5), strict=True)}
    times = [[rng.randrange(12), rng.randrange(60), rng.randrange(60)] for _ in range(rung)]
    return {"times": times, **colours}


def _angles(time: list[int]) -> tuple[float, float, float]:
    """Give clockwise turns of the three hands from straight up, degrees."""
    hour, minute, second = time
    minutes = minute + second / 60
    return 30 * (hour + minutes / 60), 6 * minutes, 6 * second


def _clock(p: Parameters, time: list[int]) -> Scene:
    hands = []
    for (name, _, length, width), turn in zip(_HANDS, _angles(time), strict=True):
        down, right = (
            -math.cos(math.radians(turn)) * length / 100,
            math.sin(math.radians(turn)) * length / 100,
        )
        ends = (0.5, 0.5), (0.5 + down, 0.5 + right)
        hands.append(Shape("stroke", p[name], points=ends, width=width / 100))
    return Scene(p["ground"], (Shape("disc", p["face"], size=(_FACE / 100, _FACE / 100)), *hands))


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    _, columns, side = _layout(len(p["times"]))
    image = np.full((height, width, 3), p["ground"], np.uint8)
    for place, time in enumerate(p["times"]):
        top, left = place // columns * side, place % columns * side
        image[top : top + side, left : left + side] = render(_clock(p, time), side, side)
    return image


def _parts(p: Parameters, height: int, width: int) -> Parts:
    _, columns, side = _layout(len(p["times"]))
    parts = np.zeros((height, width), np.intp)
    for place, time in enumerate(p["times"]):
        top, left = place // columns * side, place % columns * side
        clock = layers(_clock(p, time), side, side)
        parts[top : top + side, left : left + side] = np.where(clock > 0, clock + 4 * place, 0)
    things = ("the face", *(f"the {name} hand" for name, *_ in _HANDS))
    numbers = range(1, len(p["times"]) + 1)
    return parts, ("the background", *(f"{thing} of clock {k}" for k in numbers for thing in things))


def _words(p: Parameters) -> tuple[str, str]:
    rows, columns, side = _layout(len(p["times"]))
    times = ", ".join(f"{hour}:{minute:02}:{second:02}" for hour, minute, second in p["times"])
    hands = ", ".join(
        f"the {name} hand {length * side / 100:g} px long and {width * side / 100:g} px wide, {said(p[name])}"
        for name, _, length, width in _HANDS
    )
    chinese_hands = "、".join(
        f"{name}长 {length * side / 100:g} 像素、宽 {width * side / 100:g} 像素({said_in_chinese(p[key])})"
        for key, name, length, width in _HANDS
    )
    return (
        f"{counted(len(p['times']), 'clock')} on {said(p['ground'])} that show the times {times}; the picture has {counted(rows, 'row')} of {columns} cells of {side} x {side} px, filled in reading order, "
        f"one clock a cell (cells that are left over stay empty); a clock is {a_said(p['face'])} disc of radius {_FACE * side / 100:g} px around the centre of its cell, without marks, and over it, "
        f"from the centre of the cell, strokes with round ends, each over those before it: {hands}; twelve o'clock is straight up; the hour hand also moves with the minutes and "
        f"seconds, the minute hand also with the seconds",
        f"{said_in_chinese(p['ground'])}背景上有 {len(p['times'])} 个钟,依次显示 {times};图像分为 {rows} 行、每行 {columns} 个 {side}×{side} 像素的格子,按阅读顺序每格一个钟(多余的格子留空);"
        f"每个钟是以格子中心为圆心、半径 {_FACE * side / 100:g} 像素的{said_in_chinese(p['face'])}圆盘(没有刻度),其上从格子中心出发依次画圆头线段,后画的盖住先画的:{chinese_hands};"
        f"十二点在正上方;时针也随分和秒移动,分针也随秒移动",
    )


def _source(p: Parameters) -> str:
    _, columns, side = _layout(len(p["times"]))
    hands = [(length * side / 100, width * side / 200, p[name]) for name, _, length, width in _HANDS]
    return f"""import numpy as np

SIDE = {side}
HANDS = {hands}


def draw(height, width):
    image = np.full((height, width, 3), {p["ground"]}, np.uint8)
    middle = SIDE / 2
    for place, (hour, minute, second) in enumerate({p["times"]}):
        top, left = place // {columns} * SIDE, place % {columns} * SIDE
        cell = image[top:top + SIDE, left:left + SIDE]
        point = np.arange(SIDE) + 0.5 - middle
        up, right = -point[:, None], point[None, :]
        cell[up ** 2 + right ** 2 <= {(_FACE * side / 100) ** 2}] = {p["face"]}
        seconds = (hour * 60 + minute) * 60 + second
        for (length, reach, colour), period in zip(HANDS, (43200, 3600, 60)):
            turn = 2 * np.pi * seconds / period
            along = np.sin(turn) * right + np.cos(turn) * up
            across = np.cos(turn) * right - np.sin(turn) * up
            beyond = along - np.clip(along, 0, length)
            cell[across ** 2 + beyond ** 2 <= reach ** 2] = colour
    return image
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    times = p["times"]
    at = len(times) // 2
    hour, minute, second = times[at]

    def with_time(*time: int) -> Parameters:
        return p | {"times": [*times[:at], list(time), *times[at + 1 :]]}

    return {
        "one clock an hour late": with_time((hour + 11) % 12, minute, second),
        "one clock three minutes fast": with_time(hour, (minute + 3) % 60, second),
        "one clock two seconds fast": with_time(hour, minute, (second + 2) % 60),
        "one clock without its time": with_time(0, 0, 0),
        "clocks all alike": p | {"times": [[3, 40, 15]] * len(times)},
        "hands exchanged": p | {"hour": p["minute"], "minute": p["hour"]},
        "no second hand": p | {"second": p["face"]},
    }


TEMPLATE = FormulaLadder(
    __name__,
    _parameters,
    _pixels,
    _parts,
    _words,
    _source,
    _edits,
    (1, 2, 4, 9, 16, 25, 49, 100),
    _size,
    bears_averaging=False,  # second hands are two pixels wide
)
