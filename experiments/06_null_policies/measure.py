"""Measure what one gets who never reads the prompt: every null policy on every task.

    python experiments/06_null_policies/measure.py [--seeds N] [--every K]

Writes ``results.json`` beside it and prints the table of the README. The programs are our own, so they run in
this process. ``--every 3`` takes every third task's reference as a policy, besides the four drawings.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from procgen import suite
from procgen.errors import PictureError
from procgen.models import connect
from procgen.models.null import POLICIES
from procgen.picture import canonicalise
from procgen.prompts import task_prompt
from procgen.score import score
from procgen.types import Submission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procgen.models.null import Null
    from procgen.types import Picture, Task

RESULTS = Path(__file__).with_name("results.json")
LARGEST_SCORE, LARGEST_SHARE = 0.2, 0.02


def main() -> None:
    """Run every policy on every task and write what they got."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--seeds", type=int, default=1)
    asked.add_argument("--every", type=int, default=1)
    chosen = asked.parse_args()
    names = (*POLICIES, *suite.task_ids()[:: chosen.every])
    policies = {name: connect(f"null:{name}") for name in names}
    tasks = [suite.load_task(name, seed) for name in rungs() for seed in range(1, chosen.seeds + 1)]
    table = {name: [] for name in names}
    for task in tasks:
        drawn: dict[str, Submission] = {}
        for name, policy in policies.items():
            if name.partition("@")[0] != task.id.partition("@")[0]:
                got = submission(policy, task, drawn)
                table[name].append((task.id, task.seed, score(got, task).score if got else 0.0))
        print(task.id, max(found[-1][2] for found in table.values() if found), flush=True)
    RESULTS.write_text(json.dumps(summary(table, len(tasks)), indent=1) + "\n")
    print(RESULTS.read_text())


def rungs() -> Iterator[str]:
    """List every task, a ladder by its lowest and its middle rung."""
    for name in suite.task_ids():
        known = suite.rungs(name)
        yield from (
            (f"{name}@{rung}" for rung in sorted({known[0], known[len(known) // 2]})) if known else (name,)
        )


def submission(policy: Null, task: Task, drawn: dict[str, Submission]) -> Submission | None:
    """Draw what a policy draws for a task; None where that is no picture."""
    source = policy.program(task_prompt(task)[0].text)
    if source not in drawn:
        names: dict[str, object] = {"__name__": "__main__"}
        try:
            exec(source, names)  # noqa: S102 - our own programs
            sizes = (task.size, *task.hidden_sizes) if "draw" in names and task.contract == "draw" else ()
            pictures: list[Picture] = [canonicalise(np.asarray(names["draw"](*size))) for size in sizes]
            pictures = pictures or [canonicalise(np.asarray(names["image"]))]
        except (PictureError, KeyError):
            return None
        drawn[source] = Submission(pictures[0], tuple(pictures[1:]), source)
    return drawn[source]


def summary(table: dict[str, list[tuple[str, int, float]]], count: int) -> dict[str, object]:
    """Say what the drawings and the best reference got, and where any of them got too much."""
    passed = {name: sum(found >= 0.5 for *_, found in rows) / len(rows) for name, rows in table.items()}
    largest = {name: max(rows, key=lambda row: row[2]) for name, rows in table.items()}
    references = [name for name in table if name not in POLICIES]
    best = max(references, key=lambda name: (passed[name], largest[name][2]))
    shown = (*POLICIES, best)
    too_much = [(name, *row) for name, rows in table.items() for row in rows if row[2] >= LARGEST_SCORE]
    return {
        "instances": count,
        "references as policies": len(references),
        "passed": {name: passed[name] for name in shown},
        "largest score": {name: largest[name] for name in shown},
        "best reference": best,
        "largest score of all": max(row[2] for row in largest.values()),
        f"scores of {LARGEST_SCORE} or more": too_much,
        f"policies that pass more than {LARGEST_SHARE:.0%}": [n for n in table if passed[n] > LARGEST_SHARE],
    }


if __name__ == "__main__":
    main()
