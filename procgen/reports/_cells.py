"""Write one cell of a table in words that are the same in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.statistics import Interval
from procgen.wording import one_line

if TYPE_CHECKING:
    from procgen.tables import Cell

LONGEST = 100
"""Characters of a cell."""


def cell_text(cell: Cell) -> str:
    """Write a cell: three digits of a number, a rate with its interval, nothing where there is nothing.

    Parameters
    ----------
    cell : str, int, float, Interval or None

    Returns
    -------
    text : str
        On one line.

    Examples
    --------
    >>> cell_text(0.66666), cell_text(1234567), cell_text(None)
    ('0.667', '1234567', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, Interval):
        return f"{cell.value:.2f} [{cell.low:.2f}, {cell.high:.2f}]"
    if isinstance(cell, float):
        return f"{cell:.0f}" if abs(cell) >= 100 else f"{cell:.3g}"
    return one_line(str(cell), LONGEST)
