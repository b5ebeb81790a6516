"""Measure the task ``smiley`` on pictures that nobody on the project drew, and on drawn ones.

Run ``python experiments/02_scorer_validation/smiley.py PICTURES OUT.csv [DRAWN]``, where PICTURES holds
``labels.csv`` and DRAWN is how many faces are drawn (1000); each kind of wrong face and each game is drawn a
fifteenth as often. A line of the table is a source, a manner of drawing, an edit or a game. An unsure verdict
is no pass. Nothing is fitted: ``folds`` says what a bound fitted to four fifths of the sources does on the
fifth.
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
from drawn_faces import EDITS, edited, random_face, render
from games import GAMES, game
from labelled import labelled

from procgen.score import score
from procgen.types import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

FOLDS = 5
FIRST = 60_000
"""Seed of the first drawn face; the checks were tuned on faces with smaller seeds."""
Judged = tuple[bool, float]
"""Whether it is an upright smiley, and its score: 0 where the verdict is unsure."""


def judged(array: NDArray, times: list[float]) -> float:
    """Judge one array; an unsure verdict counts as no pass."""
    start = time.perf_counter()
    result = score(array, "smiley")
    times.append(1000 * (time.perf_counter() - start))
    return result.score if result.verdict is not Verdict.UNSURE else min(result.score, 0.49)


def line(name: str, scores: Iterable[Judged]) -> tuple[str, int, int, int, int]:
    """Count smileys and others, and those that pass."""
    pairs = list(scores)
    smileys = [value >= 0.5 for yes, value in pairs if yes]
    others = [value >= 0.5 for yes, value in pairs if not yes]
    return name, len(smileys), sum(smileys), len(others), sum(others)


def balanced(pairs: list[Judged], bound: float = 0.5) -> float:
    """Give the mean of the shares of smileys that pass and of others that do not."""
    smileys = [value >= bound for yes, value in pairs if yes]
    others = [value < bound for yes, value in pairs if not yes]
    return float(np.mean(smileys or [1.0]) + np.mean(others)) / 2


def folds(by_source: dict[str, list[Judged]]) -> float:
    """Fit the bound of the score to four fifths of the sources, judge the fifth; balanced accuracy of all."""
    sources = sorted(by_source)
    Random(0).shuffle(sources)  # noqa: S311 - a reproducible choice, not a secret
    decided: list[Judged] = []
    for fold in range(FOLDS):
        held = sources[fold::FOLDS]
        fitted = [pair for source in sources if source not in held for pair in by_source[source]]
        bound = max(np.linspace(0.05, 0.95, 19), key=lambda at: (balanced(fitted, at), -abs(at - 0.5)))
        decided += [(yes, float(value >= bound)) for source in held for yes, value in by_source[source]]
    return balanced(decided)


def on_pictures(folder: Path, times: list[float]) -> tuple[dict[str, list[Judged]], list[Judged]]:
    """Judge all labelled pictures: by source, and those that show a face of any kind."""
    by_source: dict[str, list[Judged]] = defaultdict(list)
    faces = []
    for picture in labelled(folder, "upright_smiley"):
        by_source[picture.source].append((picture.yes, judged(picture.pixels(), times)))
        if picture.is_face:
            faces.append(by_source[picture.source][-1])
    return by_source, faces


def on_drawn(count: int, times: list[float]) -> dict[str, list[Judged]]:
    """Judge drawn smileys by manner, each kind of wrong face, and each game."""
    found: dict[str, list[Judged]] = defaultdict(list)
    for seed in range(FIRST, FIRST + count):
        face = random_face(Random(seed))  # noqa: S311 - a reproducible choice, not a secret
        found[f"drawn, {face.manner}"].append((True, judged(render(face), times)))
    for seed in range(FIRST + count, FIRST + count + -(-count // 15)):
        rng = Random(seed)  # noqa: S311 - as above
        face = random_face(rng)
        for edit in EDITS:
            found[f"wrong, {edit}"].append((False, judged(render(edited(face, edit, rng)), times)))
        for kind in GAMES:
            found[f"game, {kind}"].append((False, judged(game(kind, seed), times)))
    return found


def main(folder: Path, out: Path, count: int) -> None:
    """Judge everything, write the table and say the totals."""
    judged(np.eye(64), [])  # the task and its checks are loaded once
    times: list[float] = []
    by_source, faces = on_pictures(folder, times)
    everything = [pair for pairs in by_source.values() for pair in pairs]
    drawn = on_drawn(count, times)
    groups = {**dict(sorted(by_source.items())), "all sources": everything, "faces only": faces, **drawn}
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["what", "smileys", "smileys passed", "others", "others passed"])
        writer.writerows(line(name, pairs) for name, pairs in groups.items())
    print(f"balanced accuracy {balanced(everything):.4f}, faces only {balanced(faces):.4f}")
    print(f"{FOLDS} folds by source {folds(by_source):.4f}")
    made = line("drawn", (pair for pairs in drawn.values() for pair in pairs))
    print(f"drawn smileys accepted {made[2]} of {made[1]}, wrong faces and games {made[4]} of {made[3]}")
    print("milliseconds: median, 95 %, worst", np.round(np.percentile(times, [50, 95, 100]), 1))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1000)
