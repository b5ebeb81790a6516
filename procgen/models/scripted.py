"""Answer from a list, one reply a call: for tests, and for trying a feedback strategy without a model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from procgen.errors import ModelError, UnknownName
from procgen.types import Completion, Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from procgen.models import ModelOptions


class Scripted:
    """A model that gives its replies in order, whatever it is asked; threads may share it.

    Parameters
    ----------
    replies : iterable of str, Completion or ModelError
        An error is raised in the place of a reply.
    name : str
    """

    def __init__(self, replies: Iterable[str | Completion | ModelError], name: str = "scripted") -> None:
        self.name = name
        self._replies = iter(tuple(replies))

    def complete(self, messages: Sequence[Message], *, seed: int | None = None) -> Completion:  # noqa: ARG002 - the protocol's signature
        """Return the next reply.

        Parameters
        ----------
        messages : sequence of Message
            Without effect.
        seed : int, optional
            Without effect.

        Returns
        -------
        completion : Completion

        Raises
        ------
        ModelError
            If the script says so, or has no further reply.
        """
        reply = next(self._replies, None)
        if reply is None:
            raise ModelError(f"the replies of {self.name} are used up; write more, or allow fewer turns")
        if isinstance(reply, ModelError):
            raise reply
        return reply if isinstance(reply, Completion) else Completion(reply, model=self.name)


def connect(model: str, options: ModelOptions) -> Scripted:  # noqa: ARG001 - every provider's signature
    """Read the replies from a file.

    Parameters
    ----------
    model : str
        Path of a JSON list of replies.
    options : ModelOptions
        Without effect: the replies are what they are.

    Returns
    -------
    model : Scripted

    Raises
    ------
    UnknownName
        If there is no such file, or it is not a list of texts.
    """
    path = Path(model)
    if not path.is_file():
        raise UnknownName(
            f"there is no file {model!r} of replies; write scripted:PATH with a JSON list of texts"
        )
    try:
        replies = json.loads(path.read_bytes())
    except ValueError as error:
        raise UnknownName(f"{model} is not a JSON list of replies ({error})") from error
    if not isinstance(replies, list) or not all(isinstance(reply, str) for reply in replies):
        raise UnknownName(f"{model} is not a JSON list of replies; each must be a text")
    return Scripted(replies, f"scripted:{model}")
