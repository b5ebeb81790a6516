"""The function itself is stored, not its result."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, LOOPS, (("(208, 296)", ""),))
