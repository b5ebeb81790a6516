"""Put the shards of one evaluation together in a new run.

The shards must have been begun with the same settings. Of a sample that is in several, the first counts.
"""

from __future__ import annotations

from pathlib import Path

import click

from procgen.commands import _options
from procgen.store import merge


@click.command(help=__doc__)
@click.argument("runs", metavar="RUN...", nargs=-1, required=True, type=_options.RUN)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder of the new run.")
def command(runs: tuple[Path, ...], out: Path) -> None:
    """Put the shards of one evaluation together in a new run."""
    click.echo(merge(runs, out).path)
