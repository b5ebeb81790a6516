"""Run every template's own programs and count wrong judgements, template by template.

    python experiments/09_validate/measure.py [--first SEED] [--seeds N] [--here] [NAME ...]

Names are tasks or levels; all if there are none. Writes ``templates.csv`` beside it and prints what is judged
wrongly, and the sums. ``--here`` runs the programs, which are our own, in this process instead of the
sandbox, which is several times faster; it writes ``templates_here.csv``.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from itertools import groupby, product
from pathlib import Path
from typing import TYPE_CHECKING

from procgen import suite
from procgen.solve import attempt
from procgen.types import Completion
from procgen.validate import Judged, cases, validate
from sandbox import Limits, Result
from sandbox.execute import execute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

RUNGS = 2
"""The lowest rungs of every ladder: the higher ones differ in number only."""
COLUMNS = (
    "level",
    "task",
    "seeds",
    "programs",
    "must_pass",
    "must_fail",
    "false_pass",
    "false_fail",
    "unsure",
    "slowest_seconds",
)


class Here:
    """Runs programs in this process; otherwise like a sandbox."""

    def run(self, program: str, *, sizes: Sequence[tuple[int, int]], seed: int = 0) -> Result:
        """Run one program without any protection."""
        done = execute(program, sizes=sizes, seed=seed, limits=Limits(), policy=False)
        return Result(done.status, done.image, done.seen, done.source, done.images, failure=done.failure)


def main() -> None:
    """Judge all programs and write the table."""
    asked = argparse.ArgumentParser()
    asked.add_argument("names", nargs="*")
    asked.add_argument("--first", type=int, default=0)
    asked.add_argument("--seeds", type=int, default=5)
    asked.add_argument("--here", action="store_true")
    chosen = asked.parse_args()
    seeds = range(chosen.first, chosen.first + chosen.seeds)
    name = "templates_here.csv" if chosen.here else "templates.csv"
    with Path(__file__).with_name(name).open("w", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        table.writeheader()
        sums: Counter[str] = Counter()
        ids = tuple(instances(chosen.names))
        found = here(ids, seeds) if chosen.here else validate(ids, seeds)
        for task_id, judged in groupby(found, lambda judged: judged.case.task.id):
            row = summed(task_id, judged)
            table.writerow({"level": suite.load_task(task_id).level, "seeds": len(seeds), **row})
            file.flush()
            sums.update({key: row[key] for key in COLUMNS[3:-1]})
            print(*row.values(), flush=True)
    print(dict(sums))


def instances(names: Sequence[str]) -> Iterator[str]:
    """List the tasks that were named, of a ladder its lowest rungs."""
    for level in suite.levels():
        for task_id in suite.task_ids(level):
            if not names or level in names or task_id in names:
                yield from suite.instances(task_id)[:RUNGS]


def here(task_ids: Sequence[str], seeds: Sequence[int]) -> Iterator[Judged]:
    """Judge the programs of some templates without a sandbox."""
    for task_id, seed in product(task_ids, seeds):
        for case in cases(task_id, seed):
            reply = Completion(f"```python\n{case.program}\n```")
            yield Judged(case, attempt(case.task, Here(), 1, (), reply))


def summed(task_id: str, found: Iterable[Judged]) -> dict[str, str | int | float]:
    """Sum up one template, and print its mistakes."""
    counts, slowest = Counter(), 0.0
    for judged in found:
        slowest = max(slowest, judged.attempt.wall_seconds)
        counts["programs"] += 1
        counts["must_fail" if judged.case.kind == "mutant" else "must_pass"] += 1
        counts["unsure"] += judged.verdict == "unsure"
        if judged.mistake is not None:
            counts[judged.mistake] += 1
            print("WRONG", judged.mistake, task_id, judged.case.task.seed, judged.case.name, judged.why)
    return {
        "task": task_id,
        **{key: counts[key] for key in COLUMNS[3:-1]},
        "slowest_seconds": round(slowest, 2),
    }


if __name__ == "__main__":
    main()
