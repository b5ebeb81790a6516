"""The long table as CSV: one row an attempt, see `procgen.rows`."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from procgen.rows import attempt_rows, columns
from procgen.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from procgen.rows import Value
    from procgen.types import Record


def _safe(value: Value) -> Value:
    """Keep a spreadsheet from reading a model's text as a formula."""
    if isinstance(value, str):
        line = one_line(value)
        return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line
    return value


def render(runs: Mapping[str, Iterable[Record]]) -> str:
    """Write the long table.

    Parameters
    ----------
    runs : mapping of str to iterable of Record
        The records by the name of their run.

    Returns
    -------
    text : str
        With a heading; empty cells where there is no value.
    """
    rows = list(attempt_rows(runs))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns(rows), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _safe(value) for name, value in row.items()} for row in rows)
    return text.getvalue()
