"""Small signs drawn as vectors: a verdict is told by its shape and its word, and only then by its colour."""

from __future__ import annotations

from types import MappingProxyType

from gallery.markup import Html, fill

_SHAPES = MappingProxyType(
    {
        "pass": "M3 8.5l3.2 3.2L13 5",
        "fail": "M4 4l8 8M12 4l-8 8",
        "unsure": "M5.4 6a2.7 2.7 0 1 1 3.6 2.5c-.7.3-1 .8-1 1.5M8 12.6v.1",
        "unscored": "M3.5 8h9",
        "error": "M8 3.2v6M8 12.4v.1",
    }
)
"""Path of each sign in a square of 16 units."""


def chip(kind: str, word: str) -> Html:
    """Show a verdict or a way to end as a sign and a word.

    Parameters
    ----------
    kind : str
        ``pass``, ``fail``, ``unsure``, ``unscored`` or ``error``: the sign and the colour.
    word : str
        What it says.

    Returns
    -------
    markup : Html
    """
    return fill("chip", kind=kind, path=Html(_SHAPES[kind]), word=word)
