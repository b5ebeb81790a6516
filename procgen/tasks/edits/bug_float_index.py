"""Coordinates of type float used as an index."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, LOOPS, (("image[i, j]", "image[row, column]"),))
