"""Run programs in the sandbox and keep their pictures.

A PROGRAM is a Python file, or any other text file: that is read as a model's reply, and the program is taken
from it. Each ends with a status: ok, refused (by the policy), error (it raised), timeout, memory, output,
no-picture, crashed, or no-code (there is no program in the reply).

Exit status: 0 if every program ended ok, 1 if any did not (all are run and reported all the same).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click
import numpy as np

from procgen.commands import _options
from procgen.errors import PictureError, ProcgenError
from procgen.picture import canonicalise
from procgen.png import write_png
from procgen.program import extract_program
from procgen.terminal import emit, interruptible, say
from procgen.types import Outcome
from procgen.wording import failure_line, harmless, one_line
from sandbox import Failure, Result, Sandbox, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from procgen.types import Size

NO_CODE = Failure("NoCode", "there is no program in this reply; a Python code block is expected")


def _program(path: Path) -> str | None:
    """Read a file's program; None if the reply has none."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProcgenError(
            f"{path} is not UTF-8 text ({error.reason}); a program or reply is needed"
        ) from error
    return text if path.suffix == ".py" else extract_program(text)


def _run(programs: Sequence[str | None], size: Size, seed: int) -> Iterator[tuple[Outcome, Result]]:
    """Run the programs side by side and give what they did, in order."""
    workers = max(1, min(len(programs), os.cpu_count() or 1))
    with Sandbox(workers=workers) as box:
        results = iter(box.map([text for text in programs if text is not None], sizes=(size,), seed=seed))
        for program in programs:
            if program is None:
                yield Outcome.NO_CODE, Result(Status.NO_PICTURE, failure=NO_CODE)
            else:
                result = next(results)
                yield Outcome(result.status), result


def _row(path: Path, outcome: Outcome, result: Result) -> dict[str, Any]:
    failure = result.failure
    return {
        "path": str(path),
        "status": str(outcome),
        "shape": None if result.image is None else list(result.image.shape),
        "dtype": None if result.image is None else str(result.image.dtype),
        "failure": failure and {"type": failure.type, "message": failure.message, "line": failure.line},
        "stdout": result.stdout,
        "cpu_seconds": result.cpu_seconds,
        "wall_seconds": result.wall_seconds,
        "peak_bytes": result.peak_bytes,
        "isolation": result.isolation,
    }


def _print(path: Path, outcome: Outcome, result: Result) -> None:
    """Print a row for a person, with what the program printed under it."""
    what = ""
    if result.failure is not None:
        what = failure_line(result.failure)
    elif result.image is not None:
        what = f"{'x'.join(map(str, result.image.shape))} {result.image.dtype}"
    click.echo(f"{outcome:10}  {result.wall_seconds:6.3f} s  {one_line(str(path))}  {what}")
    for line in harmless(result.stdout).splitlines():
        click.echo(f"    | {line}")


def _save(folder: Path, name: str, result: Result) -> None:
    """Write the raw array, and the picture where the array can be read as one."""
    if result.image is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / f"{name}.npy", result.image, allow_pickle=False)
    try:
        write_png(folder / f"{name}.png", canonicalise(result.image, seen=result.seen).pixels)
    except PictureError as error:
        say(f"{name}.png is not written: {error}")


@click.command(help=__doc__)
@click.argument("programs", metavar="PROGRAM...", nargs=-1, required=True, type=_options.FILE)
@_options.as_json
@click.option("--out", type=_options.FOLDER, help="Write NAME.png and NAME.npy (the raw array) here.")
@click.option(
    "--size", metavar="HxW", callback=_options.read_size, default="256x256", help="Given to draw()."
)
@_options.seed
def command(programs: tuple[Path, ...], as_json: bool, out: Path | None, size: Size, seed: int) -> int:
    """Run programs in the sandbox and keep their pictures."""
    _options.require_distinct(programs, out)
    failed = 0
    results = _run([_program(path) for path in programs], size, seed)
    with interruptible("stopping when the programs under way have ended"):
        for path, (outcome, result) in zip(programs, results, strict=True):
            if as_json:
                emit(_row(path, outcome, result))
            else:
                _print(path, outcome, result)
            if out is not None:
                _save(out, path.stem, result)
            failed += outcome is not Outcome.OK
    if failed:
        say(f"procgen exec: {failed} of {len(programs)} programs did not end ok")
    return int(failed > 0)
