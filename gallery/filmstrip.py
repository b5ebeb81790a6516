"""A conversation in one line: each attempt as a small picture, or as the name of what went wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gallery import pictures, words
from gallery.attempt import alternative, attempt_kind
from gallery.markup import Html, escape, fill, join

if TYPE_CHECKING:
    from procgen.types import Attempt, Record

_LONGEST = 12
"""Attempts shown on a card; a page shows all."""


def strip(record: Record, *, linked: bool) -> Html:
    """Show the attempts of a record one beside the other.

    Parameters
    ----------
    record : Record
    linked : bool
        Whether each leads to its section on the same page, and all are shown; otherwise the first twelve.

    Returns
    -------
    markup : Html
        An ordered list.
    """
    attempts = record.attempts if linked else record.attempts[:_LONGEST]
    tiles = [_tile(attempt, linked=linked) for attempt in attempts]
    if not tiles:
        tiles.append(fill("tile", kind="unscored", inside=cover(record)))
    if len(record.attempts) > len(attempts):
        tiles.append(fill("more", number=len(record.attempts) - len(attempts)))
    return fill("strip", tiles=join(tiles, "\n"))


def cover(record: Record) -> Html:
    """Show the last picture of a record, or how it ended where it has none."""
    drawn = [attempt for attempt in record.attempts if attempt.picture is not None]
    if not record.attempts:
        return fill("word", kind="unscored", word="no attempt")
    return _inside(drawn[-1] if drawn else record.attempts[-1])


def _tile(attempt: Attempt, *, linked: bool) -> Html:
    name = "linked_tile" if linked else "tile"
    return fill(name, turn=attempt.turn, kind=attempt_kind(attempt), inside=_inside(attempt))


def _inside(attempt: Attempt) -> Html:
    if attempt.picture is not None:
        return pictures.image(attempt.picture, alternative(attempt, attempt.picture))
    return fill("word", kind="error", word=_breakable(words.outcome_label(attempt)))


def _breakable(name: str) -> Html:
    """Let a name like ``ModuleNotFoundError`` break where its words meet."""
    return join((escape(part) for part in re.split(r"(?<=[a-z])(?=[A-Z])", name)), "<wbr>")
