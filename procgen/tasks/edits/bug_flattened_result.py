"""The array is returned without rows and columns."""

from __future__ import annotations

from procgen.exact.bugs import SCENES, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, SCENES, (("return image\n", "return image.ravel()\n"),))
