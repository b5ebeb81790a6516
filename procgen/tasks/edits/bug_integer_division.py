"""A division that drops the remainder."""

from __future__ import annotations

from procgen.exact.bugs import ROUND_SCENES, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, ROUND_SCENES, ((" * short)\n", " * short) // 1\n"),))
