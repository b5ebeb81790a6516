"""Row and column exchanged where they are computed."""

from __future__ import annotations

from procgen.exact.bugs import UPRIGHT_LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(
    __name__, UPRIGHT_LOOPS, (("row, column = i + 0.5, j + 0.5", "row, column = j + 0.5, i + 0.5"),)
)
