"""A return inside the loop, after the first row."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, LOOPS, (("    return image\n", "        return image\n"),))
