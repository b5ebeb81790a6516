"""The function itself is stored, not its result."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, LOOPS, (("image = draw(208, 296)", "image = draw"),))
