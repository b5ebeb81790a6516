"""A comparison where an assignment is meant."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, LOOPS, (("image[i, j] = value", "image[i, j] == value"),))
