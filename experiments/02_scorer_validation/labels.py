"""Judge the labelled pictures by a task and compare the verdicts with one label.

Run ``python experiments/02_scorer_validation/labels.py PICTURES TASK LABEL``, where PICTURES holds
``labels.csv``; it prints
one row a source and one for all. "unclear" is left out; an unsure verdict counts as wrong.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

from procgen.png import read_png
from procgen.score import score


def main(pictures: str, task: str, label: str) -> None:
    """Print how often verdict and label agree."""
    folder = Path(pictures)
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    with (folder / "labels.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row[label] in ("yes", "no")]
    for row in rows:
        verdict = score(read_png(folder / row["file"]), task).verdict
        agrees = verdict == ("pass" if row[label] == "yes" else "fail")
        faces = row["two_eyes"] == "yes" or row["mouth_present"] == "yes"
        for group in (row["source"], "all", *(["faces only"] if faces else [])):
            total[group, row[label]] += 1
            right[group, row[label]] += agrees
    print("source,positives,accepted,negatives,rejected,balanced accuracy")
    for group in sorted({group for group, _ in total}):
        yes, no = total[group, "yes"], total[group, "no"]
        rates = [right[group, word] / number for word, number in (("yes", yes), ("no", no)) if number]
        mean = sum(rates) / len(rates)
        print(f"{group},{yes},{right[group, 'yes']},{no},{right[group, 'no']},{mean:.4f}")


if __name__ == "__main__":
    main(*sys.argv[1:4])
