"""Rows counted from below."""

from __future__ import annotations

from procgen.exact.bugs import UPRIGHT_LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, UPRIGHT_LOOPS, (("image[i, j]", "image[-i, j]"),))
