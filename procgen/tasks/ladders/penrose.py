"""A Penrose tiling by Robinson triangles that are divided n times."""

from __future__ import annotations

import cmath
import math
from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.fields import centres, choose
from procgen.exact.formula_ladder import FormulaLadder, cells
from procgen.exact.palette import paints
from procgen.exact.wording import counted, said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters, Parts
    from procgen.types import Size

    Corners = tuple[complex, complex, complex]

_GOLDEN = (1 + math.sqrt(5)) / 2
_LEAST_EDGE = 8
"""Of the smallest acute triangle, pixels: its longer edges."""
_CELL = 16
"""Side of the squares that are judged one by one, pixels."""
_MARGIN = 8
"""Pixels."""
_FARTHEST = 400
"""From this rung on a size is not computed: far too large, it would be no finite number."""


def _radius(rung: int) -> int:
    return max(
        120, math.ceil(_LEAST_EDGE * _GOLDEN ** min(rung, _FARTHEST) / _CELL) * _CELL + _CELL - _MARGIN
    )


def _size(rung: int) -> Size:
    side = 2 * (_radius(rung) + _MARGIN)
    return side, side


def _parameters(rng: Random, rung: int) -> Parameters:
    ground, acute, obtuse = (paint.colour for paint in paints(rng, 3))
    return {
        "depth": rung,
        "radius": _radius(rung),
        "turn": rng.randrange(0, 36, 3),
        "ground": ground,
        "acute": acute,
        "obtuse": obtuse,
        "mirrored": 2,
    }


def _descend(
    points: NDArray[np.complex128],
    kind: NDArray[np.int64],
    at: NDArray[np.intp],
    corners: Corners,
    sort: int,
    depth: int,
) -> None:
    """Find out in which kind of triangle the points at some indices lie, 1 for acute and 2 for obtuse."""
    if depth == 0 or not len(at):
        kind[at] = sort
        return
    a, b, c = corners

    def beside(start: complex, end: complex, inner: complex) -> NDArray[np.bool_]:
        """Tell which points lie on the same side of a line as another point."""
        along = (end - start).conjugate()
        side: NDArray[np.bool_] = ((points[at] - start) * along).imag * ((inner - start) * along).imag >= 0
        return side

    if sort == 1:
        p = a + (b - a) / _GOLDEN
        near = beside(c, p, b)
        _descend(points, kind, at[near], (c, p, b), 1, depth - 1)
        _descend(points, kind, at[~near], (p, c, a), 2, depth - 1)
        return
    q, r = b + (a - b) / _GOLDEN, b + (c - b) / _GOLDEN
    first = beside(r, a, c)
    second = ~first & beside(q, r, b)
    _descend(points, kind, at[first], (r, c, a), 2, depth - 1)
    _descend(points, kind, at[second], (q, r, b), 2, depth - 1)
    _descend(points, kind, at[~first & ~second], (r, q, a), 1, depth - 1)


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = centres(height, width)
    points = ((column - width / 2) + 1j * (height / 2 - row)).ravel()
    kind = np.zeros(points.shape, np.int64)
    turned = np.degrees(np.angle(points)) - p["turn"]
    sector = np.floor((turned + 18) / 36).astype(int) % 10
    apothem = p["radius"] * math.cos(math.radians(18))
    within = np.abs(points) * np.cos(np.radians((turned + 18) % 36 - 18)) <= apothem
    for k in range(10):
        ends = [cmath.rect(p["radius"], math.radians(36 * k + p["turn"] + side)) for side in (-18, 18)]
        first, second = ends if k % 2 == 0 else ends[::-1]
        at = np.flatnonzero(within & (sector == k))
        _descend(points, kind, at, (0j, first, second), 1, p["depth"])
    return choose(kind.reshape(height, width), (p["ground"], p["acute"], p["obtuse"]))


def _parts(p: Parameters, height: int, width: int) -> Parts:
    many = 2 * (p["radius"] + _MARGIN) // _CELL
    return cells(height, width, many, many, f"square of {_CELL} pixels")


def _words(p: Parameters) -> tuple[str, str]:
    ground, acute, obtuse = (said(p[name]) for name in ("ground", "acute", "obtuse"))
    chinese = [said_in_chinese(p[name]) for name in ("ground", "acute", "obtuse")]
    rule = (
        "acute (A, B, C) with P = A + (B - A) / phi becomes acute (C, P, B) and obtuse (P, C, A); "
        "obtuse (A, B, C) with Q = B + (A - B) / phi and R = B + (C - B) / phi becomes obtuse (R, C, A), obtuse (Q, R, B) and acute (R, Q, A)"
    )
    chinese_rule = (
        "锐角三角形 (A, B, C),令 P = A + (B - A) / phi,分为锐角 (C, P, B) 和钝角 (P, C, A);"
        "钝角三角形 (A, B, C),令 Q = B + (A - B) / phi、R = B + (C - B) / phi,分为钝角 (R, C, A)、钝角 (Q, R, B) 和锐角 (R, Q, A)"
    )
    return (
        f"a Penrose tiling of Robinson triangles; begin with ten acute triangles (A, B, C), k = 0 to 9, with A in the centre of the picture and the other two corners {p['radius']} px from it "
        f"at the angles {p['turn']} + 36 k - 18 and {p['turn']} + 36 k + 18 degrees (counter-clockwise from straight right); B is the former for even k and the latter for odd k, C the other; then {counted(p['depth'], 'time')} "
        f"replace every triangle, with phi = (1 + sqrt(5)) / 2: {rule}; fill acute triangles with {acute}, obtuse ones with {obtuse}, without outlines; the rest is {ground}",
        f"由罗宾逊三角形组成的彭罗斯铺砌;从十个锐角三角形 (A, B, C) 开始,k = 0 到 9,A 在图像中心,另外两个顶点距中心 {p['radius']} 像素,角度为 {p['turn']} + 36k - 18 度和 {p['turn']} + 36k + 18 度(自正右方逆时针);"
        f"k 为偶数时 B 为前者,为奇数时 B 为后者,C 为另一个;然后把每个三角形按下列规则替换 {p['depth']} 次,phi = (1 + sqrt(5)) / 2:{chinese_rule};"
        f"锐角三角形填{chinese[1]},钝角三角形填{chinese[2]},不画轮廓;其余为{chinese[0]}",
    )


def _source(p: Parameters) -> str:
    return f"""import numpy as np

PHI = (1 + 5 ** 0.5) / 2


def draw(height, width):
    triangles = []
    for k in range(10):
        ends = [{p["radius"]} * np.exp(1j * np.pi / 180 * ({p["turn"]} + 36 * k + side)) for side in (-18, 18)]
        b, c = ends if k % {p["mirrored"]} == 0 else ends[::-1]
        triangles.append((True, 0j, b, c))
    for _ in range({p["depth"]}):
        smaller = []
        for acute, a, b, c in triangles:
            if acute:
                p = a + (b - a) / PHI
                smaller += [(True, c, p, b), (False, p, c, a)]
            else:
                q, r = b + (a - b) / PHI, b + (c - b) / PHI
                smaller += [(False, r, c, a), (False, q, r, b), (True, r, q, a)]
        triangles = smaller
    image = np.full((height, width, 3), {p["ground"]}, np.uint8)
    for acute, *corners in triangles:
        rows = [height / 2 - z.imag for z in corners]
        columns = [width / 2 + z.real for z in corners]
        top, left = max(0, int(min(rows))), max(0, int(min(columns)))
        area = image[top:int(max(rows)) + 1, left:int(max(columns)) + 1]
        row = top + np.arange(area.shape[0])[:, None] + 0.5
        column = left + np.arange(area.shape[1])[None, :] + 0.5
        sides = []
        for i in range(3):
            j = (i + 1) % 3
            sides.append((column - columns[i]) * (rows[j] - rows[i]) - (row - rows[i]) * (columns[j] - columns[i]))
        least, most = np.minimum.reduce(sides), np.maximum.reduce(sides)
        area[(least >= 0) | (most <= 0)] = {p["acute"]} if acute else {p["obtuse"]}
    return image
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "one division too few": p | {"depth": p["depth"] - 1},
        "one division too many": p | {"depth": p["depth"] + 1},
        "no triangle mirrored": p | {"mirrored": 1},
        "every third mirrored": p | {"mirrored": 3},
        "turned by 18 degrees": p | {"turn": p["turn"] + 18},
        "too small": p | {"radius": round(p["radius"] * 0.9)},
        "kinds exchanged": p | {"acute": p["obtuse"], "obtuse": p["acute"]},
    }


TEMPLATE = FormulaLadder(
    __name__,
    _parameters,
    _pixels,
    _parts,
    _words,
    _source,
    _edits,
    (1, 2, 3, 4, 5, 6, 7),
    _size,
    share=0.85,
    stray=0.01,  # so many corners of tiles are cut by edges that lie half a pixel off
)
