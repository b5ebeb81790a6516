"""Many samples: side by side, stored one by one, resumed where they stopped.

Everything that a sample is lives in `procgen.solve`; here is only that each is made once and none is lost.
"""

from __future__ import annotations

import os
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from procgen.errors import ModelError
from procgen.feedback import strategy
from procgen.journal import Journal, Remembering
from procgen.models import ModelOptions, connect
from procgen.plan import Plan, drawn
from procgen.prompts import without_pictures
from procgen.solve import opened, solve
from procgen.store import Run, open_run, read_run
from procgen.types import Record
from sandbox import Limits, Sandbox, SandboxError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence

    from procgen.plan import Cell
    from procgen.types import Model, Task

JOURNAL = "journal.jsonl"


def evaluate(
    tasks: Iterable[Task | str],
    model: Model | str,
    out: str | Path,
    *,
    samples: int = 1,
    instances: int = 1,
    feedback: str = "error",
    turns: int = 4,
    tokens: int | None = None,
    prompt: str | None = None,
    sees: bool = True,
    seed: int = 0,
    options: ModelOptions = ModelOptions(),  # noqa: B008 - frozen
    box: Sandbox | None = None,
    shard: tuple[int, int] = (0, 1),
    threads: int = 4,
    patience: int = 3,
    title: str = "",
    note: str = "",
    watch: Callable[[Record], None] | None = None,
) -> Run:
    """Evaluate a model on some tasks; the same call goes on with what was begun.

    Parameters
    ----------
    tasks : iterable of Task or str
        Tasks, or ids of tasks, each of which is drawn ``instances`` times.
    model : Model or str
        A model, or the name of one (`procgen.models.connect`).
    out : str or Path
        Folder of the run (`procgen.store`): new, empty, or a run with the same settings. What it holds
        already is not asked for again; only samples that could not be scored are tried once more.
    samples : int
        Independent tries at each instance.
    instances : int
        Instances drawn of each id, from ``seed`` and the seeds after it.
    feedback, turns, tokens, prompt
        As for `procgen.solve.solve`.
    sees : bool
        Whether the model takes pictures; those that are to be copied are otherwise given as text
        (`procgen.prompts.without_pictures`).
    seed : int
        Draws the instances, and with the sample's number and the turn seeds the model.
    options : ModelOptions
        Sampling and network settings where ``model`` is a name.
    box : Sandbox, optional
        Where the programs run; one of its own with the default limits if not given.
    shard : (int, int)
        Number of this part, from 0, and of how many: one part a machine, merged by `procgen.store.merge`.
    threads : int
        Samples at the same time.
    patience : int
        Samples in a row that may go unscored before the run stops.
    title, note : str
        Shown over the run by reports and gallery.
    watch : callable, optional
        Called with each record once it is stored.

    Returns
    -------
    run : Run

    Raises
    ------
    UnknownName
        If there is no such task, model, strategy or wording.
    MissingKey
        If the model needs a key and there is none.
    ModelError, SandboxError
        If provider or sandbox failed ``patience`` times in a row; what is finished is kept.
    StoreError
        If the folder is something else, or was begun with other settings, or cannot be written.
    ValueError
        If a number is out of range.
    """
    if min(samples, instances, turns, threads, patience) < 1:
        raise ValueError("samples, instances, turns, threads and patience must each be at least 1")
    if not 0 <= shard[0] < shard[1]:
        raise ValueError(f"there is no shard {shard[0]} of {shard[1]}; the first is 0")
    asked = drawn(tasks, seed, instances)
    plan = Plan(
        tasks=asked if sees else tuple(map(without_pictures, asked)),
        model=connect(model, options) if isinstance(model, str) else model,
        strategy=strategy(feedback),
        turns=turns,
        tokens=tokens,
        prompt=prompt,
        samples=samples,
        seed=seed,
        shard=shard,
    )
    settings = {
        **plan.settings(),
        "instances": instances,
        "temperature": options.temperature,
        "max_tokens": options.max_tokens,
        "network": {"timeout": options.timeout, "retries": options.retries},
        "limits": asdict(box.limits if box else Limits()),
        **({} if sees else {"sees": False}),
        **({"title": title} if title else {}),
        **({"note": note} if note else {}),
    }
    with open_run(out, settings, plan.about()) as writer:
        todo = [cell for cell in plan.cells() if cell.key not in writer.done]
        lost = 0
        with (
            Journal(Path(out) / JOURNAL) as journal,
            closing(_finished(plan, todo, journal, box, threads)) as records,
        ):
            for record in records:
                writer.append(record)
                if watch is not None:
                    watch(record)
                lost = 0 if record.unscored is None else lost + 1
                if lost >= min(patience, len(todo)):
                    raise _stopped(record, lost, Path(out))
        journal.remove_if_within(writer.run.scored())
    return read_run(out)


def _finished(
    plan: Plan, todo: Sequence[Cell], journal: Journal, box: Sandbox | None, threads: int
) -> Generator[Record, None, None]:
    """Make the samples side by side and give each record as it finishes, never far ahead of the caller."""
    if not todo:
        return
    workers = min(threads, len(todo), os.cpu_count() or 1)
    waiting, running, stopping = iter(todo), set[Future[Record]](), Event()
    with opened(box, workers) as shared, ThreadPoolExecutor(threads) as pool:
        try:
            while True:
                while len(running) < threads and (cell := next(waiting, None)) is not None:
                    running.add(pool.submit(_sample, plan, cell, journal, shared, stopping))
                if not running:
                    return
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()
        finally:
            stopping.set()  # so that samples under way ask for nothing more


def _sample(plan: Plan, cell: Cell, journal: Journal, box: Sandbox, stopping: Event) -> Record:
    return solve(
        cell.task,
        Remembering(plan.model, journal, cell.key, stopping),
        feedback=plan.strategy,
        turns=plan.turns,
        tokens=plan.tokens,
        sample=cell.sample,
        seed=plan.seed,
        prompt=plan.prompt,
        box=box,
    )


def _stopped(record: Record, lost: int, out: Path) -> ModelError | SandboxError:
    kind = SandboxError if record.stop == "sandbox" else ModelError
    which = "the last sample" if lost == 1 else f"the last {lost} samples"
    return kind(
        f"stopped: {which} could not be scored, since {record.unscored};"
        f" what is finished is kept in {out}, and the same command goes on"
    )
