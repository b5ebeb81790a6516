"""Find the best score that any of 10,000 random arrays gets, for every task of the suite.

Run ``python experiments/02_scorer_validation/random_arrays.py OUT.csv [COUNT [exact | own | textures]]``. The
arrays are noise, rectangles, discs, lines, gradients, waves, blobs, cellular automata, walks and mosaics, of
64 or 128 pixels; each is enlarged by repeating its pixels and cut to the size that a task asks for. A row is
a task with its best score. Tasks that compare every pixel are judged in full only where a grid of one pixel
in 64 does not already show that more pixels differ than may, and for the five nearest arrays; ladders with
a check of their own (codes, flags, mazes and others) are tried with every fifth array. Ctrl-C ends the
search with the table of what was judged so far. ``exact`` tries only the tasks that compare every pixel,
``own`` only the others, ``textures`` all tasks with arrays on which no shapes are drawn on purpose.
"""

from __future__ import annotations

import csv
import sys
import time
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from procgen import checks, suite
from procgen.picture import canonicalise
from procgen.score import combine
from procgen.types import Picture, Submission, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    Generator = np.random.Generator

NEAREST, STEP, SOME = 5, 8, 5
QUICK = ("size", "background", "single", "ball_colour")
"""Checks that come first: most arrays fail them."""
BOUND = 0.2


def noise(rng: Generator, side: int) -> NDArray:
    """Draw uniform or normal noise, of gray or colour, in any dtype."""
    shape = (side, side) if rng.random() < 0.4 else (side, side, 3)
    kind = rng.integers(5)
    if kind == 0:
        return rng.random(shape)
    if kind == 1:
        return rng.integers(0, 256, shape)
    if kind == 2:
        return rng.random(shape[:2]) < rng.random()
    if kind == 3:
        return rng.integers(0, 65536, shape, dtype=np.uint16)
    return np.clip(rng.normal(128, rng.uniform(2, 80), shape), 0, 255)


def scene(rng: Generator, side: int) -> NDArray:
    """Lay rectangles, discs, rings and lines over a ground."""
    row, column = np.ogrid[:side, :side]
    pixels = np.empty((side, side, 3), np.uint8)
    pixels[:] = colour(rng)
    for _ in range(int(rng.choice([1, 1, 1, 2, 3, 4, 6, 10, 30, 100]))):
        centre, half = rng.uniform(0, side, 2), rng.uniform(0.02, 0.6, 2) * side
        if rng.random() < 0.3:
            centre = np.full(2, side / 2)
        down, right = row - centre[0], column - centre[1]
        turn = rng.uniform(0, np.pi)
        along, across = down * np.cos(turn) + right * np.sin(turn), right * np.cos(turn) - down * np.sin(turn)
        away = np.hypot(down, right)
        masks = (
            (abs(down) < half[0]) & (abs(right) < half[1]),
            (abs(down) < half[0]) & (abs(right) < half[0]),
            away < half[0],
            away < half[0],
            (away < half[0]) & (away > half[0] * rng.uniform(0.5, 0.95)),
            (down / half[0]) ** 2 + (right / half[1]) ** 2 < 1,
            (abs(along) < half[0]) & (abs(across) < rng.uniform(0.5, 4)),
            (abs(along) < half[0]) & (abs(across) < half[1]),
            (along > -half[0]) & (abs(across) < (half[0] - along) / 2),
        )
        pixels[masks[rng.integers(len(masks))]] = colour(rng)
    return pixels


def field(rng: Generator, side: int) -> NDArray:
    """Draw gradients, waves, rings, stripes or boards."""
    down, right = np.meshgrid(np.linspace(-1, 1, side), np.linspace(-1, 1, side), indexing="ij")
    a, b, c, d = rng.uniform(-1, 1, 4)
    turned = (
        a * down + b * right,
        np.hypot(down - a, right - b),
        np.arctan2(down - a, right - b),
        down * right,
    )
    value = turned[rng.integers(4)] * (1 if rng.random() < 0.3 else rng.uniform(1, 40)) + c
    value = value + d * np.sin(rng.uniform(1, 30) * right) * (rng.random() < 0.3)
    shaped = (value, np.sin(value), np.sign(np.sin(value)), value % 1, np.floor(value) % 2)
    field = shaped[rng.integers(len(shaped))]
    field = (field - field.min()) / max(float(np.ptp(field)), 1e-9)
    first, second = colour(rng), colour(rng)
    return first + field[:, :, None] * (second - first) if rng.random() < 0.7 else field


def blobs(rng: Generator, side: int) -> NDArray:
    """Draw smooth random fields, plain or cut at levels."""
    channels = int(rng.choice([1, 3]))
    grain = int(rng.integers(2, 16))
    total = np.zeros((side, side, channels))
    coarse = rng.random((grain + 1, grain + 1, channels))
    place = np.linspace(0, grain, side)
    at, share = np.minimum(place.astype(int), grain - 1), place % 1
    for rows, weight in ((at, 1 - share), (at + 1, share)):
        for columns, other in ((at, 1 - share), (at + 1, share)):
            total += coarse[rows][:, columns] * weight[:, None, None] * other[None, :, None]
    levels = int(rng.choice([2, 3, 5, 256]))
    return np.rint(np.clip(total, 0, 1) * (levels - 1)) / (levels - 1)


def automaton(rng: Generator, side: int) -> NDArray:
    """Run a cellular automaton: one of a row, or a game of life."""
    if rng.random() < 0.5:
        rule, row = int(rng.integers(256)), rng.random(side) < rng.choice([0.02, 0.5])
        row[side // 2] = True
        rows = [row]
        for _ in range(side - 1):
            number = 4 * np.roll(rows[-1], 1) + 2 * rows[-1] + np.roll(rows[-1], -1)
            rows.append((rule >> number & 1).astype(bool))
        return np.array(rows)
    cells = rng.random((side, side)) < rng.uniform(0.1, 0.6)
    for _ in range(int(rng.integers(1, 30))):
        around = sum(np.roll(cells, (i, j), (0, 1)).astype(int) for i in (-1, 0, 1) for j in (-1, 0, 1))
        cells = (around == 3) | (cells & (around == 4))
    return cells


def walk(rng: Generator, side: int) -> NDArray:
    """Leave the traces of random walks."""
    pixels = np.empty((side, side, 3), np.uint8)
    pixels[:] = colour(rng)
    for _ in range(int(rng.integers(1, 12))):
        steps = rng.integers(-1, 2, (int(rng.integers(20, 3000)), 2)).cumsum(axis=0) + rng.integers(
            0, side, 2
        )
        pixels[tuple(steps.T % side)] = colour(rng)
    return pixels


def symmetric(rng: Generator, side: int) -> NDArray:
    """Mirror or turn another array: eyes, flags and boards are symmetric."""
    return mirrored(rng, side, GENERATORS)


def symmetric_texture(rng: Generator, side: int) -> NDArray:
    """Mirror or turn a texture."""
    return mirrored(rng, side, TEXTURES)


def mirrored(rng: Generator, side: int, kinds: tuple[Callable[[Generator, int], NDArray], ...]) -> NDArray:
    """Mirror an array of any kind but the last."""
    array = np.asarray(kinds[rng.integers(len(kinds) - 1)](rng, side)).copy()
    half = side // 2
    array[:, side - half :] = array[:, :half][:, ::-1]
    if rng.random() < 0.4:
        array[side - half :] = array[:half][::-1]
    return array


def mosaic(rng: Generator, side: int) -> NDArray:
    """Colour a few large cells at random."""
    cells = rng.integers(1, 17, 2)
    paints = np.array([colour(rng) for _ in range(rng.integers(2, 6))])
    chosen = paints[rng.integers(0, len(paints), cells)]
    return chosen[np.arange(side) * cells[0] // side][:, np.arange(side) * cells[1] // side].astype(np.uint8)


def colour(rng: Generator) -> NDArray[np.float64]:
    """Draw a colour, often black, white or a full one."""
    if rng.random() < 0.5:
        return rng.choice([0.0, 255.0], 3)
    return rng.integers(0, 256, 3).astype(np.float64)


GENERATORS: tuple[Callable[[Generator, int], NDArray], ...] = (
    noise,
    scene,
    scene,
    scene,
    field,
    blobs,
    automaton,
    walk,
    mosaic,
    symmetric,
)

TEXTURES = (*(kind for kind in GENERATORS[:-1] if kind is not scene), symmetric_texture)


def arrays(count: int, kinds: tuple[Callable[[Generator, int], NDArray], ...]) -> Iterator[Pixels]:
    """Draw the arrays, as pictures, from one seed."""
    rng = np.random.default_rng(0)
    for _ in range(count):
        array = kinds[rng.integers(len(kinds))](rng, int(rng.choice([64, 128])))
        yield canonicalise(array).pixels


def fitted(pixels: Pixels, size: tuple[int, int], step: int = 1) -> Pixels:
    """Enlarge by repeating and cut to a size; or give every few pixels of that."""
    return pixels[places(size, len(pixels), step)]


@cache
def places(size: tuple[int, int], side: int, step: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Tell which pixel of a square picture is shown where."""
    times = -(-max(size) // side)
    rows, columns = (np.arange(0, asked, step) // times for asked in size)
    return np.ix_(rows, columns)


class Exact:
    """Tells whether a picture may still be the true one of a task, from a grid of its pixels."""

    def __init__(self, task: Task) -> None:
        self.size = task.size
        (self.check,) = (check for check in task.checks if check.name == "truth" and not check.needs_program)
        parameters = self.check.parameters
        truth = suite.true_picture(parameters["task"], parameters["seed"], task.size).pixels.astype(np.int16)
        reach, slack = parameters.get("reach", 2), parameters.get("tolerance", 12)
        windows = np.lib.stride_tricks.sliding_window_view(
            np.pad(truth, ((reach, reach), (reach, reach), (0, 0)), mode="edge"),
            (2 * reach + 1, 2 * reach + 1),
            axis=(0, 1),
        )[::STEP, ::STEP]
        self.low, self.high = windows.min(axis=(3, 4)) - slack, windows.max(axis=(3, 4)) + slack
        self.most = parameters.get("stray", 0.004) * truth.shape[0] * truth.shape[1]

    def differing(self, few: Pixels) -> int:
        """Count the pixels of the grid that cannot agree."""
        return int(np.count_nonzero(((few < self.low) | (few > self.high)).any(axis=2)))


def judged(pixels: Pixels, tasks: list[Task], best: dict[str, float]) -> None:
    """Judge one picture by tasks of one size, each as far as it can still be the best so far."""
    subject = checks.Subject(Submission(Picture.of(np.ascontiguousarray(pixels))))
    for task in tasks:
        asked = [check for check in task.checks if not check.needs_program]
        results = []
        for check in sorted(asked, key=lambda check: check.name not in QUICK):
            results.append(checks.run(check, subject))
            if check.needed and results[-1].score <= best[task.id]:
                break
        best[task.id] = max(best[task.id], combine(results).score)


class Search:
    """What is judged, and the best of it so far."""

    def __init__(self, kind: str) -> None:
        self.seen: dict[tuple[int, int], list[Task]] = defaultdict(list)
        self.exact: dict[str, tuple[Task, Exact]] = {}
        for name in suite.task_ids():
            task = suite.load_task(name)
            is_exact = any(check.name == "truth" and not check.needs_program for check in task.checks)
            if is_exact and kind != "own":
                self.exact[name] = task, Exact(task)
            elif not is_exact and kind != "exact":
                self.seen[task.size].append(task)
        self.best: dict[str, float] = defaultdict(float)
        self.near: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.full = dict.fromkeys(self.exact, 0)

    def judge(self, number: int, pixels: Pixels) -> None:
        """Judge one array by all tasks."""
        for size, tasks in self.seen.items():
            asked = [task for task in tasks if task.level != "ladders" or number % SOME == 0]
            if asked:
                judged(fitted(pixels, size), asked, self.best)
        sizes = {test.size for _, test in self.exact.values()}
        grids = {size: fitted(pixels, size, STEP) for size in sizes}
        for name, (task, test) in self.exact.items():
            differing = test.differing(grids[test.size])
            self.near[name] = sorted([*self.near[name], (differing, number)])[:NEAREST]
            if differing <= test.most:
                self.full[name] += 1
                judged(fitted(pixels, task.size), [task], self.best)


def main(out: Path, count: int, kind: str) -> None:
    """Judge all arrays by all tasks and write the table."""
    start = time.perf_counter()
    search = Search(kind)
    pictures = list(arrays(count, TEXTURES if kind == "textures" else GENERATORS))
    done = 0
    try:
        for done, pixels in enumerate(pictures, 1):
            search.judge(done - 1, pixels)
            if done % 500 == 0:
                print(done, f"{time.perf_counter() - start:.0f} s", *top(search.best)[0], flush=True)
    except KeyboardInterrupt:
        print("stopped after", done, "arrays")
    for name, (task, _) in search.exact.items():
        for _, number in search.near[name]:
            judged(fitted(pictures[number], task.size), [task], search.best)
    write(out, done, search)
    print("best:", *top(search.best), f"; {BOUND} or more is too good")


def top(best: dict[str, float]) -> list[tuple[str, float]]:
    """Give the tasks with the best scores."""
    return sorted(best.items(), key=lambda item: -item[1])[:9]


def write(out: Path, count: int, search: Search) -> None:
    """Write a line for each task."""
    tasks = [(task, count, search.full[name] + NEAREST) for name, (task, _) in search.exact.items()]
    for task in (task for same_size in search.seen.values() for task in same_size):
        some = -(-count // SOME) if task.level == "ladders" else count
        tasks.append((task, some, some))
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["task", "level", "arrays", "judged in full", "best score"])
        for task, tried, in_full in sorted(tasks, key=lambda line: (line[0].level, line[0].id)):
            writer.writerow([task.id, task.level, tried, min(tried, in_full), f"{search.best[task.id]:.3f}"])


if __name__ == "__main__":
    COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    main(Path(sys.argv[1]), COUNT, sys.argv[3] if len(sys.argv) > 3 else "all")
