"""n swatches, each of the colour that CSS gives its name."""

from __future__ import annotations

from procgen.checks.swatches import TABLES
from procgen.exact.swatch_ladder import swatch_ladder

TEMPLATE = swatch_ladder(
    __name__,
    "css",
    TABLES["css"],
    ("CSS colour", " CSS 颜色"),
    pool=lambda _: len(TABLES["css"]()),
    rungs=(4, 8, 16, 32, 64, 128),
    bound=5.0,
)
