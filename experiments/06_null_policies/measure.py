"""Measure what one gets who never reads the prompt: every null policy on every task.

    python experiments/06_null_policies/measure.py [--seeds N] [--every K]

Writes ``results.json`` and ``references.csv`` beside it, prints the first. The programs are our own, so they
run in this process. ``--every 3`` takes every third task's reference as a policy, besides the drawings.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from procgen import checks, suite
from procgen.checks import Subject
from procgen.errors import PictureError
from procgen.models import connect
from procgen.models.null import DRAWINGS
from procgen.picture import canonicalise
from procgen.prompts import task_prompt
from procgen.score import combine
from procgen.types import Submission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procgen.models.null import Null
    from procgen.types import Score, Task

HERE = Path(__file__).parent
LARGEST_SCORE, LARGEST_SHARE = 0.2, 0.02


class Got(NamedTuple):
    """What a policy got for one instance."""

    task: str
    seed: int
    score: float
    passed: bool


def main() -> None:
    """Run every policy on every task and write what they got."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--seeds", type=int, default=2)
    asked.add_argument("--every", type=int, default=1)
    chosen = asked.parse_args()
    names = (*DRAWINGS, *suite.task_ids()[:: chosen.every])
    policies = {name: connect(f"null:{name}") for name in names}
    tasks = [suite.load_task(name, seed) for name in rungs() for seed in range(1, chosen.seeds + 1)]
    table: dict[str, list[Got]] = {name: [] for name in names}
    drawn: dict[str, Submission | None] = {}
    for task in sorted(tasks, key=lambda task: (task.size, task.contract)):
        for name, policy in policies.items():
            if name.partition("@")[0] != task.id.partition("@")[0]:
                table[name].append(judge(policy, task, drawn))
        print(task.id, task.seed, max(found[-1][2] for found in table.values() if found), flush=True)
    (HERE / "results.json").write_text(json.dumps(summary(table, len(tasks)), indent=1) + "\n")
    write_references(table)
    print((HERE / "results.json").read_text())


def rungs() -> Iterator[str]:
    """List every task, a ladder by its lowest and its middle rung."""
    for name in suite.task_ids():
        known = suite.rungs(name)
        yield from (
            (f"{name}@{rung}" for rung in sorted({known[0], known[len(known) // 2]})) if known else (name,)
        )


def judge(policy: Null, task: Task, drawn: dict[str, Submission | None]) -> Got:
    """Judge what a policy draws for a task; what is no picture scores 0."""
    source = policy.program(task_prompt(task)[0].text)
    sizes = (task.size, *task.hidden_sizes) if task.contract == "draw" else ()
    key = f"{sizes}{source}"
    if key not in drawn:
        drawn[key] = submission(source, sizes)
    got = drawn[key]
    if got is None:
        return Got(task.id, task.seed, 0.0, passed=False)
    judged = judged_until_nought(got, task)
    return Got(task.id, task.seed, judged.score, judged.verdict == "pass")


def submission(source: str, sizes: tuple[tuple[int, int], ...]) -> Submission | None:
    """Run a program of ours; None where it leaves no picture."""
    names: dict[str, object] = {"__name__": "__main__"}
    try:
        exec(source, names)  # noqa: S102 - our own programs
        arrays = [names["draw"](*size) for size in sizes] if "draw" in names else []
        pictures = [canonicalise(np.asarray(array)) for array in arrays or [names["image"]]]
    except (PictureError, KeyError):
        return None
    return Submission(pictures[0], tuple(pictures[1:]), source)


def judged_until_nought(got: Submission, task: Task) -> Score:
    """Score as `procgen.score` does, but run no further check once a needed one gives 0."""
    subject, results = Subject(got), []
    for check in task.checks:
        results.append(checks.run(check, subject))
        if check.needed and results[-1].score == 0:
            break
    return combine(results)


def summary(table: dict[str, list[Got]], count: int) -> dict[str, object]:
    """Say what the drawings and the best reference got, and where any of them got too much."""
    passed = {name: sum(got.passed for got in rows) / len(rows) for name, rows in table.items()}
    largest = {name: max(rows, key=lambda got: got.score) for name, rows in table.items()}
    references = [name for name in table if name not in DRAWINGS]
    best = max(references, key=lambda name: standing(table[name]))
    too_much = [
        (name, *got[:3]) for name, rows in table.items() for got in rows if got.score >= LARGEST_SCORE
    ]
    return {
        "instances": count,
        "references as policies": len(references),
        "pictures judged": sum(len(rows) for rows in table.values()),
        "passed": {name: passed[name] for name in (*DRAWINGS, best)},
        "largest score": {name: largest[name][:3] for name in (*DRAWINGS, best)},
        "best template": best,
        "largest score of all": max(got.score for got in largest.values()),
        f"scores of {LARGEST_SCORE} or more": too_much,
        f"policies that pass more than {LARGEST_SHARE:.0%}": [n for n in table if passed[n] > LARGEST_SHARE],
    }


def standing(rows: list[Got]) -> tuple[float, float]:
    """Order policies: by what they pass, then by their mean score."""
    return sum(got.passed for got in rows) / len(rows), sum(got.score for got in rows) / len(rows)


def write_references(table: dict[str, list[Got]]) -> None:
    """Write one line for every policy, the best first."""
    with (HERE / "references.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["policy", "tasks", "passed", "mean score", "largest score", "on"])
        for name in sorted(table, key=lambda name: standing(table[name]), reverse=True):
            rows = table[name]
            (passed, mean), most = standing(rows), max(rows, key=lambda got: got.score)
            writer.writerow([name, len(rows), passed, f"{mean:.4f}", f"{most.score:.3f}", most.task])


if __name__ == "__main__":
    main()
