"""Replay the experiment that this project began with, and the same wishes to a chat model of today.

"Image Generation with ChatGPT" (J. Shahir, Towards Data Science, 10 February 2023) asks a chat model for a
white square, a basketball and a smiley face, pastes each reply unchanged into a notebook, looks, and types
the next message. Its code survives as screenshots only, so what is replayed of it is a reconstruction from
its description: the programs were written anew, so that each does what the article describes. The replies
of today are recordings. Both ship with the package: no key, no network.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procgen.feedback import strategy
from procgen.models.recorded import Recorded
from procgen.solve import solve
from procgen.suite import load_task
from procgen.transcript import Transcript, load_transcript, transcript_ids
from sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from procgen.types import Attempt, Record

THEN, NOW = "_2023", "_today_"
"""Parts of a transcript's id that say from when it is."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was said about one picture: the article's conversation, and recordings of today."""

    letter: str
    """As the article's description counts: A, B, C."""
    then: Transcript
    now: tuple[Transcript, ...]

    @property
    def attempts(self) -> int:
        """Replies altogether, then and now."""
        return sum(len(transcript.turns) for transcript in (self.then, *self.now))


@dataclass(frozen=True, slots=True)
class Replay:
    """What became of one conversation when its programs were run here."""

    conversation: Conversation
    then: Record
    now: tuple[Record, ...]


def conversations() -> tuple[Conversation, ...]:
    """List the article's conversations in its own order, each with the recordings of today.

    Returns
    -------
    conversations : tuple of Conversation
    """
    transcripts = [load_transcript(name) for name in transcript_ids()]
    found = []
    for then in sorted((t for t in transcripts if t.id.endswith(THEN)), key=lambda t: t.title):
        letter = then.title.partition(".")[0]
        now = tuple(t for t in transcripts if t.id.startswith(f"{then.task}{NOW}"))
        found.append(Conversation(letter, then, now))
    return tuple(found)


def replay(
    conversation: Conversation,
    *,
    box: Sandbox | None = None,
    watch: Callable[[str, Attempt], None] | None = None,
) -> Replay:
    """Run every program of a conversation and judge its pictures.

    Parameters
    ----------
    conversation : Conversation
    box : Sandbox, optional
        Where the programs run; one of its own if not given.
    watch : callable, optional
        Called with the name (``B5``, ``B today 2``) and the attempt, as each happens.

    Returns
    -------
    replay : Replay

    Raises
    ------
    SandboxUnavailable
        If no sandbox was given and none can be started.
    """
    if box is None:
        with Sandbox() as own:
            return replay(conversation, box=own, watch=watch)
    tell = watch or (lambda _name, _attempt: None)

    def then(attempt: Attempt) -> None:
        tell(f"{conversation.letter}{attempt.turn}", attempt)

    def now(sample: int) -> Callable[[Attempt], None]:
        return lambda attempt: tell(f"{conversation.letter} today {sample + 1}", attempt)

    return Replay(
        conversation,
        _solve(conversation.then, 0, box, then),
        tuple(_solve(said, sample, box, now(sample)) for sample, said in enumerate(conversation.now)),
    )


def _solve(transcript: Transcript, sample: int, box: Sandbox, watch: Callable[[Attempt], None]) -> Record:
    """Let both sides say what they said; the record names the model as the transcript does."""
    return solve(
        load_task(transcript.task),
        Recorded(transcript.model, (transcript,)),
        feedback=dataclasses.replace(strategy(f"script:{transcript.id}"), name="script"),
        turns=len(transcript.turns),
        sample=sample,
        box=box,
        watch=watch,
    )
