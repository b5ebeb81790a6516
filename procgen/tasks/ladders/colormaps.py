"""n of matplotlib's colormaps as bars, from memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.graded_ladder import GradedLadder
from procgen.types import Check
from sandbox.facades.tables import colormaps

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.graded_ladder import Parameters
    from procgen.types import Size

_KNOWN = (
    *("viridis", "plasma", "inferno", "magma", "cividis", "turbo", "jet", "hot", "cool", "spring", "summer"),
    *(
        "autumn",
        "winter",
        "copper",
        "bone",
        "pink",
        "coolwarm",
        "bwr",
        "seismic",
        "RdBu",
        "Spectral",
        "RdYlGn",
    ),
    *("RdYlBu", "PiYG", "PRGn", "BrBG", "Blues", "Greens", "Reds", "Oranges", "Purples", "YlOrRd", "YlGnBu"),
    *("twilight", "hsv", "rainbow", "terrain", "ocean", "gist_earth", "gnuplot", "gnuplot2", "cubehelix"),
    *("nipy_spectral", "gist_heat", "afmhot", "CMRmap", "YlGn", "PuRd", "BuPu", "GnBu", "Wistia", "brg"),
)


def _parameters(rng: Random, rung: int) -> Parameters:
    known = [f"{name}{suffix}" for name in _KNOWN for suffix in ("", "_r")]
    names = [name for _ in range(-(-rung // len(known))) for name in rng.sample(known, len(known))][:rung]
    return {"names": names, "drawn": names, "knots": 33}


def _size(p: Parameters) -> Size:
    height = max(16 * len(p["names"]), 64)
    return height, max(256, height // 4)


def _words(p: Parameters) -> tuple[str, str]:
    names = ", ".join(p["names"])
    return (
        f"horizontal bars of equal height, without gaps, over the whole width, one below another: each runs from left (value 0) to right (value 1) through one of matplotlib's colormaps, from the top: {names}; "
        "compute the colours yourself: the program must not import matplotlib or another library that knows them",
        f"等高、无间隙、横贯整个宽度的色条,自上而下排列,每条从左(值 0)到右(值 1)显示 matplotlib 的一个 colormap,依次为:{names};颜色须自行计算:程序不得导入 matplotlib 等含有这些颜色的库",
    )


def _source(p: Parameters) -> str:
    height, width = _size(p)
    count, bars = len(p["names"]), []
    for name in p["drawn"]:
        table = colormaps()[name].values
        at = np.linspace(0, len(table) - 1, p["knots"])
        knots = np.stack([np.interp(at, np.arange(len(table)), channel) for channel in table.T], 1)
        bars.append(np.round(255 * knots).astype(int).tolist())
    return f"""import numpy as np

image = np.zeros(({height}, {width}, 3), np.uint8)
along = (np.arange({width}) + 0.5) / {width}
for number, knots in enumerate({bars}):
    knots = np.array(knots)
    places = np.linspace(0, 1, len(knots))
    bar = np.stack([np.interp(along, places, knots[:, channel]) for channel in range(3)], axis=1)
    image[number * {height} // {count} : (number + 1) * {height} // {count}] = np.round(bar)
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    names = p["names"]

    def with_first(name: str) -> Parameters:
        return p | {"drawn": [name, *names[1:]]}

    others = [
        name for name in ("viridis", "hot", "Blues", "RdBu", "hsv", "copper") if not names[0].startswith(name)
    ]
    return {
        "the last bar missing": p | {"drawn": names[:-1]},
        "one knot at each end": p | {"drawn": ["flag"] * len(names), "knots": 2},
        "grays": p | {"drawn": ["gray"] * len(names)},
        "grays in reverse": p | {"drawn": ["gray_r"] * len(names)},
    } | {f"{name} instead of the first": with_first(name) for name in others[:4]}


TEMPLATE = GradedLadder(
    __name__,
    _parameters,
    _size,
    _words,
    lambda p: (
        Check("colour_bars", {"names": p["names"]}, told=False),
        Check("constraint", {"rules": ("no_drawing_library",)}, needs_program=True),
    ),
    _source,
    _edits,
    (1, 2, 4, 8, 16, 32, 64),
    ("constant", "noise"),
)
