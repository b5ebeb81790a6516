"""A number written as text."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, LOOPS, (("(208, 296)", '("208", 296)'),))
