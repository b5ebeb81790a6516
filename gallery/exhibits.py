"""What a site shows and where: each record's page, and which records belong together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from gallery import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from procgen.types import Record


@dataclass(frozen=True, slots=True, eq=False)
class Collection:
    """The records of one run and what is to be said about all of them; equal only to itself."""

    name: str
    """Name of the run's folder; begins the names of its pages where there are several runs."""
    title: str
    note: str
    """Shown on the index and on every page of the collection; may be empty."""
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One record with its place in the site."""

    record: Record
    collection: Collection
    page: str
    """File name of its page."""
    heading: str
    """The task in words, with what tells it from the others of its collection by the same model."""


class Arm(NamedTuple):
    """What a comparison compares: all that one run got from one model with one feedback."""

    collection: Collection
    model: str
    """As its provider reports it."""
    feedback: str

    @property
    def by(self) -> str:
        """Say what the title of the run does not: the model, unless it is the title, and the feedback."""
        model = "" if self.model.casefold() == self.collection.title.casefold() else f"{self.model}, "
        return f"{model}feedback {self.feedback}"


def arrange(collections: Sequence[Collection]) -> tuple[Exhibit, ...]:
    """Give every record its page, in the order of the runs and of their records.

    Parameters
    ----------
    collections : sequence of Collection

    Returns
    -------
    exhibits : tuple of Exhibit
        No two have the same page; the same records get the same pages.
    """
    exhibits: list[Exhibit] = []
    taken = Counter({"index": 1})
    for collection in collections:
        beginning = (collection.name,) if len(collections) > 1 else ()
        telling = _telling(collection.records)
        for record in collection.records:
            apart = {
                name: record.model if name == "model" else f"{name} {getattr(record, name)}"
                for name in telling
            }
            stem = _slug("-".join((*beginning, record.task, *apart.values())))
            taken[stem] += 1
            page = f"{stem}.html" if taken[stem] == 1 else f"{stem}.{taken[stem]}.html"
            told = (apart[name] for name in ("prompt", "seed", "sample") if name in apart)
            heading = ", ".join((words.title(record.task), *told))
            exhibits.append(Exhibit(record, collection, page, heading))
    return tuple(exhibits)


def arm(exhibit: Exhibit) -> Arm:
    """Say to which arm of a comparison an exhibit belongs."""
    record = exhibit.record
    reported = record.attempts[-1].completion.model if record.attempts else ""
    return Arm(exhibit.collection, reported or record.model, record.feedback)


def by_task(exhibits: Sequence[Exhibit]) -> Mapping[str, Mapping[Arm, Sequence[Exhibit]]]:
    """Sort exhibits by task, and within a task by arm.

    Parameters
    ----------
    exhibits : sequence of Exhibit

    Returns
    -------
    tasks : mapping of str to (mapping of Arm to sequence of Exhibit)
    """
    tasks: dict[str, dict[Arm, list[Exhibit]]] = defaultdict(lambda: defaultdict(list))
    for exhibit in exhibits:
        tasks[exhibit.record.task][arm(exhibit)].append(exhibit)
    return tasks


def _telling(records: Sequence[Record]) -> tuple[str, ...]:
    """List the fields that tell records of the same task apart."""
    values: dict[str, dict[str, set[object]]] = defaultdict(lambda: defaultdict(set))
    for record in records:
        for name in ("model", "feedback", "prompt", "seed", "sample"):
            values[name][record.task].add(getattr(record, name))
    return tuple(name for name, tasks in values.items() if any(len(seen) > 1 for seen in tasks.values()))


def _slug(text: str) -> str:
    """Keep what is harmless in a file name and in a link on every system."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:100] or "page"
