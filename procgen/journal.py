"""Remember every completion as it arrives, so that a killed run pays for none of them twice.

A record is written when its sample ends; until then the journal holds what its model already said. It is a
file of JSON lines in the run's folder, removed when the run is complete.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from threading import Lock
from typing import TYPE_CHECKING, Self

from procgen.durable import append_line, lines, open_to_append, set_torn_line_aside, writing
from procgen.errors import ModelError, StoreError
from procgen.records import completion_from, encoded, message_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from threading import Event
    from types import TracebackType

    from procgen.store import Key
    from procgen.types import Completion, Message, Model


class Journal:
    """The completions of samples that have no record yet; a context manager that threads may share.

    Parameters
    ----------
    path : Path
        Made where needed; only the holder of the run's lock opens it.

    Raises
    ------
    StoreError
        If it cannot be read or written, or is damaged.
    """

    def __init__(self, path: Path) -> None:
        set_torn_line_aside(path)
        self._path = path
        self._known: dict[str, Completion] = {}
        self._origins: set[Key] = set()
        for origin, key, completion in _entries(path):
            self._known[key] = completion
            self._origins.add(origin)
        self._lock = Lock()
        self._file = open_to_append(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def recall(self, key: str) -> Completion | None:
        """Return the completion of a key, if it arrived before this journal was opened.

        Parameters
        ----------
        key : str

        Returns
        -------
        completion : Completion or None
        """
        return self._known.get(key)

    def keep(self, origin: Key, key: str, completion: Completion) -> None:
        """Note a completion; it is on the disk when this returns.

        Parameters
        ----------
        origin : Key
            The sample that it belongs to.
        key : str
        completion : Completion

        Raises
        ------
        StoreError
            If the disk does not take it.
        """
        with self._lock, writing(self._path):
            line = {"sample": origin, "key": key, "completion": asdict(completion)}
            append_line(self._file, encoded(line))
            self._origins.add(origin)

    def remove_if_within(self, done: frozenset[Key]) -> None:
        """Delete the file if every sample that it knows has its record.

        Parameters
        ----------
        done : frozenset of Key
        """
        if self._origins <= done:
            with writing(self._path):
                self._path.unlink(missing_ok=True)


class Remembering:
    """A model that asks another only what the journal does not hold.

    Parameters
    ----------
    model : Model
    journal : Journal
    origin : Key
        The sample that is made.
    stopping : Event
        Once it is set nothing more is asked.
    """

    def __init__(self, model: Model, journal: Journal, origin: Key, stopping: Event) -> None:
        self.name = model.name
        self._model = model
        self._journal = journal
        self._origin = origin
        self._stopping = stopping

    def complete(self, messages: Sequence[Message], *, seed: int | None = None) -> Completion:
        """Return the completion that arrived before for the same conversation, or ask for it.

        Parameters
        ----------
        messages : sequence of Message
        seed : int, optional

        Returns
        -------
        completion : Completion

        Raises
        ------
        ModelError
            If the provider failed after its retries, or the run is stopping.
        StoreError
            If the journal cannot be written.
        """
        key = self._key(messages, seed)
        known = self._journal.recall(key)
        if known is not None:
            return known
        if self._stopping.is_set():
            raise ModelError("the run was stopped before this sample ended; the same command goes on")
        completion = self._model.complete(messages, seed=seed)
        self._journal.keep(self._origin, key, completion)
        return completion

    def _key(self, messages: Sequence[Message], seed: int | None) -> str:
        said = [message_json(message) for message in messages]
        return hashlib.sha256(encoded({"origin": self._origin, "seed": seed, "said": said})).hexdigest()


def _entries(path: Path) -> list[tuple[Key, str, Completion]]:
    found = []
    for number, line in lines(path):
        try:
            entry = json.loads(line)
            task, seed, sample = entry["sample"]
            found.append(((task, seed, sample), str(entry["key"]), completion_from(entry["completion"])))
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{path}, line {number} is damaged; remove the line") from error
    return found
