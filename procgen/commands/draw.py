"""Draw one picture from a WISH, with repair.

The model writes a program, the sandbox runs it, and errors go back to the model. A wish of your own is done
as soon as there is a picture, whatever it shows: only with --task is it judged, by that task's checks.
With --task and no wish, the task's own wording is asked.

Attempts are shown as they happen, on standard error; the path of the picture goes to standard output.

Exit status: 0 if there is a picture, right or wrong; 1 if there is none.
"""

from __future__ import annotations

import dataclasses
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from procgen import suite
from procgen.commands import _options
from procgen.errors import ProcgenError
from procgen.png import write_png
from procgen.solve import solve
from procgen.terminal import emit, say, thumbnail
from procgen.types import Task
from procgen.wording import attempt_line, one_line, tries

if TYPE_CHECKING:
    from procgen.types import Attempt, Record, Size


def _task(wish: str | None, task_id: str | None, seed: int, size: Size | None) -> Task:
    if task_id is not None:
        if size is not None:
            raise click.UsageError("--size cannot be used with --task, which says the size itself")
        task = suite.load_task(task_id, seed)
        return dataclasses.replace(task, prompts={"wish": wish}) if wish else task
    if not wish or not wish.strip():
        raise click.UsageError('say what to draw, as in: procgen draw "a smiley face"')
    return Task("wish", "wish", seed, {"wish": wish}, checks=(), size=size or (256, 256))


def _free_path(wish: str) -> Path:
    """Name a file after the wish, as no other file is named."""
    stem = "-".join(re.findall(r"\w+", wish.lower())[:6])[:60] or "picture"
    number, path = 1, Path(f"{stem}.png")
    while path.exists():
        number += 1
        path = Path(f"{stem}-{number}.png")
    return path


def _row(attempt: Attempt) -> dict[str, Any]:
    return {
        "turn": attempt.turn,
        "outcome": str(attempt.outcome),
        "line": attempt_line(attempt),
        "verdict": str(attempt.score.verdict) if attempt.score else None,
        "score": attempt.score.score if attempt.score else None,
        "tokens": attempt.completion.usage.total,
        "seconds": attempt.completion.seconds,
    }


def _show(attempt: Attempt) -> None:
    say(f"{attempt.turn}  {attempt_line(attempt)}")
    if attempt.picture is not None and sys.stderr.isatty() and "NO_COLOR" not in os.environ:
        print(thumbnail(attempt.picture.pixels), file=sys.stderr)


def _last_picture(record: Record) -> Attempt:
    """Find the attempt whose picture is kept: the last one that has any."""
    for attempt in reversed(record.attempts):
        if attempt.picture is not None:
            return attempt
    if record.unscored is not None:
        raise ProcgenError(record.unscored)
    ended = attempt_line(record.attempts[-1])
    raise ProcgenError(f"no picture after {tries(record)}, the last: {ended}")


@click.command(help=__doc__)
@click.argument("wish", required=False)
@_options.model
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="The PNG file; else named by the wish."
)
@click.option("--task", "task_id", metavar="TASK", help="Judge the picture by this task's checks.")
@click.option("--turns", type=click.IntRange(1), default=4, help="Most attempts.")
@_options.feedback
@click.option("--size", metavar="HxW", callback=_options.read_size, help="256x256 if not given.")
@_options.seed
@_options.as_json
def command(
    wish: str | None,
    model: str,
    out: Path | None,
    task_id: str | None,
    turns: int,
    feedback: str,
    size: Size | None,
    seed: int,
    as_json: bool,
) -> None:
    """Draw one picture from a wish."""
    task = _task(wish, task_id, seed, size)

    def watch(attempt: Attempt) -> None:
        if as_json:
            emit(_row(attempt))
        else:
            _show(attempt)

    record = solve(task, model, feedback=feedback, turns=turns, seed=seed, watch=watch)
    kept = _last_picture(record)
    path = out or _free_path(wish or task.id)
    if kept.picture is not None:
        write_png(path, kept.picture.pixels)
    if record.unscored is not None:
        say(f"procgen draw: stopped early: {one_line(record.unscored)}")
    if as_json:
        verdict = str(kept.score.verdict) if kept.score else None
        emit({"path": str(path), "turn": kept.turn, "verdict": verdict, "stop": record.stop})
    else:
        click.echo(path)
