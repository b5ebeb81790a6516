"""Measure the checks for a basketball on pictures that nobody on the project drew, and on drawn ones.

Run ``python experiments/02_scorer_validation/basketball.py PICTURES OUT.csv [DRAWN]``, where PICTURES holds
``labels.csv`` and DRAWN is how many balls are drawn (600). A line of the table is a source, a manner of
drawing, or a kind of wrong ball. Nothing is fitted: ``folds`` says what a bound fitted to four fifths of the
sources would do on the fifth.
"""

from __future__ import annotations

import csv
import sys
import time
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from drawn_balls import EDITS, edited, random_ball, render

from procgen.checks import Subject, ball, basketball_seams
from procgen.picture import canonicalise
from procgen.png import read_png
from procgen.types import Submission

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

FOLDS = 5
BOUND = 0.5
Line = tuple[str, int, int, int, int]
"""What it is, how many balls there are, how many of them pass, how many others, how many of those pass."""


def judged(array: NDArray[np.uint8], times: list[float]) -> float:
    """Judge one array as a basketball of any colour."""
    start = time.perf_counter()
    subject = Subject(Submission(canonicalise(array)))
    score = 0.0 if subject.blank else min(ball.check(subject).score, basketball_seams.check(subject).score)
    times.append(1000 * (time.perf_counter() - start))
    return score


def line(name: str, scores: Iterable[tuple[bool, float]]) -> Line:
    """Count what passes."""
    pairs = list(scores)
    balls = [score >= BOUND for is_ball, score in pairs if is_ball]
    others = [score >= BOUND for is_ball, score in pairs if not is_ball]
    return name, len(balls), sum(balls), len(others), sum(others)


def on_pictures(folder: Path, times: list[float]) -> dict[str, list[tuple[bool, float]]]:
    """Judge all labelled pictures, by source; those whose label is unclear are left out."""
    found: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    with (folder / "labels.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["basketball"] in ("yes", "no"):
                score = judged(read_png(folder / row["file"]), times)
                found[row["source"]].append((row["basketball"] == "yes", score))
    return found


def folds(by_source: dict[str, list[tuple[bool, float]]]) -> float:
    """Fit the bound of the score to four fifths of the sources, judge the fifth; mean balanced accuracy."""
    sources = sorted(by_source)
    Random(0).shuffle(sources)  # noqa: S311 - a reproducible choice, not a secret
    passed: dict[bool, list[bool]] = {True: [], False: []}
    for fold in range(FOLDS):
        held = sources[fold::FOLDS]
        fitted = [pair for source in sources if source not in held for pair in by_source[source]]
        bound = max(
            np.linspace(0.05, 0.95, 19), key=lambda bound: (balanced(fitted, bound), -abs(bound - 0.5))
        )
        for is_ball, score in (pair for source in held for pair in by_source[source]):
            passed[is_ball].append(score >= bound)
    return float(np.mean(passed[True]) + 1 - np.mean(passed[False])) / 2


def balanced(pairs: list[tuple[bool, float]], bound: float) -> float:
    """Give the mean of the shares of balls that pass and of others that do not."""
    balls = [score >= bound for is_ball, score in pairs if is_ball]
    others = [score < bound for is_ball, score in pairs if not is_ball]
    return float(np.mean(balls or [1.0]) + np.mean(others)) / 2


def on_drawn(count: int, times: list[float]) -> list[Line]:
    """Judge drawn balls by manner, and each kind of wrong ball."""
    by_manner: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    for seed in range(count):
        drawn = random_ball(Random(seed))  # noqa: S311 - a reproducible choice, not a secret
        by_manner[drawn.manner].append((True, judged(render(drawn), times)))
    lines = [line(f"drawn, {manner}", scores) for manner, scores in sorted(by_manner.items())]
    for edit in EDITS:
        wrong = []
        for seed in range(count, count + max(1, count // 6)):
            drawn = edited(random_ball(Random(seed)), edit)  # noqa: S311 - as above
            wrong.append((False, judged(render(drawn), times)))
        lines.append(line(f"drawn, {edit}", wrong))
    return lines


def main(folder: Path, out: Path, count: int) -> None:
    """Judge everything, write the table and say the totals."""
    judged(np.eye(64), [])  # the bank of poses is drawn once
    times: list[float] = []
    by_source = on_pictures(folder, times)
    lines = [line(source, pairs) for source, pairs in sorted(by_source.items())]
    everything = [pair for pairs in by_source.values() for pair in pairs]
    lines.append(line("all sources", everything))
    lines += on_drawn(count, times)
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["what", "balls", "balls passed", "others", "others passed"])
        writer.writerows(lines)
    print(
        f"balanced accuracy {balanced(everything, BOUND):.4f}, {FOLDS} folds by source {folds(by_source):.4f}"
    )
    right = [one for one in lines if one[0].startswith("drawn, ") and one[1]]
    wrong = [one for one in lines if one[0].startswith("drawn, ") and one[3]]
    print(f"drawn balls accepted {sum(r[2] for r in right) / sum(r[1] for r in right):.4f}")
    print(f"wrong balls accepted {sum(r[4] for r in wrong) / sum(r[3] for r in wrong):.4f}")
    print("milliseconds: median, 95 %, worst", np.round(np.percentile(times, [50, 95, 100]), 1))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 600)
