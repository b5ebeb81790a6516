"""Judge a finished run again with today's checks, from its pictures, without a model.

The scores before stay in the run's folder as records-1.jsonl (-2 and so on). What changed is printed; with
--json every sample is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from procgen.commands import _options
from procgen.rescore import rescore
from procgen.store import Key, key_of, read_run
from procgen.terminal import emit

if TYPE_CHECKING:
    from pathlib import Path

    from procgen.types import Record


def _row(before: Record, after: Record) -> dict[str, Any]:
    return {
        "task": after.task,
        "seed": after.seed,
        "sample": after.sample,
        "before": before.outcome,
        "after": after.outcome,
        "score_before": before.score.score if before.score else None,
        "score": after.score.score if after.score else None,
    }


@click.command(help=__doc__)
@click.argument("run", type=_options.RUN)
@_options.as_json
def command(run: Path, as_json: bool) -> None:
    """Judge a finished run again."""
    before: dict[Key, Record] = {key_of(record): record for record in read_run(run).records()}
    rows = [_row(before[key_of(after)], after) for after in rescore(run).records()]
    changed = [row for row in rows if row["before"] != row["after"]]
    for row in rows if as_json else changed:
        if as_json:
            emit(row)
        else:
            sample = f"{row['task']} (seed {row['seed']}, sample {row['sample']})"
            click.echo(f"{sample}: {row['before']} before, {row['after']} now")
    if not as_json:
        click.echo(f"{len(rows)} samples judged again, {len(changed)} of them otherwise than before")
