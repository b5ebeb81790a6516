"""Measure how long a program is, in a way that rewards neither missing comments nor missing spaces."""

from __future__ import annotations

import ast
import io
import re
import tokenize

RULE = "not counting white space (outside strings), comments, and strings that stand alone as a statement"
CHINESE_RULE = "空白(字符串内的除外)、注释以及单独成句的字符串不计入"

_LAYOUT = frozenset(
    {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
)


def length(source: str) -> int:
    r"""Count the characters of a program without its layout.

    Parameters
    ----------
    source : str
        Valid Python.

    Returns
    -------
    length : int
        Characters of all tokens; comments, white space and strings that stand alone are not counted.

    Raises
    ------
    SyntaxError
        If it is not Python.

    Examples
    --------
    >>> length('x = 1  # one')
    3
    >>> length('def f():\n    "Give nothing."\n    return 0')
    14
    """
    tree = ast.parse(source)
    lone = [
        ((node.lineno, node.col_offset), (node.end_lineno or 0, node.end_col_offset or 0))
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    ]
    counted = 0
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in _LAYOUT and not any(
            start <= token.start and token.end <= end for start, end in lone
        ):
            counted += len(token.string)
    return counted


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
