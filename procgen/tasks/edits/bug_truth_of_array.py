"""`and` between arrays."""

from __future__ import annotations

from procgen.exact.bugs import ROUND_SCENES, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, ROUND_SCENES, (("(radius <= 1) & (radius", "(radius <= 1) and (radius"),))
