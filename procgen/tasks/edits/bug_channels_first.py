"""An array of shape (3, height, width)."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, LOOPS, (("np.zeros((height, width, 3)", "np.zeros((3, height, width)"),))
