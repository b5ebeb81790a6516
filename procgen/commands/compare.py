"""Compare two runs on the samples that both have, pair by pair.

Same task, seed, wording and number of the sample make a pair. The difference is FIRST minus SECOND, with its
95 % interval, McNemar's test, and the smallest difference that so many pairs would find.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from procgen.commands import _options, _runs
from procgen.comparison import comparison_tables
from procgen.reports.text import table_text
from procgen.terminal import emit_table

if TYPE_CHECKING:
    from pathlib import Path


@click.command(help=__doc__)
@click.argument("first", type=_options.RUN)
@click.argument("second", type=_options.RUN)
@_options.as_json
def command(first: Path, second: Path, as_json: bool) -> None:
    """Compare two runs on the samples that both have."""
    left, right = (_runs.read_records([path]) for path in (first, second))
    tables = comparison_tables(*left.values(), *right.values())
    if as_json:
        for table in tables:
            emit_table(table)
    else:
        click.echo(f"first: {first}\nsecond: {second}\n")
        click.echo("\n\n".join(table_text(table) for table in tables))
