"""Judge the fresh picture set by every concept and write the figures of each half of its sources.

Run ``python experiments/02_scorer_validation/fresh.py FOLDER`` first, then
``python experiments/02_scorer_validation/fresh_figures.py FOLDER VERDICTS.csv [CONCEPT ...]``: a line a wrong
verdict goes to VERDICTS.csv, the table to the terminal. "unclear" is left out; an unsure verdict of a task is
wrong. Of the pictures without a clock or a flag only every fourth is asked for all times or flags.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from procgen.checks import (
    Subject,
    big_circle,
    centred,
    clock,
    crescent,
    die,
    figure,
    flag,
    heart,
    lamp,
    star,
    target,
)
from procgen.exact.flags import FLAGS
from procgen.picture import canonicalise
from procgen.png import read_png
from procgen.score import score
from procgen.types import Submission

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

Row = dict[str, str]
Judged = tuple[str, bool, bool]
"""What was asked, whether it should pass, and whether it does."""
TASKS = {"upright_smiley": "smiley", "basketball": "basketball"}
CHECKS = {
    "has_big_circle": big_circle.check,
    "heart": heart.check,
    "star5": star.check,
    "crescent": crescent.check,
    "target_rings": target.check,
}
VALUES = {
    "die_pips": ("1", "2", "3", "4", "5", "6"),
    "traffic_lit": ("red", "yellow", "green", "all", "none"),
    "clock_time": tuple(f"{12 * 60 + late}" for late in range(0, 720, 30)),
    "flag_code": tuple(FLAGS),
}
CONCEPTS = (*TASKS, *CHECKS, "centred_square", *VALUES)


def judge(concept: str, row: Row, pixels: NDArray[Any], subject: Subject) -> Iterable[Judged]:
    """Give what was asked, whether the picture shows it, and whether it passes."""
    value = row[concept]
    if concept in TASKS:
        verdict = score(pixels, TASKS[concept]).verdict
        yield concept, value == "yes", (verdict == "pass") if verdict != "unsure" else value != "yes"
    elif concept in CHECKS:
        yield concept, value == "yes", CHECKS[concept](subject).score >= 0.5
    elif concept == "centred_square":
        one = figure.check(subject, shape="square", across=(0.2, 0.98), turn=5).score
        middle = centred.check(subject, shape="square", within=0.05).score
        yield (
            concept,
            value == "yes",
            min(one, middle) >= 0.5,
        )
    elif concept == "die_pips":
        yield from ((k, value == k, die.check(subject, pips=int(k)).score >= 0.5) for k in VALUES[concept])
    elif concept == "traffic_lit":
        yield from ((k, value == k, lamp.check(subject, lit=k).score >= 0.5) for k in VALUES[concept])
    elif concept == "flag_code":
        yield from ((k, value == k, flag.check(subject, country=k).score >= 0.5) for k in FLAGS)
    else:
        hour, minute = map(int, (value or "0:0").split(":"))
        for later in range(0, 720, 30):
            total = (60 * hour + minute + later) % 720
            passed = clock.check(subject, hour=total // 60, minute=total % 60).score >= 0.5
            yield f"{total // 60}:{total % 60:02d}", bool(value) and later == 0, passed


def asked(concept: str, row: Row, place: int) -> bool:
    """Tell whether a picture is judged for a concept."""
    if row[concept] == "unclear":
        return False
    shown = row[concept] != ""
    if concept == "flag_code":
        return place % 4 == 0 or shown
    return concept != "clock_time" or place % 4 == 0 or shown


def main(folder: Path, out: Path, concepts: list[str]) -> None:
    """Judge the pictures and write what is wrong and how much."""
    with (folder / "labels.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    tally: dict[tuple[str, str], list[tuple[bool, bool]]] = defaultdict(list)
    with out.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["concept", "half", "asked", "should pass", "file"])
        for place, row in enumerate(rows):
            pixels = read_png(folder / row["file"])
            subject = Subject(Submission(canonicalise(pixels)))
            for concept in concepts:
                if not asked(concept, row, place):
                    continue
                for what, should, does in judge(concept, row, pixels, subject):
                    for group in (row["split"], row["source"], "all"):
                        tally[concept, group].append((should, does))
                    if should != does:
                        writer.writerow([concept, row["split"], what, should, row["file"]])
            file.flush()
    print("concept,group,yes,passed,no,failed,balanced accuracy")
    for (concept, group), judged in sorted(tally.items()):
        yes, no = [does for should, does in judged if should], [does for should, does in judged if not should]
        rates = [sum(yes) / len(yes)] if yes else []
        rates += [1 - sum(no) / len(no)] if no else []
        mean = f"{sum(rates) / len(rates):.4f}"
        print(f"{concept},{group},{len(yes)},{sum(yes)},{len(no)},{len(no) - sum(no)},{mean}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] or list(CONCEPTS))
