"""Colour a Python program, line by line; the only module that imports pygments.

Words are put into six groups instead of pygments' eighty: the pages stay small, and one palette in two
schemes serves them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery.markup import Html, escape, join

if TYPE_CHECKING:
    from collections.abc import Iterator

_GROUPS = (
    ("Token.Keyword.Constant", "n"),
    ("Token.Keyword", "k"),
    ("Token.Operator.Word", "k"),
    ("Token.Name.Function", "f"),
    ("Token.Name.Class", "f"),
    ("Token.Name.Decorator", "f"),
    ("Token.Name.Builtin", "b"),
    ("Token.Literal.String", "s"),
    ("Token.Literal.Number", "n"),
    ("Token.Comment", "c"),
)
"""Beginning of a token's name and the class of its span; the first that fits."""


def highlight(source: str, failing: int | None = None) -> Html:
    """Mark up a program for a ``<pre>``: one element a line, words coloured by kind.

    Parameters
    ----------
    source : str
        The program. It need not be valid.
    failing : int, optional
        Number of the line to mark, counted from 1.

    Returns
    -------
    markup : Html
        ``<span class="line">`` for each line; the failing one is a ``<mark>``.
    """
    return join(
        Html(
            f'<mark class="line">{line}</mark>\n'
            if number == failing
            else f'<span class="line">{line}</span>\n'
        )
        for number, line in enumerate(_lines(source), 1)
    )


def _lines(source: str) -> Iterator[Html]:
    """Give each line's markup; a word that spans lines is coloured in each of them."""
    from pygments.lexers.python import PythonLexer  # type: ignore[import-untyped]  # noqa: PLC0415 - slow

    line: list[Html] = []
    # Leading blank lines stay, or the numbers in a traceback would point elsewhere.
    for token, text in PythonLexer(stripnl=False).get_tokens(source):
        group = _group(str(token))
        first, *rest = text.split("\n")
        line.append(_word(first, group))
        for part in rest:
            yield join(line)
            line = [_word(part, group)]


def _group(token: str) -> str:
    return next((group for beginning, group in _GROUPS if token.startswith(beginning)), "")


def _word(text: str, group: str) -> Html:
    return Html(f'<span class="{group}">{escape(text)}</span>') if text and group else escape(text)
