r"""A conversation as data: what a person wrote and what a model replied, turn by turn.

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
        {"user": "the next message", "assistant": "..."}
      ]
    }

``id`` equals the file name without ending. ``label`` is shown wherever the transcript is shown. ``model`` is
what a completion reports as its model. All keys but ``note`` must be there, and at least one turn.

The model ``recorded:ID`` plays the assistant's side of it, the feedback ``script:ID`` the person's.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from procgen.errors import ProcgenError, UnknownName

_FOLDER = resources.files("procgen") / "models" / "transcripts"


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

    @property
    def is_reconstruction(self) -> bool:
        """Whether the replies were written after a description, as its label then says."""
        return "reconstruction" in self.label


def transcript_ids() -> tuple[str, ...]:
    """List the transcripts that ship with the package, sorted."""
    files = [entry.name for entry in _FOLDER.iterdir()] if _FOLDER.is_dir() else []
    return tuple(sorted(name.removesuffix(".json") for name in files if name.endswith(".json")))


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
    ProcgenError
        If the file is not a transcript.
    """
    if name in transcript_ids():
        return _parse((_FOLDER / f"{name}.json").read_bytes(), name)
    path = Path(name)
    if path.suffix == ".json" and path.is_file():
        return _parse(path.read_bytes(), name)
    known = ", ".join(transcript_ids()) or "none"
    raise UnknownName(f"there is no transcript {name!r}; there is: {known}, or any JSON file by its path")


def _parse(content: bytes, name: str) -> Transcript:
    try:
        data = json.loads(content)
        fields = {key: str(data[key]) for key in ("id", "task", "title", "label", "model")}
        turns = tuple((str(turn["user"]), str(turn["assistant"])) for turn in data["turns"])
    except KeyError as error:
        raise ProcgenError(
            f"the transcript {name} lacks the key {error}; see procgen/transcript.py"
        ) from error
    except (ValueError, TypeError) as error:
        raise ProcgenError(f"{name} is not a transcript ({error}); see procgen/transcript.py") from error
    if not turns:
        raise ProcgenError(f"the transcript {name} has no turn; it needs at least one")
    return Transcript(**fields, turns=turns, note=str(data.get("note", "")))
