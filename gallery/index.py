"""The pages on which a visitor chooses: the same task side by side, and every conversation of each run."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from gallery import words
from gallery.comparison import comparison
from gallery.conversation import note
from gallery.exhibits import arm
from gallery.filmstrip import cover, strip
from gallery.icons import chip
from gallery.markup import Html, fill, join

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gallery.exhibits import Collection, Exhibit

CARDS = 96
"""Conversations on one index page; judgement: that many are still scrolled with pleasure."""
_NOTHING = Html()


def index(title: str, exhibits: Sequence[Exhibit]) -> Iterator[tuple[str, Html]]:
    """Lay out the index, on as many pages as it needs.

    Parameters
    ----------
    title : str
        Of the site.
    exhibits : sequence of Exhibit

    Yields
    ------
    name : str
        File name; the first is ``index.html``.
    page : Html
        A whole document.
    """
    starts = range(0, max(len(exhibits), 1), CARDS)
    names = ["index.html" if number == 1 else f"index_{number}.html" for number in range(1, len(starts) + 1)]
    for number, (start, name) in enumerate(zip(starts, names, strict=True), 1):
        cards = exhibits[start : start + CARDS]
        body = fill(
            "index",
            title=title,
            tally=_tally(exhibits),
            notes=join((note(shown) for shown, _ in groupby(cards, key=attrgetter("collection"))), "\n"),
            comparison=comparison(exhibits) if number == 1 else _NOTHING,
            filter=_filter(cards),
            halls=_halls(cards),
            pages=_pages(names, number),
        )
        yield name, fill("page", title=title if number == 1 else f"{title}, page {number}", body=body)


def _tally(exhibits: Sequence[Exhibit]) -> str:
    outcomes = Counter(exhibit.record.outcome for exhibit in exhibits)
    known = ("pass", "fail", "unsure", "unscored")
    parts = [f"{outcomes[outcome]:,} {outcome}" for outcome in known if outcomes[outcome]]
    return ": ".join(part for part in (words.count(len(exhibits), "conversation"), ", ".join(parts)) if part)


def _halls(exhibits: Sequence[Exhibit]) -> Html:
    halls = groupby(exhibits, key=attrgetter("collection"))
    return join(
        (_hall(number, collection, list(shown)) for number, (collection, shown) in enumerate(halls, 1)), "\n"
    )


def _hall(number: int, collection: Collection, exhibits: Sequence[Exhibit]) -> Html:
    return fill(
        "hall",
        number=number,
        title=collection.title,
        cards=join((_card(exhibit) for exhibit in exhibits), "\n"),
    )


def _card(exhibit: Exhibit) -> Html:
    record = exhibit.record
    score = f" · {record.score.score:.2f}" if record.score else ""
    return fill(
        "card",
        outcome=record.outcome,
        page=exhibit.page,
        cover=cover(record),
        heading=exhibit.heading,
        by=arm(exhibit).by,
        chip=chip(record.outcome, record.outcome),
        tries=f"{words.count(len(record.attempts), 'attempt')}{score}",
        strip=strip(record, linked=False) if len(record.attempts) > 1 else _NOTHING,
    )


def _filter(exhibits: Sequence[Exhibit]) -> Html:
    """Offer to show one outcome only, where there are several to choose from."""
    outcomes = Counter(exhibit.record.outcome for exhibit in exhibits)
    if len(outcomes) < 2 or len(exhibits) <= 12:
        return _NOTHING
    choices = [("all", len(exhibits)), *sorted(outcomes.items())]
    return fill(
        "filter",
        choices=join(
            fill("choice", outcome=name, number=number, checked=Html("checked") if name == "all" else "")
            for name, number in choices
        ),
    )


def _pages(names: Sequence[str], current: int) -> Html:
    if len(names) == 1:
        return _NOTHING
    links = (
        fill("this_page" if number == current else "other_page", name=name, number=number)
        for number, name in enumerate(names, 1)
    )
    return fill("pages", links=join(links, "\n"))
