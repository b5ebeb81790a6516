"""Both loops count with the same name."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, LOOPS, (("for j in range(width)", "for i in range(width)"),))
