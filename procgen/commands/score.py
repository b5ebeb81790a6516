"""Judge picture files by a task's checks.

Any common format is read. The seed says which instance of the task the pictures should show.

Exit status: 0 if every picture was judged, whatever the verdict; 1 if one could not be read.
"""

from __future__ import annotations

import dataclasses
from textwrap import indent
from typing import TYPE_CHECKING, Any

import click

from procgen import overlay, suite
from procgen.commands import _options
from procgen.errors import PictureError
from procgen.picture import canonicalise
from procgen.png import read_png, write_png
from procgen.score import score
from procgen.terminal import emit, say
from procgen.wording import align, one_line

if TYPE_CHECKING:
    from pathlib import Path

    from procgen.types import Score


def _row(path: Path, task: str, judged: Score) -> dict[str, Any]:
    return {
        "path": str(path),
        "task": task,
        "score": judged.score,
        "verdict": str(judged.verdict),
        "checks": [
            {
                "name": check.name,
                "score": check.score,
                "verdict": str(check.verdict),
                "why": check.why,
                "geometry": [dataclasses.asdict(mark) for mark in check.geometry],
            }
            for check in judged.checks
        ],
    }


def _print(row: dict[str, Any]) -> None:
    click.echo(f"{row['verdict']} {row['score']:.2f}  {one_line(row['path'])}")
    cells = [(c["verdict"], f"{c['score']:.2f}", c["name"], c["why"]) for c in row["checks"]]
    click.echo(indent(align(cells), "  "))


@click.command(help=__doc__)
@click.argument("pictures", metavar="PICTURE...", nargs=-1, required=True, type=_options.FILE)
@click.option("--task", "task_id", required=True, metavar="TASK", help="What is asked for.")
@_options.seed
@_options.as_json
@click.option("--overlay", "folder", type=_options.FOLDER, help="Write NAME.png with what was found here.")
def command(pictures: tuple[Path, ...], task_id: str, seed: int, as_json: bool, folder: Path | None) -> int:
    """Judge picture files by a task's checks."""
    _options.require_distinct(pictures, folder)
    task = suite.load_task(task_id, seed)
    unread = 0
    for path in pictures:
        try:
            picture = canonicalise(read_png(path))
        except PictureError as error:
            where = "" if str(path) in str(error) else f"{path}: "
            say(f"procgen score: {where}{error}")
            unread += 1
            continue
        judged = score(picture, task)
        (emit if as_json else _print)(_row(path, task.id, judged))
        if folder is not None:
            write_png(folder / f"{path.stem}.png", overlay.draw(picture.pixels, judged.checks))
    return int(unread > 0)
