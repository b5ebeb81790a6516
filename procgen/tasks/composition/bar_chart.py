"""Bars of given heights on a common base line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.palette import paints
from procgen.exact.scene_template import SceneTemplate
from procgen.exact.shapes import Scene, Shape

if TYPE_CHECKING:
    from random import Random


def _scene(rng: Random) -> Scene:
    ground, *inks = paints(rng, 8)
    values = [rng.randint(20, 200) for _ in range(rng.randint(4, 7))]
    wide, gap = 20, 12
    left = (256 - len(values) * wide - (len(values) - 1) * gap) // 2
    bars = []
    for k, (value, ink) in enumerate(zip(values, inks, strict=False)):
        start = left + k * (wide + gap)
        corners = ((236 - value) / 256, start / 256), (236 / 256, (start + wide) / 256)
        bars.append(Shape("block", ink.colour, points=corners, name=f"bar {k + 1}"))
    listed = ", ".join(
        f"{value} px ({ink.name} {ink.hexadecimal})" for value, ink in zip(values, inks, strict=False)
    )
    return Scene(
        ground.colour,
        tuple(bars),
        f"a bar chart of {len(values)} bars, each {wide} px wide, {gap} px apart, the first beginning at column {left}; "
        f"all stand on row 235 (their lowest row); their heights and colours from left to right: {listed}",
        f"柱状图:{len(values)} 根柱子,宽 {wide} 像素,间距 {gap} 像素,第一根从第 {left} 列开始;最底一行都是第 235 行;"
        f"从左到右的高度和颜色:{listed}。",
    )


TEMPLATE = SceneTemplate(__name__, _scene)
