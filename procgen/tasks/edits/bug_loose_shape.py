"""A shape given as three arguments instead of one."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(
    __name__, LOOPS, (("np.zeros((height, width, 3), np.uint8)", "np.zeros(height, width, 3)"),)
)
