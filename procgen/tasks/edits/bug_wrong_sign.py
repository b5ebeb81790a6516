"""A place that is added where it is to be subtracted."""

from __future__ import annotations

from procgen.exact.bugs import ROUND_SCENES, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, ROUND_SCENES, (("down, right = row - ", "down, right = row + "),))
