"""A bracket that is never closed."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(
    __name__, LOOPS, (("np.zeros((height, width, 3), np.uint8)", "np.zeros((height, width, 3, np.uint8)"),)
)
