"""An array of shape (height, width) that is given RGB values."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, LOOPS, (("np.zeros((height, width, 3)", "np.zeros((height, width)"),))
