"""Replay the article's experiment on recorded replies: no key, no network."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gallery.build import build
from gallery.replay import Replay, conversations, replay
from gallery.storyboard import draw
from procgen.errors import StoreError
from procgen.store import open_run, read_run
from procgen.tables import error_name, solved_at
from procgen.terminal import progress
from procgen.wording import align, attempt_line
from sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.transcript import Transcript
    from procgen.types import Attempt, Record

SITE, STORYBOARD = "gallery", "storyboard.png"
RUNS = ("runs/2023", "runs/today")
"""Where the records go, from the demo's folder: then, now."""
TITLES = ("ChatGPT, early 2023 (reconstruction)", "A chat model of November 2026")
HEADING = "The article's experiment, then and now"
_MADE_BY = "procgen demo"
_COLUMNS = ("conversation", "attempts", "errors", "first success", "score then (best)", "scores now")


def table(replays: Sequence[Replay]) -> str:
    """Tabulate what became of each conversation, then and now.

    Parameters
    ----------
    replays : sequence of Replay

    Returns
    -------
    text : str
        One line a conversation below the names of the columns. A score is the last attempt's, 0 where it has
        no picture; the best of the conversation stands in brackets.
    """
    return align([_COLUMNS, *(_row(shown) for shown in replays)])


def _row(shown: Replay) -> tuple[str, ...]:
    errors = Counter(name for attempt in shown.then.attempts if (name := error_name(attempt)))
    success = solved_at(shown.then)
    best = max(map(_points, shown.then.attempts), default=0.0)
    passed = sum(record.outcome == "pass" for record in shown.now)
    now = " ".join(f"{_points(attempt):.2f}" for record in shown.now for attempt in record.attempts)
    return (
        shown.conversation.then.title,
        str(len(shown.then.attempts)),
        ", ".join(f"{name} {number}" for name, number in sorted(errors.items())) or "none",
        f"attempt {success}" if success else "never",
        f"{_points(shown.then.attempts[-1]):.2f} ({best:.2f})",
        f"{now} ({passed} of {len(shown.now)} pass)",
    )


def _points(attempt: Attempt) -> float:
    return attempt.score.score if attempt.score else 0.0


def play(out: Path) -> tuple[Replay, ...]:
    """Replay all conversations, telling each attempt on standard error, and store them as two runs.

    Parameters
    ----------
    out : Path
        The demo's folder; what an earlier demo wrote there is replaced.

    Returns
    -------
    replays : tuple of Replay

    Raises
    ------
    OSError
        If the folder cannot be made.
    StoreError
        If a run's folder holds something else, or cannot be written.
    SandboxUnavailable
        If no sandbox can be started.
    """
    out.mkdir(parents=True, exist_ok=True)
    said = conversations()
    folders = [_emptied(out / name) for name in RUNS]
    total = sum(conversation.attempts for conversation in said)
    with Sandbox() as box, progress(total, "attempts") as step:

        def watch(name: str, attempt: Attempt) -> None:
            step(f"{name}  {attempt_line(attempt)}")

        replays = tuple(replay(conversation, box=box, watch=watch) for conversation in said)
    then = [(shown.conversation.then, shown.then) for shown in replays]
    now = [pair for shown in replays for pair in zip(shown.conversation.now, shown.now, strict=True)]
    for folder, title, pairs in zip(folders, TITLES, (then, now), strict=True):
        _store(folder, title, pairs)
    return replays


def _emptied(folder: Path) -> Path:
    """Remove the run of an earlier demo; another run is left alone."""
    if (folder / "run.json").is_file():
        if read_run(folder).settings.get("made_by") != _MADE_BY:
            raise StoreError(f"{folder} is a run that no demo made; choose another folder with --out")
        shutil.rmtree(folder)
    return folder


def _store(folder: Path, title: str, pairs: Sequence[tuple[Transcript, Record]]) -> None:
    settings = {
        "made_by": _MADE_BY,
        "title": title,
        "note": " ".join(
            dict.fromkeys(words for said, _ in pairs for words in (_sentence(said.label), said.note))
        ),
        "transcripts": [transcript.id for transcript, _ in pairs],
        "samples": 1 + max(record.sample for _, record in pairs),
    }
    tasks = {f"{record.task}/{record.seed}": {"level": record.level} for _, record in pairs}
    with open_run(folder, settings, tasks) as run:
        for _, record in pairs:
            run.append(record)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


@click.command("demo")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo"),
    show_default=True,
    help="Folder for the runs, the storyboard and the gallery.",
)
def command(out: Path) -> None:
    """Replay the article's experiment on recorded replies: no key, no network.

    A white square, a basketball and a smiley face, message by message: the conversations of 2023 are a
    reconstruction from the article's description, those of today are recordings. Ends with a table and the
    path of the gallery.
    """
    replays = play(out)
    (out / STORYBOARD).write_bytes(draw(replays))
    index = build([out / name for name in RUNS], out / SITE, title=HEADING)
    said = replays[0].conversation
    print(table(replays))
    print(f"\nthen: {said.then.label}\nnow: {said.now[0].label}\n")
    print(f"{out / STORYBOARD}\n{index}")
