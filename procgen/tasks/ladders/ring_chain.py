"""A chain of n interlocked rings: at one crossing the later ring lies over the earlier, at the other under it."""

from __future__ import annotations

import math
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.formula_ladder import FormulaLadder
from procgen.exact.palette import paints
from procgen.exact.wording import counted, said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters, Parts
    from procgen.types import Size

_LEAST_PITCH = 44
"""Between the centres of successive rings, pixels, at which a crossing is far more than its edges."""
_REACH, _HOLE = 0.69, 0.56
"""Outer and inner radius of a ring, proportions of the pitch: only successive rings overlap, and so do their holes."""
_SIDES = MappingProxyType({"upper": "上", "lower": "下", "left": "左", "right": "右"})
_OTHER = MappingProxyType({"upper": "lower", "lower": "upper", "left": "right", "right": "left"})


def _places(count: int) -> list[tuple[int, int]]:
    """Walk a grid to and fro, two rows down after each row, so that only successive places are neighbours."""
    across = max(2, math.ceil(math.sqrt(2 * count)) - 1) if count > 3 else max(count, 1)
    places: list[tuple[int, int]] = []
    row = 0
    while len(places) < count:
        columns = range(across) if row % 4 == 0 else range(across - 1, -1, -1)
        places += [(row, column) for column in columns]
        places.append((row + 1, places[-1][1]))
        row += 2
    return places[:count]


def _pitch(rung: int) -> int:
    return max(_LEAST_PITCH, 360 // (1 + max(max(place) for place in _places(rung))))


def _size(rung: int) -> Size:
    side = round((max(max(place) for place in _places(rung)) + 1.5) * _pitch(rung))
    return side, side


def _parameters(rng: Random, rung: int) -> Parameters:
    ground, *inks = (paint.colour for paint in paints(rng, 6))
    pitch, height = _pitch(rung), _size(rung)[0]
    places = _places(rung)
    spare = [height - pitch * max(place[axis] for place in places) for axis in (0, 1)]
    rings = [[pitch * row + spare[0] // 2, pitch * column + spare[1] // 2] for row, column in places]
    colours: list[int] = []
    for _ in rings:
        colours.append(rng.choice([k for k in range(len(inks)) if k not in colours[-1:]]))
    over = []
    for (row, _), (next_row, _) in pairwise(rings):
        over.append(rng.choice(("upper", "lower") if row == next_row else ("left", "right")))
    outer, inner = round(_REACH * pitch), round(_HOLE * pitch)
    return {
        "ground": ground,
        "inks": inks,
        "rings": rings,
        "colours": colours,
        "over": over,
        "outer": outer,
        "inner": inner,
        "kept": list(range(rung)),
    }


def _window(p: Parameters, ring: int, height: int, width: int) -> tuple[slice, slice]:
    """Frame a ring."""
    row, column = p["rings"][ring]
    reach = p["outer"] + 1
    rows = slice(max(0, row - reach), min(height, row + reach))
    return rows, slice(max(0, column - reach), min(width, column + reach))


def _is_on(p: Parameters, ring: int, row: NDArray[np.intp], column: NDArray[np.intp]) -> NDArray[np.bool_]:
    away = np.hypot(row + 0.5 - p["rings"][ring][0], column + 0.5 - p["rings"][ring][1])
    inside: NDArray[np.bool_] = (away <= p["outer"]) & (away >= p["inner"])
    return inside


def _crossing(p: Parameters, pair: int, height: int, width: int) -> tuple[NDArray[np.intp], ...]:
    """Give rows and columns of pixels where two successive rings overlap, and whether the later one is on top."""
    (row, column), (next_row, next_column) = p["rings"][pair : pair + 2]
    rows, columns = np.mgrid[_window(p, pair, height, width)].astype(np.intp)
    both = _is_on(p, pair, rows, columns) & _is_on(p, pair + 1, rows, columns)
    rows, columns = rows[both], columns[both]
    side = {
        "upper": 2 * rows + 1 < row + next_row,
        "lower": 2 * rows + 1 > row + next_row,
        "left": 2 * columns + 1 < column + next_column,
        "right": 2 * columns + 1 > column + next_column,
    }[p["over"][pair]]
    return rows, columns, side.astype(np.intp)


def _parts(p: Parameters, height: int, width: int) -> Parts:
    """Divide the picture into the background, the rings, and both crossings of every pair."""
    count = len(p["rings"])
    parts = np.zeros((height, width), np.intp)
    for ring in range(count):
        window = _window(p, ring, height, width)
        parts[window][_is_on(p, ring, *np.ogrid[window])] = ring + 1
    for pair in range(count - 1):
        rows, columns, later = _crossing(p, pair, height, width)
        parts[rows, columns] = count + 1 + 2 * pair + later
    pairs = ((up, low) for k in range(1, count) for up, low in ((k, k + 1), (k + 1, k)))
    crossings = (f"the crossing where ring {up} lies over ring {low}" for up, low in pairs)
    return parts, ("the background", *(f"ring {k + 1}" for k in range(count)), *crossings)


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    ring_colours = [p["inks"][k] for k in p["colours"]]
    crossings = [ring_colours[pair + later] for pair in range(len(ring_colours) - 1) for later in (0, 1)]
    table = np.array([p["ground"], *ring_colours, *crossings], np.uint8)
    image: NDArray[np.uint8] = table[_parts(p, height, width)[0]]
    return image


def _words(p: Parameters) -> tuple[str, str]:
    inks = [p["inks"][k] for k in p["colours"]]
    rings = "; ".join(
        f"ring {k} {said(ink)} at ({r}, {c})"
        for k, (ink, (r, c)) in enumerate(zip(inks, p["rings"], strict=True), 1)
    )
    chinese = ";".join(
        f"环 {k} {said_in_chinese(ink)} ({r}, {c})"
        for k, (ink, (r, c)) in enumerate(zip(inks, p["rings"], strict=True), 1)
    )
    over = ", ".join(f"{k + 1} over {k} at the {side}" for k, side in enumerate(p["over"], 1))
    chinese_over = "、".join(
        f"环 {k + 1} 在{_SIDES[side]}方交叉处盖住环 {k}" for k, side in enumerate(p["over"], 1)
    )
    locked = (
        f"; successive rings cross twice and interlock: {over} crossing, and at the other crossing of the two the earlier ring lies over the later"
        if over
        else ""
    )
    chinese_locked = (
        f";相继的两环交叉两次并互相套住:{chinese_over},而在两环的另一处交叉,先者盖住后者" if over else ""
    )
    return (
        f"a chain of {counted(len(inks), 'ring')} on {said(p['ground'])}, each of outer radius {p['outer']} px and inner radius {p['inner']} px, centred at (row, column): {rings}{locked}",
        f"{said_in_chinese(p['ground'])}背景上由 {len(inks)} 个环组成的链,环的外半径 {p['outer']} 像素、内半径 {p['inner']} 像素,圆心(行, 列):{chinese}{chinese_locked}",
    )


def _source(p: Parameters) -> str:
    rings = [(*at, p["inks"][k]) for at, k in zip(p["rings"], p["colours"], strict=True)]
    return f"""import numpy as np

RINGS = {rings}
OVER = {p["over"]}
OUTER, INNER = {p["outer"]}, {p["inner"]}


def on(row, column, ring):
    squared = (row - ring[0]) ** 2 + (column - ring[1]) ** 2
    return (squared <= OUTER ** 2) & (squared >= INNER ** 2)


def draw(height, width):
    image = np.full((height, width, 3), {p["ground"]}, np.uint8)
    for k in {p["kept"]}:
        top, left = max(0, RINGS[k][0] - OUTER), max(0, RINGS[k][1] - OUTER)
        area = image[top:RINGS[k][0] + OUTER, left:RINGS[k][1] + OUTER]
        row = np.arange(top, top + area.shape[0])[:, None] + 0.5
        column = np.arange(left, left + area.shape[1])[None, :] + 0.5
        here = on(row, column, RINGS[k])
        if k > 0:
            middle = (RINGS[k][0] + RINGS[k - 1][0]) / 2, (RINGS[k][1] + RINGS[k - 1][1]) / 2
            above = {{
                "upper": row < middle[0], "lower": row > middle[0],
                "left": column < middle[1], "right": column > middle[1],
            }}[OVER[k - 1]]
            here &= above | ~on(row, column, RINGS[k - 1])
        area[here] = RINGS[k][2]
    return image
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    count = len(p["rings"])
    at = count // 2
    colours, rings = p["colours"], p["rings"]
    moved = [*rings[:at], [rings[at][0] + 5, rings[at][1]], *rings[at + 1 :]]
    found = {
        "one ring missing": p | {"kept": [k for k in p["kept"] if k != at]},
        "one ring of another colour": p
        | {"colours": [*colours[:at], (colours[at] + 1) % 5, *colours[at + 1 :]]},
        "one ring moved": p | {"rings": moved},
        "rings too thick": p | {"inner": p["inner"] - 5},
        "rings too thin": p | {"inner": p["inner"] + 4},
        "discs": p | {"inner": 0},
    }
    if count > 1:
        pair = (count - 1) // 2
        over = p["over"]
        found["one crossing the other way"] = p | {
            "over": [*over[:pair], _OTHER[over[pair]], *over[pair + 1 :]]
        }
        found["every crossing the other way"] = p | {"over": [_OTHER[side] for side in over]}
    return found


TEMPLATE = FormulaLadder(
    __name__, _parameters, _pixels, _parts, _words, _source, _edits, (2, 3, 5, 8, 12, 20, 40, 80, 160), _size
)
