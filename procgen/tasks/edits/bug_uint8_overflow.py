"""Values up to 255 multiplied by 255 in 8 bits."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, LOOPS, (("return image", "return image * 255"),))
