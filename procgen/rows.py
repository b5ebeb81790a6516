"""The long table: one row an attempt, for statistics elsewhere (pandas, R, DuckDB).

A sample that has no attempt, because the provider or the sandbox failed at once, has one row all the same,
whose ``turn`` is empty. Pictures and programs stand in it by their digests.

run, task, level, seed, parameters, sample
    Which picture was asked for, in which run's folder, in which independent try (from 0); the parameters that
    the task drew from the seed are JSON text.
model, feedback, prompt
    The conditions that are compared; ``prompt`` names the wording.
sample_outcome, stop, unscored
    How the whole sample ended (``pass fail unsure unscored``), why it went no further, what of ours failed.
last, turn, fresh
    Whether the attempt is the sample's last; its number from 1; whether the model saw no earlier attempt.
outcome, error, error_line
    How the program ended (a word of `procgen.types.Outcome`), the failure's type, the program's line.
verdict, score
    How the attempt's picture was judged; the score is 0 where there was nothing to judge.
program, picture, height, width, gray
    SHA-256 of the source text; digest of the picture, which names its file in the run; its size in pixels.
model_reported, stop_reason, prompt_tokens, completion_tokens, cached_tokens, reasoning_tokens, model_seconds
    What the provider said of the completion, and how long it took.
cpu_seconds, wall_seconds, peak_bytes, isolation
    What the program used, and the sandbox's level.
score_CHECK, verdict_CHECK
    Of each check of the task; a check that occurs twice has _2 at the second.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from procgen.types import Attempt, Record, Score

Value = str | int | float | bool | None
Row = dict[str, Value]


def _of_sample(run: str, record: Record) -> Row:
    return {
        "run": run,
        "task": record.task,
        "level": record.level,
        "seed": record.seed,
        "parameters": json.dumps(dict(record.parameters), default=str),
        "sample": record.sample,
        "model": record.model,
        "feedback": record.feedback,
        "prompt": record.prompt,
        "sample_outcome": record.outcome,
        "stop": record.stop,
        "unscored": record.unscored,
    }


def _of_attempt(attempt: Attempt | None) -> Row:
    failure = attempt.failure if attempt else None
    score = attempt.score if attempt else None
    scored = (score.score if score else 0.0) if attempt else None
    program = attempt.program if attempt else None
    return {
        "turn": attempt.turn if attempt else None,
        "fresh": attempt.fresh if attempt else None,
        "outcome": str(attempt.outcome) if attempt else None,
        "error": failure.type if failure else None,
        "error_line": failure.line if failure else None,
        "verdict": str(score.verdict) if score else None,
        "score": scored,
        "program": hashlib.sha256(program.encode("utf-8", "replace")).hexdigest() if program else None,
    }


def _of_cost(attempt: Attempt | None) -> Row:
    completion = attempt.completion if attempt else None
    return {
        "model_reported": completion.model if completion else None,
        "stop_reason": completion.stop_reason if completion else None,
        "prompt_tokens": completion.usage.prompt if completion else None,
        "completion_tokens": completion.usage.completion if completion else None,
        "cached_tokens": completion.usage.cached if completion else None,
        "reasoning_tokens": completion.usage.reasoning if completion else None,
        "model_seconds": completion.seconds if completion else None,
        "cpu_seconds": attempt.cpu_seconds if attempt else None,
        "wall_seconds": attempt.wall_seconds if attempt else None,
        "peak_bytes": attempt.peak_bytes if attempt else None,
        "isolation": attempt.isolation if attempt else None,
    }


def _of_picture(attempt: Attempt | None) -> Row:
    picture = attempt.picture if attempt else None
    return {
        "picture": picture.digest if picture else None,
        "height": picture.height if picture else None,
        "width": picture.width if picture else None,
        "gray": picture.is_gray if picture else None,
    }


def _of_checks(score: Score | None) -> Row:
    row: Row = {}
    seen: Counter[str] = Counter()
    for check in score.checks if score else ():
        seen[check.name] += 1
        name = check.name if seen[check.name] == 1 else f"{check.name}_{seen[check.name]}"
        row[f"score_{name}"] = check.score
        row[f"verdict_{name}"] = str(check.verdict)
    return row


def attempt_rows(runs: Mapping[str, Iterable[Record]]) -> Iterator[Row]:
    """Give one row for each attempt.

    Parameters
    ----------
    runs : mapping of str to iterable of Record
        The records by the name of their run.

    Yields
    ------
    row : dict
        The columns in the module's table; those of the checks differ from task to task.
    """
    for run, records in runs.items():
        for record in records:
            sample = _of_sample(run, record)
            for attempt in record.attempts or (None,):
                last = attempt is record.attempts[-1] if record.attempts else None
                checks = _of_checks(attempt.score if attempt else None)
                yield {
                    **sample,
                    "last": last,
                    **_of_attempt(attempt),
                    **_of_cost(attempt),
                    **_of_picture(attempt),
                    **checks,
                }


def columns(rows: Iterable[Row]) -> tuple[str, ...]:
    """List the columns of all rows: the fixed ones in their order, then those of the checks, sorted.

    Parameters
    ----------
    rows : iterable of dict

    Returns
    -------
    names : tuple of str
    """
    found = dict.fromkeys(name for row in rows for name in row)
    of_checks = sorted(name for name in found if name.startswith(("score_", "verdict_")))
    return (*(name for name in found if name not in of_checks), *of_checks)
