"""A record as one line of JSON, and back; pictures stand in it by their digest.

Written by plain code, read back through a schema: a line may come from another version, another program or a
damaged disk.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Annotated, Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from procgen.types import (
    Attempt,
    CheckResult,
    Completion,
    Json,
    Message,
    Outcome,
    Picture,
    Record,
    Score,
    Verdict,
)
from sandbox.result import Failure

Load = Callable[[str, int, int], NDArray[np.uint8]]
"""Gives the pixels of a digest, height and width; of shape (H, W, 3)."""


def to_line(record: Record) -> bytes:
    """Write a record as one line.

    Parameters
    ----------
    record : Record

    Returns
    -------
    line : bytes
        A JSON object in UTF-8 with a line end; what UTF-8 cannot hold (half a surrogate pair) becomes ``?``.
    """
    line = {
        "task": record.task,
        "level": record.level,
        "seed": record.seed,
        "sample": record.sample,
        "model": record.model,
        "feedback": record.feedback,
        "prompt": record.prompt,
        "stop": record.stop,
        "outcome": record.outcome,
        "score": record.score.score if record.score else None,
        "verdict": record.score.verdict if record.score else None,
        "unscored": record.unscored,
        "parameters": record.parameters,
        "attempts": [_attempt_json(attempt) for attempt in record.attempts],
    }
    return encoded(line)


def encoded(value: Mapping[str, Any]) -> bytes:
    """Write a JSON object as one line.

    Parameters
    ----------
    value : mapping
        May hold tuples, mappings of any kind and numpy's numbers.

    Returns
    -------
    line : bytes
    """
    return json.dumps(dict(value), ensure_ascii=False, default=_plain).encode("utf-8", "replace") + b"\n"


def from_line(line: bytes, load: Load) -> Record:
    """Read a record.

    Parameters
    ----------
    line : bytes
    load : callable
        Gives a picture's pixels; called when they are looked at, not before.

    Returns
    -------
    record : Record

    Raises
    ------
    ValueError
        If the line is not a record.
    """
    stored = _Record.model_validate_json(line)
    return Record(
        task=stored.task,
        level=stored.level,
        seed=stored.seed,
        sample=stored.sample,
        model=stored.model,
        feedback=stored.feedback,
        prompt=stored.prompt,
        attempts=tuple(_attempt(attempt, load) for attempt in stored.attempts),
        stop=stored.stop,
        unscored=stored.unscored,
        parameters=stored.parameters,
    )


def message_json(message: Message) -> dict[str, Json]:
    """Write a message with its pictures by their digest.

    Parameters
    ----------
    message : Message

    Returns
    -------
    value : dict
    """
    pictures: Json = [_picture_json(picture) for picture in message.pictures]
    return {"role": message.role, "text": message.text, "pictures": pictures}


def completion_from(value: Json) -> Completion:
    """Read a completion.

    Parameters
    ----------
    value : dict
        As `dataclasses.asdict` gives it.

    Returns
    -------
    completion : Completion

    Raises
    ------
    ValueError
        If it is none.
    """
    return TypeAdapter(Completion).validate_python(value)


class _Stored(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True)


class _Picture(_Stored):
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    height: Annotated[int, Field(gt=0)]
    width: Annotated[int, Field(gt=0)]
    is_gray: bool = False
    notes: tuple[str, ...] = ()


class _Message(_Stored):
    role: Literal["system", "user", "assistant"]
    text: str
    pictures: tuple[_Picture, ...] = ()


class _Attempt(_Stored):
    turn: int
    asked: tuple[_Message, ...]
    completion: Completion
    outcome: Outcome
    program: str | None = None
    failure: Failure | None = None
    stdout: str = ""
    picture: _Picture | None = None
    hidden: tuple[_Picture | None, ...] = ()
    score: float | None = None
    verdict: Verdict | None = None
    checks: tuple[CheckResult, ...] = ()
    fresh: bool = False
    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    peak_bytes: int = 0
    isolation: int = 0


class _Record(_Stored):
    task: str
    level: str
    seed: int
    sample: int
    model: str
    feedback: str
    prompt: str
    attempts: tuple[_Attempt, ...]
    stop: str
    unscored: str | None = None
    parameters: dict[str, Any] = Field(default_factory=dict)


def _attempt_json(attempt: Attempt) -> dict[str, Json]:
    return {
        "turn": attempt.turn,
        "asked": [message_json(message) for message in attempt.asked],
        "fresh": attempt.fresh,
        "completion": asdict(attempt.completion),
        "program": attempt.program,
        "outcome": attempt.outcome,
        "failure": asdict(attempt.failure) if attempt.failure else None,
        "stdout": attempt.stdout,
        "picture": _picture_json(attempt.picture),
        "hidden": [_picture_json(picture) for picture in attempt.hidden],
        "score": attempt.score.score if attempt.score else None,
        "verdict": attempt.score.verdict if attempt.score else None,
        "checks": [asdict(check) for check in attempt.score.checks] if attempt.score else [],
        "cpu_seconds": attempt.cpu_seconds,
        "wall_seconds": attempt.wall_seconds,
        "peak_bytes": attempt.peak_bytes,
        "isolation": attempt.isolation,
    }


def _picture_json(picture: Picture | None) -> Json:
    if picture is None:
        return None
    return {
        "digest": picture.digest,
        "height": picture.height,
        "width": picture.width,
        "is_gray": picture.is_gray,
        "notes": list(picture.notes),
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever json does not know
    """Write what a task's parameters may hold besides JSON's own types."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist()
    return str(value)


def _attempt(stored: _Attempt, load: Load) -> Attempt:
    score = None
    if stored.score is not None and stored.verdict is not None:
        score = Score(stored.score, stored.verdict, stored.checks)
    return Attempt(
        turn=stored.turn,
        asked=tuple(
            Message(m.role, m.text, tuple(_picture(picture, load) for picture in m.pictures))
            for m in stored.asked
        ),
        completion=stored.completion,
        outcome=stored.outcome,
        program=stored.program,
        failure=stored.failure,
        stdout=stored.stdout,
        picture=_picture(stored.picture, load) if stored.picture else None,
        hidden=tuple(_picture(picture, load) if picture else None for picture in stored.hidden),
        score=score,
        fresh=stored.fresh,
        cpu_seconds=stored.cpu_seconds,
        wall_seconds=stored.wall_seconds,
        peak_bytes=stored.peak_bytes,
        isolation=stored.isolation,
    )


def _picture(stored: _Picture, load: Load) -> Picture:
    digest, height, width = stored.digest, stored.height, stored.width
    return Picture(
        digest,
        height,
        width,
        lambda: load(digest, height, width),
        is_gray=stored.is_gray,
        notes=stored.notes,
    )
