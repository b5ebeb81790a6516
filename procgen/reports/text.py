"""The tables as plain text in columns, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.reports._cells import cell_text
from procgen.tables import all_tables
from procgen.wording import align

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from procgen.tables import Table
    from procgen.types import Record


def table_text(table: Table) -> str:
    """Write one table.

    Parameters
    ----------
    table : Table

    Returns
    -------
    text : str
        Title, rows in columns, and the note; without a line end.
    """
    rows = [[cell_text(cell) for cell in row] for row in table.rows]
    lines = [table.title, "-" * len(table.title), align([table.columns, *rows])]
    return "\n".join([*lines, f"({table.note})"] if table.note else lines)


def render(runs: Mapping[str, Iterable[Record]]) -> str:
    """Write all tables about some runs.

    Parameters
    ----------
    runs : mapping of str to iterable of Record
        The records by the name of their run.

    Returns
    -------
    text : str
    """
    return "\n\n".join(table_text(table) for table in all_tables(runs)) + "\n"
