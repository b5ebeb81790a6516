"""Floats from -1 to 1 where 0 to 1 is meant."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, LOOPS, (("return image", "return image / 127.5 - 1"),))
