"""Measure the checks of simple concepts on pictures that nobody on the project drew, source by source.

Run ``python experiments/02_scorer_validation/concepts.py PICTURES OUT.csv [CONCEPT ...]``, where PICTURES
holds ``labels.csv``. Nothing is fitted here. Of each concept the pictures that show it are judged, and
as many others as ``NEGATIVES`` says: the first of each glyph of each source, in an order drawn from a
fixed seed.
"""

from __future__ import annotations

import csv
import sys
import time
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from fresh_figures import CONCEPTS, TASKS, VALUES, judge

from procgen.checks import Subject
from procgen.exact.flags import FLAGS
from procgen.picture import canonicalise
from procgen.png import read_png
from procgen.types import Submission

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, str]
NEGATIVES = 120


def rows_for(rows: list[Row], column: str) -> list[Row]:
    """Choose the pictures to judge for a concept."""
    nothing = ("",) if column in VALUES else ("no", "")  # "no" is also Norway
    shows = [row for row in rows if row[column] not in (*nothing, "unclear")]
    first = {(row["source"], row["icon"]): row for row in reversed(rows) if row[column] in nothing}
    others = list(first.values())
    Random(column).shuffle(others)  # noqa: S311 - a reproducible choice, not a secret
    if len(shows) > NEGATIVES:
        Random(column).shuffle(shows)  # noqa: S311 - a reproducible choice, not a secret
    return shows[:NEGATIVES] + others[:NEGATIVES]


def main(pictures: Path, out: Path, columns: list[str]) -> None:
    """Judge the pictures of each concept and write a table."""
    with (pictures / "labels.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    table = []
    for column in columns:
        tally: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
        seconds = []
        for row in rows_for(rows, column):
            if column == "flag_code" and row[column] not in ("", *FLAGS):
                continue
            pixels = read_png(pictures / row["file"])
            subject = Subject(Submission(canonicalise(pixels)))
            start = time.process_time()
            judged = list(judge(column, row, pixels, subject))
            if max(pixels.shape) == 512:
                seconds.append(time.process_time() - start)
            for _, should, does in judged:
                tally[row["source"]].append((should, does))
                if should != does:
                    print(column, "missed" if should else "false alarm", row["file"])
        everything = [item for items in tally.values() for item in items]
        table += [_line(column, source, tally[source]) for source in sorted(tally)]
        table.append(_line(column, "all", everything))
        print(table[-1])
    with out.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["concept", "source", "yes", "no", "tpr", "tnr", "balanced"])
        writer.writerows(table)


def _line(column: str, source: str, judged: list[tuple[bool, bool]]) -> tuple[str, ...]:
    """Put one line of the table together."""
    yes, no = [does for should, does in judged if should], [does for should, does in judged if not should]
    tpr = sum(yes) / len(yes) if yes else None
    tnr = 1 - sum(no) / len(no) if no else None
    both = (tpr + tnr) / 2 if tpr is not None and tnr is not None else None
    return column, source, str(len(yes)), str(len(no)), *map(_number, (tpr, tnr, both))


_number: Callable[[float | None], str] = lambda value: "" if value is None else f"{value:.4f}"  # noqa: E731 - one line

if __name__ == "__main__":
    ALL = [concept for concept in CONCEPTS if concept not in TASKS]
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] or ALL)
