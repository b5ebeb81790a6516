"""Say what a person said: the messages of a conversation, in order, whatever the model replied.

``script:ID`` takes the person's side of a transcript (`procgen.transcript`); ``script:PATH.json`` of any
other, or of a plain list of messages; ``script:PATH.txt`` has one message a line. ``{error}`` in a message
stands for the last failure, ``IndexError: ...``, as a person pastes it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from procgen.errors import ProcgenError
from procgen.feedback import Feedback
from procgen.transcript import load_transcript
from procgen.types import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.types import Attempt, Task


def opening(task: Task, *, argument: str) -> tuple[Message, ...]:  # noqa: ARG001 - every strategy's signature
    """Begin with the person's first message.

    Parameters
    ----------
    task : Task
    argument : str
        Id of a transcript, or path of a script.

    Returns
    -------
    messages : tuple of Message

    Raises
    ------
    UnknownName
        If there is neither such a transcript nor such a file.
    ProcgenError
        If the file is not a script.
    """
    return (Message("user", _messages(argument)[0]),)


def reply(task: Task, attempts: Sequence[Attempt], *, argument: str) -> Feedback | None:  # noqa: ARG001 - every strategy's signature
    """Give the person's next message; None after the last.

    Parameters
    ----------
    task : Task
    attempts : sequence of Attempt
    argument : str
        Id of a transcript, or path of a script.

    Returns
    -------
    feedback : Feedback or None

    Raises
    ------
    UnknownName
        If there is neither such a transcript nor such a file.
    ProcgenError
        If the file is not a script.
    """
    messages = _messages(argument)
    if len(attempts) >= len(messages):
        return None
    failure = attempts[-1].failure
    pasted = f"{failure.type}: {failure.message}" if failure else ""
    return Feedback((Message("user", messages[len(attempts)].replace("{error}", pasted)),))


def _messages(argument: str) -> tuple[str, ...]:
    """Read a script: the messages of a person, at least one."""
    path = Path(argument)
    if path.suffix == ".txt" and path.is_file():
        messages = tuple(line.strip() for line in path.read_text("utf-8").splitlines() if line.strip())
    elif path.suffix == ".json" and path.is_file() and path.read_bytes().lstrip().startswith(b"["):
        messages = _listed(path)
    else:
        messages = tuple(user for user, _ in load_transcript(argument).turns)
    if not messages:
        raise ProcgenError(f"the script {argument} holds no message; it needs at least one")
    return messages


def _listed(path: Path) -> tuple[str, ...]:
    try:
        return tuple(str(message) for message in json.loads(path.read_bytes()))
    except ValueError as error:
        raise ProcgenError(f"the script {path} is not a JSON list of messages ({error})") from error
