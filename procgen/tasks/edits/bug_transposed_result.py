"""The array is returned with its axes in reverse."""

from __future__ import annotations

from procgen.exact.bugs import SCENES, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, SCENES, (("return image\n", "return image.T\n"),))
