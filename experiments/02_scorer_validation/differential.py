"""Compare the verdicts of the checks over OpenCV with those over a second layer made of scipy and numpy.

Run ``python experiments/02_scorer_validation/differential.py PICTURES OUT.csv [EVERY]``, where PICTURES holds
``labels.csv``; every EVERYth (1) picture is judged. The second layer is that of the tests,
``tests/procgen/scipy_layer.py``. A row is a task or check: how many verdicts there are, how many are the
same, and the largest difference of the scores.
"""

from __future__ import annotations

import csv
import importlib.util
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from procgen import checks
from procgen.picture import canonicalise
from procgen.png import read_png
from procgen.score import combine
from procgen.suite import load_task
from procgen.types import Check, Submission, Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procgen.types import Picture, Score

ROOT = Path(__file__).resolve().parents[2]
SPEC = importlib.util.spec_from_file_location("scipy_layer", ROOT / "tests" / "procgen" / "scipy_layer.py")
ASKED = {
    "big_circle": [{}],
    "heart": [{}],
    "star": [{}],
    "crescent": [{}],
    "target": [{}],
    "die": [{"pips": 5}],
    "lamp": [{"lit": "red"}, {"lit": "none"}],
    "clock": [{"hour": 10, "minute": 10}, {"hour": 3, "minute": 0}],
    "flag": [{"country": country} for country in ("jp", "fr", "de")],
}


def tasks() -> dict[str, list[Task]]:
    """Give the tasks of the article, and one for each thing that a check can be asked."""
    article = {name: [load_task(name)] for name in ("smiley", "basketball", "white_square")}
    return article | {
        name: [Task(name, "", 0, {}, (Check(name, asked),)) for asked in parameters]
        for name, parameters in ASKED.items()
    }


def judged(picture: Picture, asked: dict[str, list[Task]]) -> Iterator[tuple[str, Score]]:
    """Judge one picture by all tasks; what they see in it is seen once."""
    subject = checks.Subject(Submission(picture))
    for name, instances in asked.items():
        for task in instances:
            needed = [check for check in task.checks if not check.needs_program]
            yield name, combine([checks.run(check, subject) for check in needed])


def main(pictures: Path, out: Path, every: int) -> None:
    """Judge all pictures twice and write the table."""
    layer = importlib.util.module_from_spec(SPEC)
    SPEC.loader.exec_module(layer)
    asked = tasks()
    total, same, apart = defaultdict(int), defaultdict(int), defaultdict(float)
    with (pictures / "labels.csv").open(encoding="utf-8") as file:
        files = [row["file"] for row in csv.DictReader(file)][::every]
    for number, name in enumerate(files):
        picture = canonicalise(read_png(pictures / name))
        by_opencv = list(judged(picture, asked))
        with layer.in_place_of_opencv():
            by_scipy = list(judged(picture, asked))
        for (what, one), (_, other) in zip(by_opencv, by_scipy, strict=True):
            total[what] += 1
            same[what] += one.verdict == other.verdict
            apart[what] = max(apart[what], abs(one.score - other.score))
            if one.verdict != other.verdict:
                print(what, name, one.verdict, one.score, other.verdict, other.score, flush=True)
        if number % 200 == 199:
            print(number + 1, "pictures", f"{sum(same.values()) / sum(total.values()):.5f}", flush=True)
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["what", "pictures", "verdicts", "same", "share", "largest difference of scores"])
        for what in [*asked, "all"]:
            count = sum(total.values()) if what == "all" else total[what]
            equal = sum(same.values()) if what == "all" else same[what]
            most = max(apart.values()) if what == "all" else apart[what]
            writer.writerow([what, len(files), count, equal, f"{equal / count:.5f}", f"{most:.4f}"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
