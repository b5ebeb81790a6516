"""A figure of the maker's choice with n holes in a given number of pieces."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.exact.free_ladder import FreeLadder
from procgen.exact.palette import paints
from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random
    from typing import Any

    from procgen.exact.formula_template import Parameters
    from procgen.types import Size

_CELL, _GAP, _MOST_PIECES, _LEAST = 24, 12, 4, 8
"""Side of the square around a hole, the way between pieces, pixels; most pieces; smallest hole, pixels."""


def _side(holes: int) -> int:
    return max(256, _CELL * (math.isqrt(holes) + _MOST_PIECES + 3) + _GAP * (_MOST_PIECES + 1))


def _size(rung: int) -> Size:
    return _side(rung), _side(rung)


def _parameters(rng: Random, rung: int) -> Parameters:
    ink, ground, other = (paint.colour for paint in paints(rng, 3))
    pieces = rng.randint(1, _MOST_PIECES)
    cuts = sorted(rng.randint(0, rung) for _ in range(pieces - 1))
    return {
        "holes": rung,
        "pieces": pieces,
        "in_each": [high - low for low, high in zip([0, *cuts], [*cuts, rung], strict=True)],
        "ink": ink,
        "ground": ground,
        "other": other,
        "wide": 12,
        "round": False,
        "extra": "",
    }


def _demands(p: Parameters) -> Mapping[str, Any]:
    return {name: p[name] for name in ("pieces", "holes", "ink", "ground")} | {
        "least": _LEAST,
        "size": _size(p["holes"]),
    }


def _words(p: Parameters) -> tuple[str, str]:
    c, n = p["pieces"], p["holes"]
    return (
        f"a figure of exactly {c} separate piece{'s' * (c > 1)} with exactly {n} hole{'s' * (n > 1)} altogether, {said(p['ink'])} on {said(p['ground'])}, "
        "whose shapes and places are yours to choose; pixels of the figure that touch at a side or a corner belong to the same piece; a hole is a part of the background, "
        "of pixels that touch at sides, that the figure encloses and that does not reach the edge of the picture; "
        f"every piece and every hole is at least {_LEAST} px high and wide, and there is no third colour",
        f"一个由恰好 {c} 块互不相连的部分组成、总共恰好有 {n} 个孔的图形,{said_in_chinese(p['ground'])}背景,图形为{said_in_chinese(p['ink'])},形状和位置自定;"
        "图形像素只要边或角相接即属于同一块;孔是被图形包围、不与图像边缘相通的背景部分(背景像素以边相接为连通);"
        f"每一块和每个孔的高和宽都至少为 {_LEAST} 像素,不得有第三种颜色",
    )


def _source(p: Parameters) -> str:
    return f"""import numpy as np

CELL, GAP, WIDE, ACROSS = {_CELL}, {_GAP}, {p["wide"]}, {math.isqrt(p["holes"]) + 1}


def draw(height, width):
    figure = np.zeros((height, width), bool)
    down, right = np.mgrid[:CELL, :CELL] + 0.5 - CELL / 2
    cell = np.hypot(down, right) > WIDE / 2 if {p["round"]} else np.maximum(abs(down), abs(right)) > WIDE / 2
    top, middles = GAP, []
    for holes in {p["in_each"]}:
        rows = max(1, -(-holes // ACROSS))
        piece = np.ones((rows * CELL, ACROSS * CELL), bool)
        for k in range(holes):
            row, column = divmod(k, ACROSS)
            piece[row * CELL:(row + 1) * CELL, column * CELL:(column + 1) * CELL] = cell
            middles.append((top + row * CELL + CELL // 2, GAP + column * CELL + CELL // 2))
        figure[top:top + piece.shape[0], GAP:GAP + piece.shape[1]] = piece
        top += piece.shape[0] + GAP
    ink, ground, other = np.uint8([{list(p["ink"])}, {list(p["ground"])}, {list(p["other"])}])
    image = np.where(figure[:, :, None], ink, ground)
    row, column = middles[0]
    {_EXTRAS[p["extra"]]}
    return image
"""


_EXTRAS = MappingProxyType(
    {
        "": "row, column = 0, 0",
        "a bay": "image[GAP:GAP + 10, GAP:GAP + 3] = ground",
        "all pieces joined": "image[GAP:top - GAP, GAP + 1:GAP + 4] = ink",
        "a hole that is open": "image[row - 1:row + 1, GAP:column] = ground",
        "a hole filled": "image[row - 10:row + 10, column - 10:column + 10] = ink",
        "a wall in a hole": "image[row, column - 10:column + 10] = ink",
        "a speck": "image[3:6, 3:6] = ink",
        "a piece more": "image[height - 14:height - 4, width - 14:width - 4] = ink",
        "a hole of a third colour": "image[row - 4:row + 4, column - 4:column + 4] = other",
    }
)
"""What is done to the finished picture, by name: a statement of the program."""


def _choices(p: Parameters) -> Mapping[str, Parameters]:
    rest = [0] * (p["pieces"] - 1)
    manners = {
        "round holes": p | {"round": True},
        "small holes": p | {"wide": 9},
        "large holes": p | {"wide": 18},
        "all in the first piece": p | {"in_each": [p["holes"], *rest]},
        "all in the last piece": p | {"in_each": [*rest, p["holes"]]},
        "a bay": p | {"extra": "a bay"},
    }
    seen = [p["in_each"]]
    for name in ("all in the first piece", "all in the last piece"):
        if manners[name]["in_each"] in seen:
            del manners[name]  # the reference, or the one before, again
        else:
            seen.append(manners[name]["in_each"])
    return manners


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    wrong = {name: p | {"extra": name} for name in _EXTRAS if name not in ("", "a bay")}
    if p["pieces"] == 1:
        del wrong["all pieces joined"]
    return wrong | {
        "an empty piece more": p | {"in_each": [*p["in_each"], 0]},
        "in another colour": p | {"ink": p["other"]},
        "on another colour": p | {"ground": p["other"]},
        "colours exchanged": p | {"ink": p["ground"], "ground": p["ink"]},
        "holes too small": p | {"wide": 5},
    }


TEMPLATE = FreeLadder(
    __name__,
    _parameters,
    _words,
    "holes_and_pieces",
    _demands,
    _source,
    _choices,
    _edits,
    ("constant", "noise", "negative", "tiled"),
    (1, 2, 4, 8, 16, 32, 64, 128),
    _size,
)
