"""Angles in degrees where radians are meant."""

from __future__ import annotations

from procgen.exact.bugs import TURNED_SCENES, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, TURNED_SCENES, (("np.deg2rad(", "("),))
