"""Put the figures of a fresh picture set together, as they were at several times.

Run ``python experiments/02_scorer_validation/fresh_table.py LABELS.csv WHEN=LIST.csv ... > fresh.csv``, where
LABELS is the set's and each LIST one of wrong verdicts from ``fresh_figures.py``. A line a concept and half
of the sources, and one a concept and source.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

from fresh_figures import CONCEPTS, VALUES, asked

from procgen.exact.flags import FLAGS

Key = tuple[str, str, str, bool]
"""Concept, half, source (or "all"), whether it should pass."""


def totals(rows: list[dict[str, str]]) -> Counter[Key]:
    """Count what is asked of the pictures."""
    number: Counter[Key] = Counter()
    for place, row in enumerate(rows):
        for concept in CONCEPTS:
            if not asked(concept, row, place):
                continue
            if concept in VALUES:
                right = row[concept] != "" and (concept != "flag_code" or row[concept] in FLAGS)
            else:
                right = row[concept] == "yes"
            wrong = len(VALUES.get(concept, " ")) - right
            for source in (row["source"], "all"):
                number[concept, row["split"], source, True] += right
                number[concept, row["split"], source, False] += wrong
    return number


def errors(path: Path, rows: dict[str, dict[str, str]]) -> Counter[Key]:
    """Count the wrong verdicts of a list."""
    number: Counter[Key] = Counter()
    with path.open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            row, concept = rows[line["file"]], line["concept"]
            if row[concept] == "unclear":
                continue
            for source in (row["source"], "all"):
                number[concept, row["split"], source, line["should pass"] == "True"] += 1
    return number


def main(labels: Path, lists: dict[str, Path]) -> None:
    """Print the table."""
    with labels.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    by_file = {row["file"]: row for row in rows}
    number, wrong = totals(rows), [errors(path, by_file) for path in lists.values()]
    figures = [f"{figure} {when}" for when in lists for figure in ("tpr", "tnr", "balanced")]
    print(",".join(["concept", "half", "source", "yes", "no", *figures]))
    for concept, half, source in sorted({key[:3] for key in number}):
        yes, no = (number[concept, half, source, should] for should in (True, False))
        line = [concept, half, source, str(yes), str(no)]
        for one in wrong:
            tpr = 1 - one[concept, half, source, True] / yes if yes else None
            tnr = 1 - one[concept, half, source, False] / no if no else None
            both = (tpr + tnr) / 2 if tpr is not None and tnr is not None else None
            line += ["" if value is None else f"{value:.4f}" for value in (tpr, tnr, both)]
        print(",".join(line))


if __name__ == "__main__":
    pairs = (argument.split("=", 1) for argument in sys.argv[2:])
    main(Path(sys.argv[1]), {when: Path(path) for when, path in pairs})
