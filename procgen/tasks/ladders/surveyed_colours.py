"""n swatches of the colours that people gave a name in the xkcd survey, ever rarer names among them."""

from __future__ import annotations

from procgen.checks.swatches import TABLES
from procgen.exact.swatch_ladder import swatch_ladder

TEMPLATE = swatch_ladder(
    __name__,
    "xkcd",
    TABLES["xkcd"],
    ("colour (in the list of the xkcd colour survey of 2010)", "颜色(以 2010 年 xkcd 颜色调查的列表为准)"),
    pool=lambda rung: max(8, 4 * rung),
    rungs=(2, 4, 8, 16, 32, 64, 128, 256),
    bound=6.5,
)
