"""Evaluate a model on tasks or whole levels; the same command goes on with a run that was stopped.

Every finished sample is on the disk before the next, and nothing is paid for twice. Names of tasks and levels
may be mixed; without any, all tasks are run. Progress goes to standard error, a table to standard output.

--seed draws the first instance of each task and --instances the seeds after it. Seeds 0 to 999 are public,
for development; for a test draw a secret one from 1000 on, and publish it with the results. Reports keep the
two apart, and the article's tasks from the rest of the suite.

Exit status: 0 if every sample is scored; 1 if some are not, because the provider or the sandbox failed (the
same command tries those again); 130 if interrupted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from procgen.commands import _options
from procgen.evaluate import evaluate
from procgen.models import ModelOptions
from procgen.reports.text import table_text
from procgen.store import HEADER, read_run
from procgen.tables import Conditions, summary_table
from procgen.terminal import emit, interruptible, progress, say
from procgen.wording import record_line

if TYPE_CHECKING:
    from procgen.types import Record


def _row(record: Record) -> dict[str, Any]:
    return {
        "task": record.task,
        "seed": record.seed,
        "sample": record.sample,
        "model": record.model,
        "outcome": record.outcome,
        "score": record.score.score if record.score else None,
        "attempts": len(record.attempts),
        "stop": record.stop,
        "unscored": record.unscored,
    }


def _finished(out: Path) -> int:
    return len(read_run(out).scored()) if (out / HEADER).exists() else 0


@click.command(help=__doc__)
@click.argument("names", metavar="[TASK|LEVEL]...", nargs=-1)
@_options.model
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder of the run.")
@click.option("--samples", type=click.IntRange(1), default=1, help="Tries at each instance of a task.")
@click.option("--turns", type=click.IntRange(1), default=4, help="Most attempts of a try.")
@_options.feedback
@_options.seed
@click.option("--instances", type=click.IntRange(1), default=1, help="Drawn of each task.")
@click.option("--prompt", metavar="NAME", help="Wording: short, detailed, chinese; else each task's first.")
@click.option(
    "--sees/--blind",
    default=True,
    help="Whether the model takes pictures: those to be copied are attached, or for --blind spelt as text.",
)
@click.option("--tokens", type=click.IntRange(1), help="No further attempt of a try after so many.")
@click.option("--temperature", type=click.FloatRange(0, 2), help="The server's own if not given.")
@click.option("--max-tokens", type=click.IntRange(1), help="Of one reply; the server's own if not given.")
@click.option("--timeout", type=click.FloatRange(0, min_open=True), default=120.0)
@click.option("--threads", type=click.IntRange(1), default=4, help="Tries at the same time.")
@click.option("--shard", metavar="I/N", callback=_options.read_shard, default="1/1", help="Only this part.")
@_options.as_json
def command(
    names: tuple[str, ...],
    out: Path,
    model: str,
    temperature: float | None,
    max_tokens: int | None,
    timeout: float,
    as_json: bool,
    **settings: Any,  # noqa: ANN401 - options that are evaluate's own parameters, under the same names
) -> int:
    """Evaluate a model on tasks or whole levels."""
    tasks = _options.chosen_tasks(names)
    part, parts = settings["shard"]
    cells = range(len(tasks) * settings["instances"] * settings["samples"])[part::parts]
    options = ModelOptions(temperature=temperature, max_tokens=max_tokens, timeout=timeout)
    with progress(max(0, len(cells) - _finished(out)), "samples") as step:

        def watch(record: Record) -> None:
            step(record_line(record))
            if as_json:
                emit(_row(record))

        with interruptible("stopping when the replies under way are kept; the same command goes on"):
            run = evaluate(tasks, model, out, options=options, watch=watch, **settings)
    records = tuple(run.records())
    if not as_json:
        click.echo(table_text(summary_table(Conditions.of({out.name: records}), ("level", "task"))))
    lost = sum(record.unscored is not None for record in records)
    if lost:
        say(f"procgen run: {lost} of {len(records)} samples are unscored; the same command tries them again")
    return int(lost > 0)
