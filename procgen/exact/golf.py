"""Measure how long a program is, in a way that rewards neither missing comments nor missing spaces."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = (
    "not counting white space (outside strings), comments, and strings that stand alone as a statement "
    "(unless the program reads docstrings, or could: by __doc__, getattr, attrgetter, inspect or .format), "
    "and counting a character beyond ASCII as often as UTF-8 has bytes for it"
)
CHINESE_RULE = (
    "空白(字符串内的除外)、注释以及单独成句的字符串不计入(但若程序用 __doc__、getattr、attrgetter、"
    "inspect 或 .format 读取或可能读取文档字符串,则单独成句的字符串计入),ASCII 以外的字符按 UTF-8 字节数计"
)

_READING = frozenset(
    {
        "__doc__",
        "getattr",
        "attrgetter",
        "methodcaller",
        "inspect",
        "pydoc",
        "format",
        "format_map",
        "vformat",
    }
)
"""Names by which a program could use the strings that are not counted."""
_LAYOUT = frozenset(
    {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
)


Place = tuple[int, int]
"""Line from 1, and column in characters from 0."""


def length(source: str) -> int:
    r"""Count the characters of a program without its layout.

    Parameters
    ----------
    source : str
        Valid Python.

    Returns
    -------
    length : int
        Characters of all tokens, as `RULE` says.

    Raises
    ------
    SyntaxError
        If it is not Python.
    MemoryError
        If it is nested too deeply to be read.

    Examples
    --------
    >>> length('x = 1  # one')
    3
    >>> length('def f():\n    "Give nothing."\n    return 0')
    14
    """
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    try:
        tree = ast.parse(source)
    except ValueError as error:  # how some versions of Python refuse a null character
        raise SyntaxError(str(error)) from error
    lines = source.split("\n")
    lone = [] if _reads_docstrings(tree) else _lone_strings(tree, lines)
    return sum(
        _size(lines, start, end)
        for start, end in _tokens(source)
        if not any(first <= start and end <= last for first, last in lone)
    )


def _tokens(source: str) -> Iterator[tuple[Place, Place]]:
    """Find everything but the layout; a formatted string is one token for every version of Python."""
    opening, closing = (getattr(tokenize, f"FSTRING_{end}", -1) for end in ("START", "END"))
    begun: list[Place] = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == opening:
            begun.append(token.start)
        elif token.type == closing:
            start = begun.pop()
            if not begun:
                yield start, token.end
        elif not begun and token.type not in _LAYOUT:
            yield token.start, token.end


def _size(lines: list[str], start: Place, end: Place) -> int:
    """Count the characters between two places, those beyond ASCII by their bytes."""
    (first, column), (last, stop) = start, end
    if first == last:
        return len(lines[first - 1][column:stop].encode("utf-8", "surrogatepass"))
    whole = [lines[first - 1][column:], *lines[first : last - 1], lines[last - 1][:stop]]
    return len("\n".join(whole).encode("utf-8", "surrogatepass"))


def _reads_docstrings(tree: ast.Module) -> bool:
    """Tell whether a program could use the strings that stand alone."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                found = name.split(".")
            case ast.ImportFrom(module=str(name)):
                found = name.split(".")
            case ast.MatchClass(kwd_attrs=found):
                pass
            case _:
                continue
        if not _READING.isdisjoint(found):
            return True
    return False


def _lone_strings(tree: ast.Module, lines: list[str]) -> list[tuple[Place, Place]]:
    """Say where strings that stand alone begin and end; the parser counts columns in bytes."""

    def place(line: int, column: int) -> Place:
        return line, len(lines[line - 1].encode("utf-8", "surrogatepass")[:column].decode())

    return [
        (place(node.lineno, node.col_offset), place(node.end_lineno or 0, node.end_col_offset or 0))
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    ]


def limit(rung: int) -> int:
    """Give the number of characters that a rung of a brevity ladder allows.

    Parameters
    ----------
    rung : int
        How many times shorter than 2,000 characters, above 0.

    Returns
    -------
    limit : int
        Whole tens from 70 on.

    Examples
    --------
    >>> [limit(rung) for rung in (1, 2, 4, 7, 14, 28, 40)]
    [2000, 1000, 500, 280, 140, 70, 50]
    """
    most = 2000 // rung
    return most // 10 * 10 if most >= 70 else most


def restyled(source: str) -> dict[str, str]:
    """Write the same program in other layouts, none of which is longer.

    Parameters
    ----------
    source : str
        Statements of one line each, with the names ``r`` and ``c``, without any string.

    Returns
    -------
    programs : dict of str to str
    """
    return {
        "documented": f'"""Draw the picture."""\n{source}',
        "commented": source.replace("\n", "  # and so on\n") + "# that is all\n",
        "with blank lines": source.replace("\n", "\n\n\n"),
        "with other names": re.sub(r"\bc\b", "x", re.sub(r"\br\b", "y", source)),
        "with wide spaces": re.sub(r"(?<=[^*/<=])([-*/^&|%<])(?=[^*/<=])", r"  \1  ", source),
        "with a note": f"{source}'this string stands alone'\n",
    }


def padded(source: str, limit: int) -> str:
    """Make a program longer than a limit without changing what it draws.

    Parameters
    ----------
    source : str
    limit : int
        Characters, counted as by `length`.

    Returns
    -------
    source : str
    """
    missing = max(limit - length(source), 0)
    return f"{source}unused = [{'1, ' * (missing // 2 + 1)}1]\n"
