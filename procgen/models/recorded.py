"""Replay a recorded conversation: no key, no network, the same replies every time.

A transcript is one JSON file. Those in ``procgen/models/transcripts`` ship with the package and go by
their file name; any other goes by its path::

    {
      "id": "basketball_2023",
      "task": "basketball",
      "title": "B. Basketball",
      "label": "reconstruction from the article's description",
      "note": "where it comes from, in a sentence or two; may be empty",
      "model": "a chat model of February 2023",
      "turns": [
        {"user": "what the person wrote", "assistant": "the whole reply, Markdown"},
        {"user": "the next message; \"\" where only the reply is known", "assistant": "..."}
      ]
    }

``id`` equals the file name without ending. ``label`` is shown wherever the transcript is shown. ``model`` is what
a completion reports as its model. All keys but ``note`` must be there.

The model replays the assistant's side: the reply of turn *n* is given to a conversation that already holds *n - 1*
replies, whatever it was asked. The person's side is played by the feedback ``script``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from procgen.errors import ModelError, UnknownName
from procgen.types import Completion, Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.models import ModelOptions

_FOLDER = resources.files("procgen.models") / "transcripts"


@dataclass(frozen=True, slots=True)
class Transcript:
    """A conversation as it happened, or as it was reconstructed."""

    id: str
    task: str
    title: str
    label: str
    """``reconstruction from the article's description`` or ``recorded reply of a present-day chat model``."""
    model: str
    turns: tuple[tuple[str, str], ...]
    """(user, assistant) pairs in order."""
    note: str = ""


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
            The conversation; only the number of its replies counts, and its first message where there is a choice.
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
                f"the recording {transcript.id!r} has {len(transcript.turns)} replies, and reply {turn + 1} was asked"
                " for; allow fewer turns, or choose another model"
            )
        return Completion(transcript.turns[turn][1], model=transcript.model)

    def _choose(self, messages: Sequence[Message], seed: int) -> Transcript:
        if len(self.transcripts) == 1:
            return self.transcripts[0]
        asked = next((message.text.lower() for message in messages if message.role == "user"), "")
        fitting = [t for t in self.transcripts if all(word in asked for word in t.task.split("_"))]
        if not fitting:
            tasks = ", ".join(sorted({transcript.task for transcript in self.transcripts}))
            raise ModelError(f"nothing recorded fits {asked[:60]!r}; there are replies about: {tasks}")
        return fitting[seed % len(fitting)]


def transcript_ids() -> tuple[str, ...]:
    """List the transcripts that ship with the package, sorted."""
    if not _FOLDER.is_dir():
        return ()
    return tuple(
        sorted(
            entry.name.removesuffix(".json") for entry in _FOLDER.iterdir() if entry.name.endswith(".json")
        )
    )


def load_transcript(name: str) -> Transcript:
    """Load a transcript.

    Parameters
    ----------
    name : str
        The id of one that ships with the package, or the path of a JSON file.

    Returns
    -------
    transcript : Transcript

    Raises
    ------
    UnknownName
        If there is neither; the message lists the ids.
    ModelError
        If the file is not a transcript.
    """
    if name in transcript_ids():
        return _parse((_FOLDER / f"{name}.json").read_text(encoding="utf-8"), name)
    path = Path(name)
    if path.suffix == ".json" and path.is_file():
        return _parse(path.read_text(encoding="utf-8"), name)
    raise UnknownName(
        f"there is no recording {name!r}; there is: {', '.join(transcript_ids()) or 'none'}, or any JSON file by its path"
    )


def connect(model: str, options: ModelOptions) -> Recorded:  # noqa: ARG001 - every provider's signature
    """Replay one transcript, or with no name those that ship with the package, chosen by the task asked for.

    Parameters
    ----------
    model : str
        Id or path of a transcript; empty for all that ship with the package.
    options : ModelOptions
        Without effect: the replies are what they are.

    Returns
    -------
    model : Recorded

    Raises
    ------
    UnknownName
        If there is no such transcript.
    ModelError
        If the file is not a transcript.
    """
    if model:
        return Recorded(f"recorded:{model}", (load_transcript(model),))
    return Recorded("recorded", tuple(load_transcript(name) for name in transcript_ids()))


def _parse(text: str, name: str) -> Transcript:
    try:
        data: dict[str, Any] = json.loads(text)
        fields = {key: str(data[key]) for key in ("id", "task", "title", "label", "model")}
        turns = tuple((str(turn["user"]), str(turn["assistant"])) for turn in data["turns"])
        return Transcript(**fields, turns=turns, note=str(data.get("note", "")))
    except KeyError as error:
        raise ModelError(
            f"the transcript {name} lacks the key {error}; see procgen/models/recorded.py"
        ) from error
    except (ValueError, TypeError) as error:
        raise ModelError(f"{name} is not a transcript ({error}); see procgen/models/recorded.py") from error
