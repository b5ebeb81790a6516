"""Judge 10,000 arrays that no picture should be: each gives a picture or one sentence, and quickly.

Run ``python experiments/02_scorer_validation/hostile_arrays.py OUT.csv [COUNT]``. A row is a kind of array:
how many were drawn, how many were read as a picture, how many different sentences the others got (numbers
left out), and the longest time of the processor, from the object to the score of a task or to the sentence.
Anything else than a picture or a `PictureError` of one line, and any warning, ends the run.
"""

from __future__ import annotations

import csv
import re
import sys
import time
import warnings
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from procgen.errors import PictureError
from procgen.picture import canonicalise
from procgen.score import score
from procgen.suite import load_task

if TYPE_CHECKING:
    from collections.abc import Callable

    Generator = np.random.Generator

TASKS = ("smiley", "basketball", "white_square", "clock", "five_pointed_star", "many_shapes@4", "disc")
DTYPES = (*"?bBhHiIlLqQefdg", ">i2", ">u4", ">f4", ">f8", "<f2")
STRANGE = ("O", "S4", "U3", "V8", "F", "D", "G", "M8[s]", "m8[D]", "M8[ns]")
VALUES = (0, 1, 2, 127, 255, 256, -1, 0.5, 1.5, 65535, 1e-320, -0.0, 1e38)
WORST = (np.nan, np.inf, -np.inf)


def shape(rng: Generator) -> tuple[int, ...]:
    """Draw a shape: often a picture's, often nearly one."""
    height, width = (int(side) for side in rng.integers(0, 90, 2))
    if rng.random() < 0.5:
        height, width = (int(side) for side in rng.integers(16, 60, 2))
    channels = int(rng.integers(0, 6))
    shapes = (
        (),
        (height * width,),
        (height, width),
        (height, width, channels),
        (channels, height, width),
        (height, channels, width),
        (1, height, width, channels),
        (height, width, 1, 1),
        (height, 40 * width),
        (1,) * int(rng.integers(1, 8)),
    )
    return shapes[rng.choice(len(shapes), p=[0.03, 0.05, 0.3, 0.35, 0.08, 0.05, 0.05, 0.02, 0.05, 0.02])]


def numbers(rng: Generator, dtype: str, size: tuple[int, ...]) -> np.ndarray:
    """Draw values of any range in a dtype."""
    low, high = sorted(rng.choice(VALUES, 2))
    values = low + (high - low) * rng.random(size) if rng.random() < 0.7 else rng.choice(VALUES, size)
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.asarray(values).astype(dtype)


def plain(rng: Generator) -> object:
    """Draw an array of numbers of any dtype and shape."""
    return numbers(rng, str(rng.choice(DTYPES)), shape(rng))


def strange(rng: Generator) -> object:
    """Draw an array of no real numbers."""
    dtype = str(rng.choice(STRANGE))
    size = shape(rng)
    return np.zeros(size, dtype) if dtype[0] in "VMm" else rng.integers(0, 9, size).astype(dtype)


def structured(rng: Generator) -> object:
    """Draw a structured or record array."""
    array = np.zeros(shape(rng), [("r", "u1"), ("g", "f4"), ("b", "O")][: rng.integers(1, 4)])
    return array.view(np.recarray) if rng.random() < 0.5 else array


def not_finite(rng: Generator) -> object:
    """Put NaN or infinity somewhere."""
    array = np.asarray(numbers(rng, str(rng.choice(list("efdg"))), shape(rng)))
    flat = array.reshape(-1)
    if flat.size:
        flat[rng.integers(0, flat.size, rng.integers(1, 5))] = rng.choice(WORST)
    return array


def strides(rng: Generator) -> object:
    """Look at memory backwards, in steps, transposed, unaligned or repeated."""
    array = numbers(rng, str(rng.choice(DTYPES)), (60, 70, 3))
    views: tuple[Callable[[], np.ndarray], ...] = (
        lambda: array[::-1],
        lambda: array[:, ::-2],
        lambda: array[::2, ::3, 1],
        lambda: array.T,
        lambda: array.transpose(1, 0, 2),
        lambda: np.asfortranarray(array),
        lambda: array[..., ::-1],
        lambda: np.broadcast_to(array[:1, :1], array.shape),
        lambda: np.lib.stride_tricks.sliding_window_view(array[:, :, 0], (20, 20))[0],
        lambda: np.frombuffer(b"x" + array.tobytes(), "u1", offset=1)[: 60 * 60].reshape(60, 60),
        lambda: np.ndarray((40, 40), array.dtype, np.zeros(60000, "u1").data, 1),
    )
    view = views[rng.integers(len(views))]()
    if rng.random() < 0.3:
        view.flags.writeable = False
    return view


def huge(rng: Generator) -> object:
    """Span sizes that no memory holds, over one element, one row or one column."""
    dtype = str(rng.choice(DTYPES))
    tall, wide = (int(10 ** rng.uniform(1, 9)) for _ in range(2))
    which = rng.integers(4)
    if which == 0:
        return np.broadcast_to(np.ones((), dtype), (tall, wide))
    if which == 1:
        return np.broadcast_to(np.ones((1, min(wide, 5000)), dtype), (tall, min(wide, 5000)))
    if which == 2:
        return np.lib.stride_tricks.as_strided(np.ones(8, dtype), (tall, wide, 3), (0, 0, 0))
    return np.broadcast_to(np.ones((64, 64, 1), dtype), (64, 64, tall))


def large(rng: Generator) -> object:
    """Draw an array of the largest sizes that are read, and just beyond."""
    height, width = (int(side) for side in rng.integers(1000, 4200, 2))
    array = np.zeros((height, width), str(rng.choice(["u1", "?", "f4", "i2"])))
    array[height // 4 : height // 2, width // 4 : width // 2] = rng.choice([1, 200])
    return array


def subclass(rng: Generator) -> object:
    """Draw a masked array, a matrix, or an array of a class with its own ideas."""
    array = numbers(rng, str(rng.choice(DTYPES)), (int(rng.integers(1, 50)), int(rng.integers(1, 50))))
    kinds: tuple[Callable[[], object], ...] = (
        lambda: np.ma.masked_array(array, array == array.flat[0]),
        lambda: array.view(np.matrix),
        lambda: array.view(Stubborn),
        lambda: np.char.array(["a", "b"]),
        Liar,
    )
    return kinds[rng.integers(len(kinds))]()


def no_array(rng: Generator) -> object:
    """Draw what is no array at all."""
    things: tuple[Any, ...] = (
        None, True, 3, 2.5, 1j, "text", b"bytes", bytearray(64), memoryview(bytes(64)), [], [[0, 1]],
        [[1], [2, 3]], (), {}, {"image": 1}, {1, 2}, range(9), object(), object, np, np.float32(1),
        np.bool_(1), np.zeros,
        iter([1]), Ellipsis, NotImplemented, ValueError("x"), np.dtype("u1"), np.array, lambda: 0, slice(3),
        [np.zeros((20, 20))] * 3, float("nan"), 10**400, np.datetime64("now"), np.random.default_rng(0),
    )  # fmt: skip
    return things[rng.integers(len(things))]


class Stubborn(np.ndarray):
    """An array that answers every question with a mistake."""

    def __array_finalize__(self, source: object) -> None:
        """Nothing to do."""

    def __array_ufunc__(self, *_: object, **__: object) -> None:
        """Refuse."""
        raise RuntimeError

    def __getitem__(self, _: object) -> None:
        """Refuse."""
        raise RuntimeError

    def min(self, *_: object, **__: object) -> None:
        """Refuse."""
        raise RuntimeError


class Liar:
    """An object that neither tells its class nor lets itself be shown."""

    @property
    def __class__(self) -> type:
        """Refuse."""
        raise RuntimeError

    def __array__(self, *_: object, **__: object) -> None:
        """Refuse."""
        raise RuntimeError

    def __repr__(self) -> str:
        """Refuse."""
        raise RuntimeError


KINDS: tuple[Callable[[Generator], object], ...] = (
    plain,
    plain,
    plain,
    strange,
    structured,
    not_finite,
    strides,
    huge,
    subclass,
    no_array,
)
LARGE_EVERY = 200


def judged(thing: object, task: str) -> str:
    """Read and judge a thing; give the sentence that it got, empty if it was read."""
    try:
        picture = canonicalise(thing)
    except PictureError as error:
        sentence = str(error)
        if not sentence or "\n" in sentence or len(sentence) > 200:
            raise AssertionError(sentence) from error
        return sentence
    if not 0 <= score(picture, task).score <= 1:
        raise AssertionError(task)
    return ""


def main(out: Path, count: int) -> None:
    """Judge all and write the table."""
    warnings.simplefilter("error")
    rng = np.random.default_rng(0)
    for task in TASKS:
        score(np.eye(64), load_task(task))  # drawings that others are compared with are made once
    read: Counter[str] = Counter()
    times: dict[str, list[float]] = defaultdict(list)
    sentences: dict[str, Counter[str]] = defaultdict(Counter)
    for number in range(count):
        kind = large if number % LARGE_EVERY == 0 else KINDS[rng.integers(len(KINDS))]
        thing, task = kind(rng), TASKS[rng.integers(len(TASKS))]
        start = time.process_time()
        said = judged(thing, task)
        times[kind.__name__].append(1000 * (time.process_time() - start))
        read[kind.__name__] += not said
        if said:
            sentences[kind.__name__][re.sub(r"-?[\d.]+(e[+-]?\d+)?", "N", said)] += 1
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["kind", "count", "read", "sentences", "worst ms", "example"])
        for name in sorted(times):
            example = min((said for said in sentences[name]), key=len, default="")
            line = name, len(times[name]), read[name], len(sentences[name])
            writer.writerow([*line, f"{max(times[name]):.0f}", example])
            print(*line, f"{max(times[name]):.0f} ms")
    print(count, "arrays, worst", f"{max(map(max, times.values())):.0f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
