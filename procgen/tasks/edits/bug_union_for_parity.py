"""Crossings are joined where their parity is meant."""

from __future__ import annotations

from procgen.exact.bugs import CORNERED_SCENES, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, CORNERED_SCENES, (("result ^= ", "result |= "),))
