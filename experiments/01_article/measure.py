"""Make everything that is committed of this experiment, from the recorded replies alone.

Run ``python experiments/01_article/measure.py`` from the root of the repository. It needs no key and no
network, and writes ``attempts.csv``, ``table.txt`` and the notebook's outputs here, and ``gallery/article/``
with its storyboard.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from nbclient import NotebookClient

from gallery.build import build
from gallery.demo import HEADING, RUNS, STORYBOARD, play, table
from gallery.storyboard import draw
from procgen.tables import error_name
from procgen.wording import attempt_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gallery.replay import Replay

HERE = Path(__file__).resolve().parent
SITE = HERE.parent.parent / "gallery" / "article"
COLUMNS = ("attempt", "outcome", "error", "verdict", "score", "said")


def rows(replays: Sequence[Replay]) -> Iterator[tuple[str, ...]]:
    """Give one row an attempt: its name, how it ended, and what is said of it in a line."""
    for shown in replays:
        letter = shown.conversation.letter
        named = [(f"{letter}{attempt.turn}", attempt) for attempt in shown.then.attempts]
        now = [attempt for record in shown.now for attempt in record.attempts]
        named += [(f"{letter} today {number}", attempt) for number, attempt in enumerate(now, 1)]
        for name, attempt in named:
            verdict = str(attempt.score.verdict) if attempt.score else ""
            points = f"{attempt.score.score:.3f}" if attempt.score else ""
            error = error_name(attempt) or ""
            yield name, str(attempt.outcome), error, verdict, points, attempt_line(attempt)


def execute(path: Path) -> None:
    """Run a notebook from top to bottom and keep what it shows, without the times at which it did."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, kernel_name="python3", record_timing=False).execute()
    notebook.metadata.get("language_info", {}).pop("version", None)
    nbformat.write(notebook, path)


def main() -> None:
    """Replay, and write every result."""
    with tempfile.TemporaryDirectory() as folder:
        replays = play(Path(folder))
        build([Path(folder) / run for run in RUNS], SITE, title=HEADING, timings=False)
    (SITE / STORYBOARD).write_bytes(draw(replays))
    (HERE / "table.txt").write_text(table(replays) + "\n", "utf-8")
    with (HERE / "attempts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([COLUMNS, *rows(replays)])
    execute(HERE / "article.ipynb")


if __name__ == "__main__":
    sys.exit(main())
