"""Which samples an evaluation has, and what makes each what it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from procgen.records import encoded, message_json
from procgen.suite import load_task
from procgen.types import Task

if TYPE_CHECKING:
    from collections.abc import Iterable

    from procgen.feedback import Strategy
    from procgen.store import Key
    from procgen.types import Json, Model


@dataclass(frozen=True, slots=True)
class Cell:
    """One sample that is to be made."""

    task: Task
    sample: int

    @property
    def key(self) -> Key:
        """What its record will be found by."""
        return self.task.id, self.task.seed, self.sample


@dataclass(frozen=True, slots=True)
class Plan:
    """The samples of an evaluation, and how each is made; arguments as for `procgen.evaluate.evaluate`."""

    tasks: tuple[Task, ...]
    model: Model
    strategy: Strategy
    turns: int
    tokens: int | None
    prompt: str | None
    samples: int
    seed: int
    shard: tuple[int, int]

    def cells(self) -> list[Cell]:
        """List the samples of this shard: every task once, then every task again."""
        cells = [Cell(task, sample) for sample in range(self.samples) for task in self.tasks]
        return cells[self.shard[0] :: self.shard[1]]

    def settings(self) -> dict[str, Any]:
        """Say it as it stands in ``run.json``."""
        return {
            "tasks": list(dict.fromkeys(task.id for task in self.tasks)),
            "model": self.model.name,
            "server": getattr(self.model, "server", None),
            "feedback": self.strategy.name,
            "turns": self.turns,
            "tokens": self.tokens,
            "prompt": self.prompt,
            "samples": self.samples,
            "seed": self.seed,
            "shard": self.shard,
        }

    def about(self) -> dict[str, dict[str, str]]:
        """Describe each instance, by ``ID/SEED``: what is asked, and how it is judged."""
        found = {}
        for task in self.tasks:
            wording, opening = self.strategy.opening(task, self.prompt)
            found[instance_name(task.id, task.seed)] = {
                "level": task.level,
                "wording": wording,
                "prompt": _digest([message_json(message) for message in opening]),
                "checks": checks_digest(task),
            }
        return found


def drawn(tasks: Iterable[Task | str], seed: int, instances: int) -> tuple[Task, ...]:
    """Draw the instances of tasks that are given by id.

    Parameters
    ----------
    tasks : iterable of Task or str
        Tasks stay as they are.
    seed : int
        Of the first instance of each id; the others have the seeds after it.
    instances : int

    Returns
    -------
    tasks : tuple of Task
        Each instance once.

    Raises
    ------
    UnknownName
        If there is no such task.
    """
    found = {}
    for given in tasks:
        seeds = range(seed, seed + instances)
        for task in [given] if isinstance(given, Task) else [load_task(given, each) for each in seeds]:
            found[task.id, task.seed] = task
    return tuple(found.values())


def instance_name(task_id: str, seed: int) -> str:
    """Write the name under which a run describes an instance.

    Parameters
    ----------
    task_id : str
    seed : int

    Returns
    -------
    name : str
        ``ID/SEED``.
    """
    return f"{task_id}/{seed}"


def checks_digest(task: Task) -> str:
    """Return the SHA-256 of how a task is judged: its checks with their parameters, and its sizes.

    Parameters
    ----------
    task : Task

    Returns
    -------
    digest : str
        Hexadecimal.
    """
    checks = [[c.name, dict(c.parameters), c.needed, c.weight, c.told] for c in task.checks]
    return _digest([checks, list(task.size), [list(size) for size in task.hidden_sizes]])


def _digest(value: Json) -> str:
    return hashlib.sha256(encoded({"value": value})).hexdigest()
