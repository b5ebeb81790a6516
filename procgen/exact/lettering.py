"""Give grids by letters: rows of text in which each letter stands for a colour or a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.wording import said, said_in_chinese

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from procgen.exact.shapes import Colour


def dealt(rng: Random, letters: str, rows: int, columns: int) -> list[str]:
    """Draw rows of letters, no two of which are alike, nor two columns.

    Parameters
    ----------
    rng : random.Random
    letters : str
        At least two.
    rows, columns : int
        How many rows, and letters in each; few enough that all can differ.

    Returns
    -------
    rows : list of str
    """
    while True:
        drawn = ["".join(rng.choices(letters, k=columns)) for _ in range(rows)]
        if len(set(drawn)) == rows and len(set(zip(*drawn, strict=True))) == columns:
            return drawn


def key(letters: str, colours: Sequence[Colour]) -> str:
    """Say which letter stands for which colour.

    Parameters
    ----------
    letters : str
    colours : sequence of (int, int, int)
        One for each letter.

    Returns
    -------
    words : str
    """
    return ", ".join(f"{letter} is {said(colour)}" for letter, colour in zip(letters, colours, strict=True))


def key_in_chinese(letters: str, colours: Sequence[Colour]) -> str:
    """Say in Chinese which letter stands for which colour.

    Parameters
    ----------
    letters : str
    colours : sequence of (int, int, int)
        One for each letter.

    Returns
    -------
    words : str
    """
    return "、".join(
        f"{letter} 为{said_in_chinese(colour)}" for letter, colour in zip(letters, colours, strict=True)
    )


def change_one(rows: Sequence[str], letters: str) -> list[str]:
    """Replace the letter in the middle of the grid by the one after it.

    Parameters
    ----------
    rows : sequence of str
    letters : str
        Those that may stand there.

    Returns
    -------
    rows : list of str
    """
    at = len(rows) // 2
    row = rows[at]
    where = len(row) // 2
    other = letters[(letters.index(row[where]) + 1) % len(letters)]
    return [*rows[:at], row[:where] + other + row[where + 1 :], *rows[at + 1 :]]


def exchange_two(rows: Sequence[str]) -> list[str]:
    """Exchange the first two neighbouring letters, in reading order, that differ.

    Parameters
    ----------
    rows : sequence of str
        At least one of them has two different letters.

    Returns
    -------
    rows : list of str
    """
    changed = list(rows)
    for number, row in enumerate(rows):
        at = next((k for k in range(len(row) - 1) if row[k] != row[k + 1]), None)
        if at is not None:
            changed[number] = row[:at] + row[at + 1] + row[at] + row[at + 2 :]
            break
    return changed
