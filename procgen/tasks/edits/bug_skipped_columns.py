"""A loop that visits every second column."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, LOOPS, (("range(width)", "range(0, width, 2)"),))
