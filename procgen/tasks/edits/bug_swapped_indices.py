"""Row and column exchanged where the pixel is written."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, LOOPS, (("image[i, j]", "image[j, i]"),))
