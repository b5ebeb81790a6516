"""n bars in the proportion of known quantities: planets, elements, notes."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.exact.graded_ladder import GradedLadder
from procgen.exact.quantities import QUANTITIES
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.graded_ladder import Parameters
    from procgen.types import Size

_HIGHEST = 0.9
_LEAST = 0.125
"""The smallest quantity of a picture is at least this share of the greatest."""
_TALL = 512
"""Height of a picture, pixels: a bar has at least 57."""
_TOLD_APART = 1.06
"""Quantities of which one is at least so many times the other are told apart."""
_BESIDE = MappingProxyType(
    {
        "an axis below": "image[-2:] = 255",
        "an axis at the left": "image[:, 0] = 255",
        "a gray line across": "image[4:6] = 160",
        "labels above": "image[8:14, 8:32] = 255",
        "a hole": "image[-20:-14, image.shape[1] // len(values) // 2 - 2 :][:, :4] = 0",
    }
)
"""What is drawn besides: name to a statement."""
_WORDS = MappingProxyType(
    {
        "radius": ("the equatorial radii of the planets", "下列行星的赤道半径"),
        "distance": ("the semi-major axes of the orbits of the planets", "下列行星轨道的半长轴"),
        "weight": ("the standard atomic weights of the elements", "下列元素的标准原子量"),
        "frequency": ("the frequencies, in equal temperament, of the notes", "下列音符在十二平均律下的频率"),
    }
)


def _parameters(rng: Random, rung: int) -> Parameters:
    pools = [
        (quantity, [name for name, value in known.items() if _LEAST * top <= value <= top])
        for quantity, known in QUANTITIES.items()
        for top in known.values()
    ]
    most = max(len(pool) for _, pool in pools)
    large = [(quantity, pool) for quantity, pool in pools if len(pool) >= min(rung, most)]
    while True:
        wanted = rng.choice(sorted({quantity for quantity, _ in large}))
        pool = rng.choice([pool for quantity, pool in large if quantity == wanted])
        names = rng.sample(pool, min(rung, most))
        names += rng.choices(pool, k=rung - len(names))  # higher rungs ask for some of them again
        values = [QUANTITIES[wanted][name] for name in names]
        if max(values) > 1.5 * min(values):
            return {"quantity": wanted, "names": names, "drawn": names, "power": 1.0} | {
                "highest": _HIGHEST,
                "factor": 1.0,
                "broad": 0.6,
                "beside": "",
            }


def _size(p: Parameters) -> Size:
    width = max(256, 12 * len(p["names"]))
    return max(_TALL, width // 4), width


def _words(p: Parameters) -> tuple[str, str]:
    english, chinese = _WORDS[p["quantity"]]
    names = ", ".join(p["names"])
    return (
        f"a bar chart of {english} {names}, in this order from left to right: {len(p['names'])} columns of equal width fill the picture; in the middle of each stands a white bar on the lower border, "
        "as wide as 60 % of its column, on black; the heights are in proportion, the highest bar takes 90 % of the picture's height, and each may be up to 3 % of its own height and a pixel off; no axes and no labels",
        f"{chinese}的条形图,从左到右依次为 {names}:{len(p['names'])} 个等宽的列占满图像,每列正中立着一个白色条形,底边在图像下边缘,宽为列宽的 60%,背景黑色;高度成比例,最高的条形占图像高度的 90%,每个条形的高度误差不得超过其自身高度的 3% 加一个像素;不画坐标轴和文字",
    )


def _source(p: Parameters) -> str:
    height, width = _size(p)
    known = QUANTITIES[p["quantity"]]
    return f"""import numpy as np

values = np.array({[known[name] for name in p["drawn"]]}) ** {p["power"]}
values[values.argmin()] *= {p["factor"]}
tall = values / values.max() * {p["highest"]} * {height}
row = np.arange({height})[:, None] + 0.5
place = (np.arange({width})[None, :] + 0.5) / {width} * {len(p["names"])}
number = place.astype(int)
white = (np.abs(place - number - 0.5) <= {p["broad"] / 2}) & ({height} - row <= np.append(tall, [0] * 9)[number])
image = np.repeat(white[:, :, None] * np.uint8(255), 3, axis=2)
{_BESIDE.get(p["beside"], "")}
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    known = QUANTITIES[p["quantity"]]
    names = p["names"]
    return {
        "in rising order": p | {"drawn": sorted(names, key=known.__getitem__)},
        "in falling order": p | {"drawn": sorted(names, key=lambda name: -known[name])},
        "from right to left": p | {"drawn": names[::-1]},
        "square roots": p | {"power": 0.5},
        "squares": p | {"power": 2.0},
        "all alike": p | {"power": 0.0},
        "too low": p | {"highest": 0.7},
        "the last missing": p | {"drawn": names[:-1]},
        "the lowest a twelfth too high": p | {"factor": 13 / 12},
        "the lowest a twelfth too low": p | {"factor": 11 / 12},
        "narrow bars": p | {"broad": 0.3},
        "broad bars": p | {"broad": 0.95},
        "two neighbours in size exchanged": p | {"drawn": _exchanged(names, known)},
    } | {name: p | {"beside": name} for name in _BESIDE}


def _exchanged(names: list[str], known: Mapping[str, float]) -> list[str]:
    """Exchange the two that are nearest to each other of those that can be told apart."""
    pairs = [(a, b) for a in names for b in names if known[a] > _TOLD_APART * known[b]]
    one, other = min(pairs, key=lambda pair: known[pair[0]] / known[pair[1]])
    swapped = {one: other, other: one}
    return [swapped.get(name, name) for name in names]


def _choices(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "the lowest a fiftieth too high": p | {"factor": 1.02},
        "the lowest a fiftieth too low": p | {"factor": 0.98},
        "all a pixel lower": p | {"highest": _HIGHEST - 1 / _size(p)[0]},
    }


def _unless_right(p: Parameters) -> Mapping[str, Parameters]:
    """Leave out the edits that change nothing by chance."""
    return {name: edit for name, edit in _edits(p).items() if edit != p}


TEMPLATE = GradedLadder(
    __name__,
    _parameters,
    _size,
    _words,
    lambda p: (
        Check(
            "bar_heights", {"quantity": p["quantity"], "names": p["names"], "highest": _HIGHEST}, told=False
        ),
    ),
    _source,
    _unless_right,
    (2, 4, 8, 16, 32, 64),
    ("constant", "noise", "upside down", "negative"),
    _choices,
)
