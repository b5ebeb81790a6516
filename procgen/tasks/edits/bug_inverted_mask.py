"""The outside of every polygon is painted."""

from __future__ import annotations

from procgen.exact.bugs import CORNERED_SCENES, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, CORNERED_SCENES, (("image[inside(", "image[~inside("),))
