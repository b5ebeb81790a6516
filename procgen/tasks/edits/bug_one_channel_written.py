"""Three values written into one channel."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, LOOPS, (("image[i, j] = value", "image[i, j, 0] = value"),))
