"""Replay a recorded conversation: no key, no network, the same replies every time.

``recorded:ID`` replays a transcript that ships with the package (`procgen.transcript`, which also documents
the file's format), ``recorded:PATH.json`` any other, and plain ``recorded`` one of the shipped recordings for
the task that the first message names; reconstructions are replayed only when named.

The reply of turn *n* is given to a conversation that already holds *n - 1* replies, whatever it was asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procgen.errors import ModelError
from procgen.transcript import Transcript, load_transcript, transcript_ids
from procgen.types import Completion, Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.models import ModelOptions


@dataclass(frozen=True, slots=True)
class Recorded:
    """A model that answers from transcripts."""

    name: str
    transcripts: tuple[Transcript, ...]
    """One, or those to choose from by the task that the first message names."""

    def complete(self, messages: Sequence[Message], *, seed: int | None = None) -> Completion:
        """Return the recorded reply for as many replies as the conversation already holds.

        Parameters
        ----------
        messages : sequence of Message
            The conversation; only the number of its replies counts, and its first message to choose by.
        seed : int, optional
            Chooses among several transcripts of the same task.

        Returns
        -------
        completion : Completion

        Raises
        ------
        ModelError
            If the recording has no further reply, or no transcript fits the first message.
        """
        transcript = self._choose(messages, seed or 0)
        turn = sum(message.role == "assistant" for message in messages)
        if turn >= len(transcript.turns):
            raise ModelError(
                f"the recording {transcript.id!r} ends after {len(transcript.turns)} replies, and number"
                f" {turn + 1} was asked for; allow fewer turns, or choose another model"
            )
        return Completion(transcript.turns[turn][1], model=transcript.model)

    def _choose(self, messages: Sequence[Message], seed: int) -> Transcript:
        if len(self.transcripts) == 1:
            return self.transcripts[0]
        asked = next((message.text.lower() for message in messages if message.role == "user"), "")
        fitting = [t for t in self.transcripts if all(word in asked for word in t.task.split("_"))]
        said = next((message.text for message in messages if message.role == "assistant"), None)
        if said is not None:
            fitting = [transcript for transcript in fitting if transcript.turns[0][1] == said]
        if not fitting:
            tasks = ", ".join(sorted({transcript.task for transcript in self.transcripts}))
            raise ModelError(
                f"nothing recorded fits {asked[:60]!r}; there are replies about: {tasks or 'nothing'}"
            )
        return fitting[seed % len(fitting)]


def connect(model: str, options: ModelOptions) -> Recorded:  # noqa: ARG001 - every provider's signature
    """Replay one transcript, or with no name the shipped recordings, chosen by the task that is asked for.

    Parameters
    ----------
    model : str
        Id or path of a transcript; empty for all that ship with the package and are no reconstructions.
    options : ModelOptions
        Without effect: the replies are what they are.

    Returns
    -------
    model : Recorded

    Raises
    ------
    UnknownName
        If there is no such transcript.
    ProcgenError
        If the file is not a transcript.
    """
    if model:
        return Recorded(f"recorded:{model}", (load_transcript(model),))
    shipped = (load_transcript(name) for name in transcript_ids())
    return Recorded("recorded", tuple(each for each in shipped if not each.is_reconstruction))
