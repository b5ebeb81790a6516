"""Check the checks: run every task's own programs and say which are judged wrongly.

A task's reference program and its variants must pass, its mutants must not. A false pass is a mutant that
passes; a false fail is a reference or variant that does not. Each is named as it is found; a table by
template ends the report.

Exit status: 0 if nothing is judged wrongly, 1 otherwise.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from procgen.commands import _options
from procgen.terminal import emit, interruptible, progress, say
from procgen.validate import Mistake, validate
from procgen.wording import align, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from procgen.validate import Judged

LOWEST_RUNGS = 2
"""How many rungs of a ladder are checked unless one is named: the higher ones differ in number only."""


def _wrong(judged: Judged) -> dict[str, Any]:
    case = judged.case
    return {
        "mistake": str(judged.mistake),
        "seed": case.task.seed,
        "kind": case.kind,
        "name": case.name,
        "outcome": str(judged.attempt.outcome),
        "verdict": str(judged.verdict),
        "why": judged.why,
    }


def _row(task_id: str, found: Iterable[Judged]) -> dict[str, Any]:
    """Sum up one template."""
    counts: Counter[str] = Counter()
    wrong = []
    for judged in found:
        counts["cases"] += 1
        counts["unsure"] += judged.verdict == "unsure"
        counts["mutants_without_picture"] += judged.case.kind == "mutant" and judged.attempt.picture is None
        if judged.mistake is not None:
            counts[judged.mistake] += 1
            wrong.append(_wrong(judged))
    names = ("cases", *Mistake, "unsure", "mutants_without_picture")
    return {"task": task_id, **{str(name): counts[name] for name in names}, "wrong": wrong}


def _print_mistakes(row: dict[str, Any]) -> None:
    for wrong in row["wrong"]:
        name = f"{wrong['kind']} {wrong['name']}".strip()
        click.echo(
            f"{wrong['mistake']}  {row['task']}  seed {wrong['seed']}  {one_line(name)}: {wrong['why']}"
        )


def _print_table(rows: Sequence[dict[str, Any]]) -> None:
    names = ("task", "cases", *map(str, Mistake), "unsure")
    cells = [[str(row[name]) for name in names] for row in rows]
    click.echo(align([[name.replace("_", " ") for name in names], *cells]))


@click.command(help=__doc__)
@click.argument("names", metavar="[TASK|LEVEL]...", nargs=-1)
@_options.seed
@click.option("--seeds", type=click.IntRange(1), default=1, help="How many, from --seed on.")
@_options.as_json
def command(names: tuple[str, ...], seed: int, seeds: int, as_json: bool) -> int:
    """Check the checks."""
    task_ids = _options.chosen_tasks(names, LOWEST_RUNGS)
    totals: Counter[str] = Counter()
    rows = []
    found = validate(task_ids, range(seed, seed + seeds))
    waiting = interruptible("stopping when the programs under way have ended")
    with progress(len(task_ids), "tasks") as step, waiting:
        for task_id, judged in groupby(found, lambda judged: judged.case.task.id):
            row = _row(task_id, judged)
            totals.update({name: number for name, number in row.items() if isinstance(number, int)})
            rows.append(row)
            (emit if as_json else _print_mistakes)(row)
            step(f"{task_id}: {row['cases']} programs, {len(row['wrong'])} judged wrongly")
    totals_row = {"tasks": len(task_ids), "seeds": seeds, **totals}
    if as_json:
        emit(totals_row)
    else:
        _print_table(rows)
        click.echo(", ".join(f"{name.replace('_', ' ')} {number}" for name, number in totals_row.items()))
    wrong = totals[Mistake.FALSE_PASS] + totals[Mistake.FALSE_FAIL]
    if wrong:
        say(f"procgen validate: {wrong} of {totals['cases']} programs are judged wrongly")
    return int(wrong > 0)
