"""A clock face: rim, twelve hour marks and two hands at a time."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape
from procgen.exact.wording import a_said, said, said_in_chinese

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    ground, rim, face, ink = paints(rng, 4)
    hour, minute = rng.randint(1, 12), 5 * rng.randint(0, 11)
    marks = []
    for k in range(12):
        down, right = -math.cos(math.radians(30 * k)), math.sin(math.radians(30 * k))
        ends = tuple((round(0.5 + r * down, 4), round(0.5 + r * right, 4)) for r in (0.33, 0.39))
        marks.append(Shape("stroke", ink.colour, points=ends, width=0.02, name=f"the mark at {k or 12}"))
    hands = []
    for turn, reach, width, name in (
        (30 * (hour + minute / 60), 0.2, 0.035, "the hour hand"),
        (6 * minute, 0.31, 0.022, "the minute hand"),
    ):
        tip = 0.5 - reach * math.cos(math.radians(turn)), 0.5 + reach * math.sin(math.radians(turn))
        hands.append(Shape("stroke", ink.colour, points=((0.5, 0.5), tip), width=width, name=name))
    disc = Shape("disc", face.colour, size=(0.42, 0.42), name="the face")
    return Scene(
        ground.colour,
        (Shape("disc", rim.colour, size=(0.46, 0.46), name="the rim"), disc, *marks, *hands),
        f"a clock that shows {hour}:{minute:02}: {a_said(rim.colour)} disc of radius 117.8 px around the centre, over it "
        f"{a_said(face.colour)} disc of radius 107.5 px; all else in {said(ink.colour)} strokes with round ends: twelve hour "
        "marks 5.12 px wide from 84.5 to 99.8 px from the centre, the first straight up; the hour hand, from the centre, "
        "51.2 px long and 8.96 px wide, which also moves with the minutes; the minute hand, 79.4 px long and 5.63 px wide",
        f"一个显示 {hour}:{minute:02} 的钟:以图像中心为圆心,先画{said_in_chinese(rim.colour)}圆盘(半径 117.8 像素),"
        f"再画{said_in_chinese(face.colour)}圆盘(半径 107.5 像素);其余均为{said_in_chinese(ink.colour)}圆头线段:十二个刻度宽 5.12 像素,"
        "从距圆心 84.5 像素到 99.8 像素,第一个在正上方;时针从圆心出发,长 51.2 像素、宽 8.96 像素,并随分钟移动;分针长 79.4 像素、宽 5.63 像素。",
    )


TEMPLATE = SceneTemplate(__name__, _scene, title="a clock", chinese_title="钟表")
