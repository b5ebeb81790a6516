"""Measure how long a picture of 512 by 512 pixels is judged, by every check: typical pictures and the worst.

Run ``python experiments/02_scorer_validation/timing.py PICTURES OUT.csv [EVERY]``, where PICTURES holds
``labels.csv``; every EVERYth (60) picture is judged, brought to 512 pixels by repeating its own, besides 20
drawn faces and 20 drawn balls. A row is a check of shapes, or all templates of the suite that use a check,
judged with all checks of their task on their reference pictures, at the size of the task. Time is that of the
processor, one thread, from the array to the score, the shorter of two measurements. The worst cases are those
of ``stress.py``.
"""

from __future__ import annotations

import csv
import dataclasses
import sys
import time
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import drawn_balls
import drawn_faces
import numpy as np
from stress import stress

from procgen import checks, suite
from procgen.errors import PictureError
from procgen.picture import canonicalise
from procgen.png import read_png
from procgen.score import score
from procgen.types import Check, Submission, Task
from sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

SIDE = 512
ARTICLE = ("smiley", "basketball", "white_square")
CONCEPTS: dict[str, dict[str, object]] = {
    "big_circle": {},
    "heart": {},
    "star": {},
    "crescent": {},
    "target": {},
    "lamp": {"lit": "red"},
    "die": {"pips": 5},
    "clock": {"hour": 10, "minute": 10},
    "flag": {"country": "jp"},
}


def concept(name: str) -> Task:
    """Make a task of one check."""
    return Task(name, "", 0, {}, (Check(name, CONCEPTS[name]),), size=(SIDE, SIDE))


def spent(array: NDArray[np.uint8] | Submission, task: Task) -> float:
    """Judge once; milliseconds of the processor."""
    start = time.process_time()
    submission = array if isinstance(array, Submission) else Submission(canonicalise(array))
    score(submission, task)
    return 1000 * (time.process_time() - start)


def typical(folder: Path, every: int) -> Iterator[NDArray[np.uint8]]:
    """Give labelled and drawn pictures at 512 by 512."""
    with (folder / "labels.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))[::every]
    for row in rows:
        pixels = canonicalise(read_png(folder / row["file"])).pixels
        times = SIDE // max(pixels.shape[:2])
        pixels = pixels.repeat(times, axis=0).repeat(times, axis=1)
        missing = [(0, SIDE - length) for length in pixels.shape[:2]]
        yield np.pad(pixels, (*missing, (0, 0)), mode="edge")
    for seed in range(20):
        rng = Random(seed)  # noqa: S311 - a reproducible choice, not a secret
        yield drawn_faces.render(dataclasses.replace(drawn_faces.random_face(rng), size=SIDE))
        yield drawn_balls.render(dataclasses.replace(drawn_balls.random_ball(rng), size=SIDE))


def of_suite() -> dict[str, dict[str, list[tuple[float, str]]]]:
    """Judge every template's reference picture, and the worst pictures of its size; by check."""
    times: dict[str, dict[str, list[tuple[float, str]]]] = defaultdict(lambda: {"typical": [], "worst": []})
    with Sandbox() as sandbox:
        for name in suite.task_ids():
            task = suite.load_task(name)
            program = suite.template(name).reference(task)
            result = sandbox.run(program, sizes=(task.size, *task.hidden_sizes), seed=0)
            try:
                picture = canonicalise(result.image, seen=result.seen)
            except PictureError as error:
                sys.exit(f"{name}: {error}")
            submission = Submission(picture, program=program)
            used = {check.name for check in task.checks}
            own = min(spent(submission, task) for _ in range(3)), name
            worst = [(min(spent(p, task) for _ in range(2)), f"{name}, {kind}") for kind, p in crops(task)]
            for check in used:
                times[check]["typical"].append(own)
                times[check]["worst"] += worst
    return times


def crops(task: Task) -> Iterator[tuple[str, NDArray[np.uint8]]]:
    """Cut some of the worst pictures to a task's size."""
    for kind, pixels in WORST[::5]:
        times = -(-max(task.size) // SIDE)
        tiled = np.tile(pixels, (times, times, 1))
        yield kind, np.ascontiguousarray(tiled[: task.size[0], : task.size[1]])


def line(name: str, kind: str, usual: list[float], worst: tuple[float, str]) -> list[str]:
    """Put one row together."""
    middle, high = np.percentile(usual, [50, 95])
    return [name, kind, str(len(usual)), f"{middle:.1f}", f"{high:.1f}", f"{worst[0]:.1f}", worst[1]]


def main(folder: Path, out: Path, every: int) -> None:
    """Measure everything and write the table."""
    pictures = list(typical(folder, every))
    table = []
    tasks = {name: suite.load_task(name) for name in ARTICLE} | {name: concept(name) for name in CONCEPTS}
    for name, task in tasks.items():
        spent(pictures[-1], task)  # drawings that others are compared with are made once
        usual = [min(spent(pixels, task) for _ in range(2)) for pixels in pictures]
        worst = max((min(spent(pixels, task) for _ in range(2)), kind) for kind, pixels in WORST)
        table.append(line(name, "shapes", usual, worst))
        print(*table[-1], flush=True)
    write(out, table)
    for check, times in sorted(of_suite().items()):
        usual = [value for value, _ in times["typical"]]
        table.append(line(check, "templates of the suite", usual, max(times["worst"])))
        print(*table[-1], flush=True)
    write(out, table)


def write(out: Path, table: list[list[str]]) -> None:
    """Write what has been measured."""
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["what", "kind", "pictures", "p50 ms", "p95 ms", "worst ms", "worst case"])
        writer.writerows(table)


WORST = tuple(stress(SIDE))

if __name__ == "__main__":
    checks.check_names()
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 60)
