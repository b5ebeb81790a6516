"""An array of width times height instead of height times width."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, LOOPS, (("np.zeros((height, width, 3)", "np.zeros((width, height, 3)"),))
