"""Only the red channel is returned."""

from __future__ import annotations

from procgen.exact.bugs import SCENES, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, SCENES, (("return image\n", "return image[..., 0]\n"),))
