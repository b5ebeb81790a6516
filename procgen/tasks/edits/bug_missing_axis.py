"""Rows and columns that cannot be broadcast against each other."""

from __future__ import annotations

from procgen.exact.bugs import SCENES, BrokenTemplate

TEMPLATE = BrokenTemplate(
    __name__, SCENES, (("np.arange(height)[:, None] + 0.5", "np.arange(height) + 0.5"),)
)
