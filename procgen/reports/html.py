"""The tables and figures as one page, for a browser; nothing is loaded from elsewhere."""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING

from procgen.reports import _figures
from procgen.reports._cells import cell_text
from procgen.statistics import Interval
from procgen.tables import Conditions, all_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from matplotlib.figure import Figure

    from procgen.tables import Table
    from procgen.types import Record

STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid #8886; padding: .3rem .7rem; text-align: left; white-space: nowrap; }
.note { color: light-dark(#555, #aaa); font-size: .85rem; }
img { background: #fff; max-width: 100%; }
"""
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell_text(cell))}</td>' for cell in row)}</tr>\n" for row in table.rows
    )
    note = f'<p class="note">{escape(table.note)}</p>' if table.note else ""
    body = f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>"
    return f'<h2>{escape(table.title)}</h2>\n<div class="wide"><table>\n{body}</table></div>\n{note}'


def _figure(figure: Figure, alt: str) -> str:
    data = base64.b64encode(_figures.png(figure)).decode("ascii")
    return f'<p><img alt="{escape(alt)}" src="data:image/png;base64,{data}"></p>'


def render(runs: Mapping[str, Iterable[Record]]) -> str:
    """Write all tables about some runs, with figures of the pass rates and of repair.

    Parameters
    ----------
    runs : mapping of str to iterable of Record
        The records by the name of their run.

    Returns
    -------
    page : str
        A whole HTML document.
    """
    read = {name: tuple(records) for name, records in runs.items()}
    conditions = Conditions.of(read)
    parts = []
    for table in all_tables(read):
        parts.append(_table(table))
        has_rates = any(isinstance(cell, Interval) for row in table.rows for cell in row)
        if table.name in ("by_model", "by_level") and has_rates:
            label = table.columns.index("samples")
            parts.append(_figure(_figures.rates(table, label), f"Pass rates: {table.title.lower()}."))
        if table.name == "repair":
            parts.append(_figure(_figures.repair(table, conditions), "Share of samples passed by turn."))
    title = escape(", ".join(read) or "no run")
    return PAGE.format(title=title, style=STYLE, body="\n".join(parts))
