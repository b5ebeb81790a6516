"""Fill HTML templates; every value is escaped unless it is `Html` already.

What a model wrote is hostile text. It can enter a page only through `escape`: no caller has to remember it.
"""

from __future__ import annotations

import html
from functools import cache
from importlib import resources
from string import Template
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CONTROLS_AS_SIGNS = MappingProxyType(
    {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n\r"}
    | dict.fromkeys((*range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)
)
"""Controls, of terminals and of writing direction, by the signs that stand for them: seen, not obeyed."""


class Html(str):
    """Text that is HTML already: only this is put into a page as it is."""

    __slots__ = ()


def escape(value: object) -> Html:
    """Make any value safe inside an element or a quoted attribute; `Html` is left as it is.

    Parameters
    ----------
    value : object
        Shown as ``str`` shows it. Control characters become visible signs, lone surrogates question marks.

    Returns
    -------
    markup : Html

    Examples
    --------
    >>> escape("<script>")
    '&lt;script&gt;'
    """
    if isinstance(value, Html):
        return value
    return Html(html.escape(_readable(str(value))))


def trusted(markup: str) -> Html:
    """Take markup of our own that another module escaped; it is only made readable.

    Parameters
    ----------
    markup : str

    Returns
    -------
    markup : Html
    """
    return Html(_readable(markup))


def join(parts: Iterable[object], between: str = "") -> Html:
    """Put escaped parts one after another.

    Parameters
    ----------
    parts : iterable of object
    between : str
        HTML between two parts.

    Returns
    -------
    markup : Html
    """
    return Html(between.join(escape(part) for part in parts))


def fill(name: str, /, **values: object) -> Html:
    """Fill one template of ``gallery/templates``.

    Parameters
    ----------
    name : str
        File name of the template, without ending.
    **values : object
        One for each ``${placeholder}``; escaped unless `Html`.

    Returns
    -------
    markup : Html

    Raises
    ------
    KeyError
        If a placeholder has no value.
    """
    return Html(_template(name).substitute({key: escape(value) for key, value in values.items()}))


def _readable(text: str) -> str:
    return text.translate(_CONTROLS_AS_SIGNS).encode("utf-8", "replace").decode("utf-8")


@cache
def _template(name: str) -> Template:
    return Template(
        resources.files("gallery").joinpath("templates", f"{name}.html").read_text("utf-8").strip()
    )
