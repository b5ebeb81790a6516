"""List the tasks: level, name, and what is asked for.

Give names of tasks or levels to see only those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from procgen import suite
from procgen.commands import _options
from procgen.terminal import emit
from procgen.wording import align, one_line

if TYPE_CHECKING:
    from procgen.types import Task

WIDTH = 90
"""Characters shown of a prompt; all of it stands in the JSON."""


def _row(task: Task) -> dict[str, Any]:
    return {
        "task": task.id,
        "level": task.level,
        "seed": task.seed,
        "contract": task.contract,
        "size": list(task.size),
        "parameters": dict(task.parameters),
        "prompts": dict(task.prompts),
        "checks": [
            {"name": check.name, "needed": check.needed, "weight": check.weight, "told": check.told}
            for check in task.checks
        ],
    }


@click.command(help=__doc__)
@click.argument("names", metavar="[TASK|LEVEL]...", nargs=-1)
@_options.seed
@_options.as_json
def command(names: tuple[str, ...], seed: int, as_json: bool) -> None:
    """List the tasks."""
    tasks = [suite.load_task(name, seed) for name in _options.chosen_tasks(names, 1)]
    if as_json:
        for task in tasks:
            emit(_row(task))
        return
    rows = [(task.level, task.id, one_line(next(iter(task.prompts.values())), WIDTH)) for task in tasks]
    click.echo(align([("level", "task", "asked for"), *rows]))
