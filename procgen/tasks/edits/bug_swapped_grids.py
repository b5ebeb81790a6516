"""The grids of rows and of columns are exchanged."""

from __future__ import annotations

from procgen.exact.bugs import SCENES, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, SCENES, (("row, column = np.arange", "column, row = np.arange"),))
