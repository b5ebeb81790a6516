"""Check the checks: run every task's own programs as replies are run, and say what is judged wrongly.

A template's reference and variants must pass, its mutants (wrong in one way each) must not. Nor may a collage
of many answers, which every template has among its mutants without naming it.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from procgen import suite
from procgen.exact import collage
from procgen.solve import attempt
from procgen.types import Completion, Verdict
from procgen.wording import attempt_line
from sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procgen.types import Attempt, Task

AHEAD = 4
"""Programs a worker that wait to be run: enough that none waits for the next template to be drawn."""


class Mistake(StrEnum):
    """How a judgement can be wrong."""

    FALSE_PASS = "false_pass"  # noqa: S105 - a kind of error, not a password
    FALSE_FAIL = "false_fail"


@dataclass(frozen=True, slots=True)
class Case:
    """A program whose verdict is known beforehand."""

    task: Task
    kind: Literal["reference", "variant", "mutant"]
    name: str
    """Which variant or mutant; empty for the reference."""
    program: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A case, and what became of it."""

    case: Case
    attempt: Attempt

    @property
    def verdict(self) -> Verdict:
        """What the checks concluded; a program without a picture fails."""
        return self.attempt.score.verdict if self.attempt.score else Verdict.FAIL

    @property
    def mistake(self) -> Mistake | None:
        """How this is wrong, if it is: for a program that must pass, ``unsure`` is wrong as well."""
        if self.case.kind == "mutant":
            return Mistake.FALSE_PASS if self.verdict is Verdict.PASS else None
        return None if self.verdict is Verdict.PASS else Mistake.FALSE_FAIL

    @property
    def why(self) -> str:
        """What was found, on one line."""
        return attempt_line(self.attempt)


def cases(task_id: str, seed: int) -> Iterator[Case]:
    """List the programs that a template brings for one of its instances.

    Parameters
    ----------
    task_id : str
    seed : int

    Yields
    ------
    case : Case
        The reference first, the collage of all answers last.

    Raises
    ------
    UnknownName
        If there is no such task.
    """
    template = suite.template(task_id)
    task = suite.load_task(task_id, seed)
    yield Case(task, "reference", "", template.reference(task))
    for name, program in template.variants(task).items():
        yield Case(task, "variant", name, program)
    for name, program in template.mutants(task).items():
        yield Case(task, "mutant", name, program)
    yield Case(task, "mutant", collage.NAME, collage.collage(task))


def validate(task_ids: Sequence[str], seeds: Sequence[int], workers: int | None = None) -> Iterator[Judged]:
    """Run and judge the programs of some templates.

    Parameters
    ----------
    task_ids : sequence of str
    seeds : sequence of int
        Each draws one instance of every template.
    workers : int, optional
        Programs that run side by side; as many as there are processors if not given.

    Yields
    ------
    judged : Judged
        In the order of the templates, then of the seeds.

    Raises
    ------
    UnknownName
        If there is no such task.
    SandboxError
        If the sandbox failed.
    """
    side_by_side = workers or os.cpu_count() or 1
    every = (case for task_id in task_ids for seed in seeds for case in cases(task_id, seed))

    with Sandbox(workers=side_by_side) as box, ThreadPoolExecutor(side_by_side) as pool:

        def judge(case: Case) -> Judged:
            reply = Completion(f"```python\n{case.program}\n```")
            return Judged(case, attempt(case.task, box, 1, (), reply))

        under_way = deque[Future[Judged]]()
        for case in every:
            under_way.append(pool.submit(judge, case))
            if len(under_way) > AHEAD * side_by_side:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
