"""Place simulated makers of known skill on the ladders, judged by the real checks.

A simulated maker draws the right picture, but paints each of its parts (a shape, a cell, a tile, a segment)
in a wrong colour with a known probability. The rung at which half of its tries succeed is then known.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from procgen import suite
from procgen.exact.agreement import Truth
from procgen.exact.formula_ladder import cells
from procgen.ladder import climb, place
from procgen.score import score
from procgen.types import Verdict

if TYPE_CHECKING:
    from procgen.suite import ExactTemplate

HERE = Path(__file__).parent
MAKERS = (
    ("many_shapes", 0.3),
    ("many_shapes", 0.1),
    ("board", 0.05),
    ("board", 0.01),
    ("truchet", 0.02),
    ("ring_chain", 0.05),
    ("seven_segment", 0.02),
    ("clocks", 0.05),
    ("torus_knot", 0.06),
    ("copy_scene", 0.1),
    ("surveyed_colours", 0.05),
    ("markers", 0.05),
)
"""Ladder and probability that a part goes wrong."""
LINE = "{ladder:16} {rate:5.2f}  true {true:6.2f}  placed {half:6.2f} [{low:.2f}, {high:.2f}]  {error:+.1%}"
INSTANCES = 3
"""Seeds that the tries on a rung take in turn, so that the same picture is judged once."""
FINENESS = 2**0.25
"""Ratio of successive rungs."""


class Maker:
    """One who errs at a known rate a part."""

    def __init__(self, ladder: str, rate: float, seed: int) -> None:
        self.ladder, self.rate = ladder, rate
        self._random = random.Random(f"{ladder}:{rate}:{seed}")  # noqa: S311 - a repeatable simulation
        self._truths: dict[tuple[int, int], Truth] = {}
        self._judged: dict[tuple[int, int, tuple[int, ...]], bool] = {}

    def _truth(self, rung: int, seed: int) -> Truth:
        if (rung, seed) not in self._truths:
            name = f"{self.ladder}@{rung}"
            task = suite.load_task(name, seed)
            template = suite.template(name)
            is_exact = hasattr(template, "truth")
            self._truths[rung, seed] = (
                cast("ExactTemplate", template).truth(task, *task.size)
                if is_exact
                else _in_cells(template.reference(task), task.parameters["columns"], rung)
            )
        return self._truths[rung, seed]

    def parts(self, rung: int) -> int:
        """Count the parts of a rung that can go wrong."""
        return len(_fallible(self._truth(rung, 0)))

    def succeeds(self, rung: int) -> bool:
        """Draw one picture and have it judged."""
        seed = self._random.randrange(INSTANCES)
        truth = self._truth(rung, seed)
        wrong = tuple(part for part in _fallible(truth) if self._random.random() < self.rate)
        key = rung, seed, wrong
        if key not in self._judged:
            away = (truth.pixels.astype(int) + 128) % 256
            spoilt = np.where(np.isin(truth.parts, wrong)[..., None], away, truth.pixels).astype(np.uint8)
            judged = score(spoilt, suite.load_task(f"{self.ladder}@{rung}", seed))
            self._judged[key] = judged.verdict is Verdict.PASS
        return self._judged[key]

    def true_half(self) -> float:
        """Compute the rung at which half of the tries succeed, between whole rungs by interpolation."""
        needed = math.log(0.5) / math.log(1 - self.rate)
        rung = 1
        while self.parts(rung + 1) <= needed:
            rung += 1
        low, high = self.parts(rung), self.parts(rung + 1)
        return rung + (needed - low) / (high - low)


def _in_cells(program: str, columns: int, count: int) -> Truth:
    """Draw a reference whose parts stand in cells of equal size, from left to right, then down."""
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(program, names)  # noqa: S102 - our own programs
    pixels = np.asarray(names["image"])
    rows = -(-count // columns)
    parts, called = cells(*pixels.shape[:2], rows, columns)
    return Truth(pixels, parts, (*called[:count], *["the background"] * (rows * columns - count)))


def _fallible(truth: Truth) -> list[int]:
    """List the parts that are seen, but for a background, which a maker always gets right."""
    return [int(part) for part in np.unique(truth.parts) if truth.names[part] != "the background"]


def measure(ladder: str, rate: float, tries: int, seed: int) -> dict[str, Any]:
    """Place one maker."""
    maker = Maker(ladder, rate, seed)
    true = maker.true_half()
    start = 1 if ladder in ("many_shapes", "ring_chain", "seven_segment", "clocks", "markers") else 2
    rungs = sorted({max(start, round(true * FINENESS**k)) for k in range(-8, 7)})
    placed = place(climb(maker.succeeds, rungs, tries))
    row = {"ladder": ladder, "rate": rate, "tries": tries, "true": true, "half": placed.half}
    return row | {"low": placed.low, "high": placed.high, "error": placed.half / true - 1}


def figure(rows: list[dict[str, Any]], path: Path) -> None:
    """Draw placed against true rungs."""
    import matplotlib.pyplot as plt  # noqa: PLC0415 - loaded where a figure is drawn

    axes = plt.subplots(figsize=(5, 5))[1]
    ends = [0.8 * min(row["true"] for row in rows), 1.25 * max(row["true"] for row in rows)]
    axes.plot(ends, ends, color="black", linewidth=0.8)
    axes.fill_between(
        ends, [0.8 * e for e in ends], [1.2 * e for e in ends], color="0.9", label="within 20 %"
    )
    for number, row in enumerate(rows):
        bars = [[row["half"] - row["low"]], [row["high"] - row["half"]]]
        label = f"{row['ladder']}, {row['rate']:.0%} a part"
        axes.errorbar(row["true"], row["half"], yerr=bars, fmt="os"[number // 10], label=label)
    axes.set(xlabel="true rung of half success", ylabel="placed (95 % interval)")
    axes.legend(fontsize=7)
    plt.tight_layout()
    plt.savefig(path, dpi=110)


def main() -> None:
    """Place all makers, print the table, write results and figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    rows = []
    for ladder, rate in MAKERS:
        rows.append(measure(ladder, rate, given.tries, given.seed))
        print(LINE.format(**rows[-1]), flush=True)
    (HERE / "results.json").write_text(json.dumps(rows, indent=1) + "\n")
    figure(rows, HERE / "ladders.png")


if __name__ == "__main__":
    main()
