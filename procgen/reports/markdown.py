"""The tables as Markdown, for a pull request or a page of documentation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procgen.reports._cells import cell_text
from procgen.tables import all_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from procgen.tables import Table
    from procgen.types import Record


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>|#&~])", r"\\\1", text)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def table_markdown(table: Table) -> str:
    """Write one table.

    Parameters
    ----------
    table : Table

    Returns
    -------
    text : str
        Heading, rows and the note; without a line end.
    """
    rows = [_line([_escaped(cell_text(cell)) for cell in row]) for row in table.rows]
    head = [_line([_escaped(name) for name in table.columns]), _line(["---"] * len(table.columns))]
    text = f"## {_escaped(table.title)}\n\n" + "\n".join([*head, *rows])
    return f"{text}\n\n{_escaped(table.note)}" if table.note else text


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
    return "\n\n".join(table_markdown(table) for table in all_tables(runs)) + "\n"
