"""A line that is not indented like its block."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, LOOPS, (("            image[i, j]", "          image[i, j]"),))
