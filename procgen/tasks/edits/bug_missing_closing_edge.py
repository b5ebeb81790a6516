"""Polygons whose last edge is left out."""

from __future__ import annotations

from procgen.exact.bugs import CORNERED_SCENES, BrokenTemplate

TEMPLATE = BrokenTemplate(
    __name__, CORNERED_SCENES, (("zip(points, points[1:] + points[:1])", "zip(points, points[1:])"),)
)
