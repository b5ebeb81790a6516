"""The array is made anew for every row."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(
    __name__,
    LOOPS,
    (("        for j in", "        image = np.zeros((height, width, 3), np.uint8)\n        for j in"),),
)
