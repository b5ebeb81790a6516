"""Write the tables of finished runs: pass rates, repair, errors, cost.

For reading: text (the default), markdown, html (with figures). For computing: csv, jsonl and parquet hold one
row an attempt. With --json the tables for reading are printed as one JSON object a row.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from procgen import plugins
from procgen.commands import _options, _runs
from procgen.tables import all_tables
from procgen.terminal import emit_table, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from procgen.types import Record

PACKAGE = "procgen.reports"


def _document(runs: Mapping[str, Sequence[Record]], name: str) -> bytes:
    written: str | bytes = plugins.load(PACKAGE, name).render(runs)
    return written.encode() if isinstance(written, str) else written


@click.command(help=__doc__)
@click.argument("runs", metavar="RUN...", nargs=-1, required=True, type=_options.RUN)
@click.option("--format", "name", type=click.Choice(plugins.names(PACKAGE)), default="text")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file.")
@_options.as_json
def command(runs: tuple[Path, ...], name: str, out: Path | None, as_json: bool) -> None:
    """Write the tables of finished runs.

    Raises
    ------
    click.UsageError
        If something that is not text would be written to a terminal.
    """
    if name == "parquet" and out is None and sys.stdout.isatty():
        raise click.UsageError("parquet is no text for a terminal; give --out FILE")
    read = _runs.read_records(runs)
    if as_json:
        for table in all_tables(read):
            emit_table(table)
        return
    document = _document(read, name)
    if out is None:
        click.echo(document, nl=False)
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(document)
        say(f"written to {out}")
