"""The same tasks side by side: for each task one strip for each run, model and feedback that tried it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gallery import words
from gallery.exhibits import by_task
from gallery.filmstrip import cover, strip
from gallery.icons import chip
from gallery.markup import Html, fill, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery.exhibits import Arm, Exhibit

_SHOWN = 3
"""Pictures shown of an arm with many samples; how many passed is said in words."""
_NOTHING = Html()


def comparison(exhibits: Sequence[Exhibit]) -> Html:
    """Set the exhibits of the same task beside each other.

    Parameters
    ----------
    exhibits : sequence of Exhibit

    Returns
    -------
    markup : Html
        A section; nothing where no task was tried in two ways.
    """
    tasks = {task: tried for task, tried in by_task(exhibits).items() if len(tried) > 1}
    if not tasks:
        return _NOTHING
    rows = (
        fill(
            "compared",
            task=words.title(task),
            arms=join((_tried(one, same) for one, same in tried.items()), "\n"),
        )
        for task, tried in tasks.items()
    )
    return fill("comparison", rows=join(rows, "\n"))


def _tried(one: Arm, exhibits: Sequence[Exhibit]) -> Html:
    """Show what an arm made of a task: all attempts of one sample, or the end of several."""
    if len(exhibits) == 1:
        record = exhibits[0].record
        shown = fill("strip_link", page=exhibits[0].page, strip=strip(record, linked=False))
        verdict, told = chip(record.outcome, record.outcome), words.count(len(record.attempts), "attempt")
    else:
        outcomes = Counter(exhibit.record.outcome for exhibit in exhibits)
        kind = next(iter(outcomes)) if len(outcomes) == 1 else "unsure"
        links = (
            fill("cover_link", page=exhibit.page, heading=exhibit.heading, cover=cover(exhibit.record))
            for exhibit in exhibits[:_SHOWN]
        )
        shown = fill("covers", links=join(links, "\n"))
        verdict, told = chip(kind, f"{outcomes['pass']} of {len(exhibits)} pass"), ""
    return fill("arm", run=one.collection.title, by=one.by, shown=shown, verdict=verdict, told=told)
