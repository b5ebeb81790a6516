"""The background is painted last."""

from __future__ import annotations

from procgen.exact.bugs import SCENES, BrokenTemplate

TEMPLATE = BrokenTemplate(
    __name__, SCENES, (("    return image\n", "    image[:] = image[0, 0]\n    return image\n"),)
)
