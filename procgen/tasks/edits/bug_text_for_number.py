"""A number written as text."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, LOOPS, (("draw(208, 296)", 'draw("208", 296)'),))
