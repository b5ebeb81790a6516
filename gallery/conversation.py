"""The page of one conversation: all attempts of one record, one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery import words
from gallery.attempt import attempt
from gallery.exhibits import arm
from gallery.filmstrip import cover, strip
from gallery.icons import chip
from gallery.markup import Html, fill, join
from gallery.reply import inline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gallery.exhibits import Collection, Exhibit

_NOTHING = Html()


def conversation(
    exhibit: Exhibit,
    *,
    before: Exhibit | None,
    after: Exhibit | None,
    others: Sequence[Exhibit],
    timings: bool,
) -> Html:
    """Lay out one record's page.

    Parameters
    ----------
    exhibit : Exhibit
    before, after : Exhibit or None
        Neighbours in the order of the index.
    others : sequence of Exhibit
        The same task by other models, or in other runs.
    timings : bool
        Whether to show what differs from machine to machine.

    Returns
    -------
    page : Html
        A whole document.
    """
    record = exhibit.record
    body = fill(
        "conversation",
        before=_turn(before, "prev", "Previous"),
        after=_turn(after, "next", "Next"),
        collection=exhibit.collection.title,
        heading=exhibit.heading,
        chip=chip(record.outcome, record.outcome),
        summary=words.summary(record),
        note=note(exhibit.collection),
        film=fill("film", strip=strip(record, linked=True)) if len(record.attempts) > 1 else _NOTHING,
        attempts=join((attempt(shown, timings=timings) for shown in record.attempts), "\n"),
        facts=join(_facts(exhibit), "\n"),
        others=_others(others),
    )
    return fill("page", title=f"{exhibit.heading}: {exhibit.collection.title}", body=body)


def note(collection: Collection) -> Html:
    """Show what has to be said about a whole run, so that it cannot be overlooked; nothing if it has no note.

    Parameters
    ----------
    collection : Collection

    Returns
    -------
    markup : Html
    """
    if not collection.note.strip():
        return _NOTHING
    return fill("note", title=collection.title, text=inline(collection.note))


def _turn(neighbour: Exhibit | None, direction: str, word: str) -> Html:
    if neighbour is None:
        return _NOTHING
    return fill("turn", page=neighbour.page, direction=direction, word=word, heading=neighbour.heading)


def _facts(exhibit: Exhibit) -> Iterator[Html]:
    record = exhibit.record
    tokens = sum(attempt.completion.usage.total for attempt in record.attempts)
    facts = {
        "Model": record.model,
        "Feedback": record.feedback,
        "Task": f"{record.task} ({record.level})",
        "Wording": record.prompt,
        "Seed": record.seed,
        "Sample": record.sample,
        "Tokens": f"{tokens:,}" if tokens else "not counted",
    }
    for name, value in facts.items():
        yield fill("fact", name=name, value=value)


def _others(others: Sequence[Exhibit]) -> Html:
    if not others:
        return _NOTHING
    return fill("others", links=join((_other(other) for other in others), "\n"))


def _other(other: Exhibit) -> Html:
    record = other.record
    return fill(
        "other",
        page=other.page,
        cover=cover(record),
        collection=other.collection.title,
        heading=other.heading,
        by=arm(other).by,
        chip=chip(record.outcome, record.outcome),
        tries=words.count(len(record.attempts), "attempt"),
    )
