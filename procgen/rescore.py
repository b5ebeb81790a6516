"""Judge a finished run again with today's checks: from its pictures, with neither model nor sandbox."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from procgen.errors import StoreError, UnknownName
from procgen.plan import checks_digest, instance_name
from procgen.records import encoded
from procgen.score import score
from procgen.store import Run, read_run, rewrite
from procgen.suite import load_task
from procgen.types import Submission

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from procgen.types import Attempt, Record, Task


def rescore(path: str | Path, *, watch: Callable[[Record], None] | None = None) -> Run:
    """Judge every picture of a run again.

    The file with the scores before stays beside it as ``records-1.jsonl`` (``-2`` ...), and ``run.json`` says
    what judged when. What a model was told in its time, and when it stopped, stays as it was.

    Parameters
    ----------
    path : str or Path
        The run's folder.
    watch : callable, optional
        Called with each record as it is judged.

    Returns
    -------
    run : Run

    Raises
    ------
    StoreError
        If the run is damaged, or a task is gone or no longer draws the instance that was asked for.
    """
    run = read_run(path)
    tasks = _tasks(run)

    def judged() -> Iterator[Record]:
        for record in run.records():
            again = judge_again(record, tasks[instance_name(record.task, record.seed)])
            if watch is not None:
                watch(again)
            yield again

    about = {
        name: {**run.tasks.get(name, {}), "checks": checks_digest(task)}
        for name, task in tasks.items()
        if task
    }
    return rewrite(run, judged(), about)


def judge_again(record: Record, task: Task | None) -> Record:
    """Judge every picture of a record by a task's checks.

    Parameters
    ----------
    record : Record
    task : Task or None
        None leaves the record as it is.

    Returns
    -------
    record : Record
    """
    if task is None:
        return record
    return replace(record, attempts=tuple(_judged(attempt, task) for attempt in record.attempts))


def _judged(attempt: Attempt, task: Task) -> Attempt:
    if attempt.picture is None:
        return attempt
    submission = Submission(attempt.picture, attempt.hidden, attempt.program)
    return replace(attempt, score=score(submission, task))


def _tasks(run: Run) -> dict[str, Task | None]:
    """Draw every instance of a run again; None for a wish of the moment, which nothing judges."""
    found: dict[str, Task | None] = {}
    for record in run.records():
        name = instance_name(record.task, record.seed)
        if name not in found:
            found[name] = _task(run, record)
    return found


def _task(run: Run, record: Record) -> Task | None:
    try:
        task = load_task(record.task, record.seed)
    except UnknownName as error:
        if all(attempt.score is None for attempt in record.attempts):
            return None
        raise StoreError(f"{run.path} cannot be judged again: {error}") from error
    if _plain(task.parameters) != _plain(record.parameters):
        raise StoreError(
            f"{run.path} cannot be judged again: task {record.task} draws another picture from seed"
            f" {record.seed} than when the run was made; use the version that made it"
        )
    return task


def _plain(parameters: object) -> object:
    return json.loads(encoded({"parameters": parameters}))
