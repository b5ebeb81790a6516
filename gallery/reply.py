"""Show a model's reply in the order written: its words, its program with line numbers, any other code."""

from __future__ import annotations

import re
from textwrap import dedent, shorten
from typing import TYPE_CHECKING

from gallery.highlight import highlight
from gallery.markup import Html, escape, fill, join

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONG_PROSE = 700
"""Characters from which an explanation is folded; judgement: about ten lines of a phone."""
_FENCE = re.compile(
    r"^ *(?P<fence>`{3,}|~{3,})[^\n`]*\n(?P<code>.*?)(?:^ *(?P=fence)[`~]*[ \t]*$|\Z)",
    re.MULTILINE | re.DOTALL,
)
_INLINE = re.compile(r"`([^`\n]+)`|(?<!\w)\*\*(?=\S)([^*\n]+)(?<=\S)\*\*(?!\w)")


def reply(text: str, program: str | None, failing: int | None, label: str) -> Html:
    """Lay out one reply.

    Parameters
    ----------
    text : str
        As the model wrote it.
    program : str or None
        What was taken from it and run.
    failing : int or None
        The program's line to mark, counted from 1.
    label : str
        What the program is called to a screen reader.

    Returns
    -------
    markup : Html
    """
    shown: list[Html] = []
    pending = program
    for part, is_code in _parts(text):
        if not is_code and pending is not None and pending.strip() in part:
            before, _, after = part.partition(pending.strip())
            shown += [prose(before), code(pending, failing, label), prose(after)]
            pending = None
        elif not is_code:
            shown.append(prose(part))
        elif program is None or dedent(part).strip() not in program:
            shown.append(fill("aside_code", code=part.rstrip()))
        elif pending is not None:  # a program joined of several blocks stands where its first block stood
            shown.append(code(pending, failing, label))
            pending = None
    if pending is not None:
        shown.append(code(pending, failing, label))
    return join(shown, "\n")


def code(program: str, failing: int | None, label: str) -> Html:
    """Show a program in a block that scrolls by itself.

    Parameters
    ----------
    program : str
    failing : int or None
        The line to mark, counted from 1.
    label : str
        What a screen reader calls the block.

    Returns
    -------
    markup : Html
    """
    return fill("code", code=highlight(program, failing), label=label)


def prose(text: str) -> Html:
    """Show words in paragraphs, with ``code`` and **strong** marked; many are folded under their beginning.

    Parameters
    ----------
    text : str

    Returns
    -------
    markup : Html
    """
    paragraphs = join(
        (Html(f"<p>{inline(part.strip())}</p>") for part in re.split(r"\n\s*\n", text) if part.strip()), "\n"
    )
    if not paragraphs:
        return paragraphs
    if len(text) <= _LONG_PROSE:
        return fill("prose", paragraphs=paragraphs)
    return fill("long_prose", beginning=shorten(text, 90, placeholder=" …"), paragraphs=paragraphs)


def inline(text: str) -> Html:
    """Mark ``code`` and **strong** in words.

    Parameters
    ----------
    text : str

    Returns
    -------
    markup : Html
    """
    marked, end = [], 0
    for found in _INLINE.finditer(text):
        marked.append(escape(text[end : found.start()]))
        tag, words = ("code", found[1]) if found[1] else ("strong", found[2])
        marked.append(Html(f"<{tag}>{escape(words)}</{tag}>"))
        end = found.end()
    return join([*marked, escape(text[end:])])


def verbatim(text: str) -> Html:
    """Show a message letter by letter, spaces and line ends kept; a long one is folded under its beginning.

    Parameters
    ----------
    text : str

    Returns
    -------
    markup : Html
    """
    if len(text) <= _LONG_PROSE:
        return fill("verbatim", text=text.strip("\n"))
    return fill("long_verbatim", beginning=shorten(text, 90, placeholder=" …"), text=text.strip("\n"))


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Split a reply into words and blocks, and say which are code; an unclosed block ends with the text."""
    end = 0
    for block in _FENCE.finditer(text):
        yield text[end : block.start()], False
        yield block["code"], True
        end = block.end()
    yield text[end:], False
