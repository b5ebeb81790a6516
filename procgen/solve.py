"""One sample: ask, run, look, judge, tell, ask again, until it succeeds or the budget ends.

Nothing is stored here and nothing is repeated; many samples are `procgen.evaluate`'s.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procgen.errors import ModelError, PictureError
from procgen.feedback import Strategy, strategy
from procgen.models import connect
from procgen.picture import canonicalise
from procgen.program import extract_program
from procgen.score import score
from procgen.suite import load_task
from procgen.types import Attempt, Completion, Message, Outcome, Record, Submission, Verdict
from sandbox import Failure, Sandbox, SandboxError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from procgen.types import Model, Picture, Task

ENOUGH_PROSE = 2
"""Replies in a row without a program after which a model has given up."""


def solve(
    task: Task | str,
    model: Model | str,
    *,
    feedback: str | Strategy = "error",
    turns: int = 4,
    tokens: int | None = None,
    sample: int = 0,
    seed: int = 0,
    prompt: str | None = None,
    box: Sandbox | None = None,
    watch: Callable[[Attempt], None] | None = None,
) -> Record:
    """Let a model make one picture, mending its program where it goes wrong.

    Parameters
    ----------
    task : Task or str
        A task, or the id of one, which ``seed`` then draws.
    model : Model or str
        A model, or the name of one (`procgen.models.connect`).
    feedback : str or Strategy
        What the model is told after an attempt that did not succeed (`procgen.feedback`).
    turns : int
        Most attempts, at least 1.
    tokens : int, optional
        No further attempt begins once prompts and replies have so many tokens together, as the provider
        counts them.
    sample : int
        Number among the samples of the same task; with ``seed`` and the turn it seeds the model.
    seed : int
        See ``task`` and ``sample``.
    prompt : str, optional
        Name of the task's wording; its first if not given.
    box : Sandbox, optional
        Where the programs run; one of its own if not given.
    watch : callable, optional
        Called with each attempt as it happens.

    Returns
    -------
    record : Record
        Where the provider or the sandbox failed it is unscored and says why; what happened before is kept.
        A task without checks is done as soon as there is a picture.

    Raises
    ------
    UnknownName
        If there is no such task, model, strategy or wording.
    MissingKey
        If the model needs a key and there is none.
    SandboxUnavailable
        If no sandbox was given and none can be started.
    ValueError
        If no turn is allowed.
    """
    if turns < 1:
        raise ValueError(f"turns={turns}: a sample needs at least one")
    chosen = load_task(task, seed) if isinstance(task, str) else task
    asked = connect(model) if isinstance(model, str) else model
    told = strategy(feedback) if isinstance(feedback, str) else feedback
    wording, opening = told.opening(chosen, prompt)
    with opened(box) as running:
        loop = _Loop(chosen, asked, told, running, turns, tokens, (seed, sample))
        attempts, stop, unscored = loop.run(opening, watch or (lambda _: None))
    return Record(
        task=chosen.id,
        level=chosen.level,
        seed=chosen.seed,
        sample=sample,
        model=asked.name,
        feedback=told.name,
        prompt=wording,
        attempts=attempts,
        stop=stop,
        unscored=unscored,
        parameters=chosen.parameters,
    )


def completion_seed(seed: int, sample: int, turn: int) -> int:
    """Derive the seed of one completion, so that no two completions of a run share theirs by design.

    Parameters
    ----------
    seed, sample, turn : int

    Returns
    -------
    seed : int
        0 to 2**31 - 1: what every server takes.
    """
    digest = hashlib.sha256(f"{seed}/{sample}/{turn}".encode()).digest()
    return int.from_bytes(digest[:4], "big") >> 1


def attempt(
    task: Task,
    box: Sandbox,
    turn: int,
    asked: tuple[Message, ...],
    completion: Completion,
    *,
    fresh: bool = False,
) -> Attempt:
    """Run and judge what one completion says.

    Parameters
    ----------
    task : Task
    box : Sandbox
    turn : int
        Counted from 1.
    asked : tuple of Message
        What was new in this turn.
    completion : Completion
    fresh : bool
        Whether the conversation was begun anew.

    Returns
    -------
    attempt : Attempt

    Raises
    ------
    SandboxError
        If the sandbox failed; the program is not to blame.
    """
    program = extract_program(completion.text)
    if program is None:
        return Attempt(turn, asked, completion, Outcome.NO_CODE, fresh=fresh)
    result = box.run(program, sizes=(task.size, *task.hidden_sizes))
    outcome, failure, picture = Outcome(result.status), result.failure, None
    if outcome is Outcome.OK:
        try:
            picture = canonicalise(result.image, seen=result.seen)
        except PictureError as error:
            outcome, failure = Outcome.NO_PICTURE, Failure("PictureError", str(error))
    hidden = tuple(_looked_at(image) for image in result.images[1:]) if picture else ()
    judged = picture is not None and bool(task.checks)
    return Attempt(
        turn,
        asked,
        completion,
        outcome,
        program=program,
        failure=failure,
        stdout=result.stdout,
        picture=picture,
        hidden=hidden,
        score=score(Submission(picture, hidden, program), task) if judged and picture else None,
        fresh=fresh,
        cpu_seconds=result.cpu_seconds,
        wall_seconds=result.wall_seconds,
        peak_bytes=result.peak_bytes,
        isolation=result.isolation,
    )


@dataclass(frozen=True, slots=True)
class _Loop:
    """The fixed side of one sample."""

    task: Task
    model: Model
    strategy: Strategy
    box: Sandbox
    turns: int
    tokens: int | None
    origin: tuple[int, int]
    """Seed and number of the sample."""

    def run(
        self, opening: tuple[Message, ...], watch: Callable[[Attempt], None]
    ) -> tuple[tuple[Attempt, ...], str, str | None]:
        """Make the attempts; return them, why they ended, and what of ours failed."""
        attempts: list[Attempt] = []
        try:
            stop = self._converse(opening, attempts, watch)
        except ModelError as error:
            return tuple(attempts), "provider", str(error)
        except SandboxError as error:
            return tuple(attempts), "sandbox", str(error)
        return tuple(attempts), stop, None

    def _converse(
        self, opening: tuple[Message, ...], attempts: list[Attempt], watch: Callable[[Attempt], None]
    ) -> str:
        """Add one attempt after the other; return why they ended."""
        asked, conversation, fresh = opening, opening, False
        for turn in range(1, self.turns + 1):
            completion = self.model.complete(conversation, seed=completion_seed(*self.origin, turn))
            attempts.append(attempt(self.task, self.box, turn, asked, completion, fresh=fresh))
            watch(attempts[-1])
            stop = self._ended(attempts)
            told = self.strategy.reply(self.task, attempts) if stop is None and turn < self.turns else None
            if told is None:
                return stop or "turns"
            asked, fresh = told.messages, told.fresh
            before = () if fresh else (*conversation, Message("assistant", completion.text))
            conversation = (*before, *asked)
        return "turns"

    def _ended(self, attempts: Sequence[Attempt]) -> str | None:
        """Say why no further attempt is made, if so."""
        last = attempts[-1]
        is_done = last.score.verdict is Verdict.PASS if last.score else not self.task.checks and last.picture
        if is_done:
            return "success"
        if [made.outcome for made in attempts[-ENOUGH_PROSE:]] == [Outcome.NO_CODE] * ENOUGH_PROSE:
            return "gave-up"
        if self.tokens is not None and sum(made.completion.usage.total for made in attempts) >= self.tokens:
            return "tokens"
        return None


@contextmanager
def opened(box: Sandbox | None, workers: int = 1) -> Iterator[Sandbox]:
    """Give a sandbox that stays open, or make one that is closed afterwards.

    Parameters
    ----------
    box : Sandbox or None
    workers : int
        Of the one that is made.

    Yields
    ------
    box : Sandbox

    Raises
    ------
    SandboxUnavailable
        If none was given and none can be started.
    """
    if box is not None:
        yield box
        return
    with Sandbox(workers=workers) as own:
        yield own


def _looked_at(image: NDArray[np.generic] | None) -> Picture | None:
    try:
        return None if image is None else canonicalise(image)
    except PictureError:
        return None
