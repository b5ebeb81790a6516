"""Compare letters with the forms of a font."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision.opencv import distance_to
from procgen.exact.closeness import grade
from procgen.exact.letterforms import CELL, EM, coverage, forms
from procgen.types import Mark

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks import Subject

_HEAVIER = 1.25
"""A letter with so many times the ink of its form is as bad as the bound, and so is the reverse."""
_NOWHERE = 100.0
"""Error of a cell without a letter, per cent of the em."""


def check(subject: Subject, *, text: str, columns: int, bound: float = 5.0) -> Finding:
    """Measure how far each letter is from its form, and the form from the letter, and how heavy it is.

    Parameters
    ----------
    subject : Subject
    text : str
        Letters and digits, one in each cell, from left to right, then down.
    columns : int
        Cells in a row.
    bound : float
        How far 98 % of a letter, and of its form, may lie from the other, per cent of the em.

    Returns
    -------
    finding : Finding
        Graded by `procgen.exact.closeness.grade`; a letter a quarter heavier than its form is as bad as the
        bound.
    """
    high, wide = CELL
    rows = -(-len(text) // columns)
    if subject.pixels.shape[:2] != (rows * high, columns * wide):
        return Finding(0.0, f"the picture must be {rows * high} x {columns * wide} (height x width)")
    light = subject.pixels.astype(np.float64).mean(2)
    share = (light - light.min()) / max(np.ptp(light), 1.0)
    found, boxes = [], []
    for number, character in enumerate(text):
        row, column = divmod(number, columns)
        cell = share[row * high : (row + 1) * high, column * wide : (column + 1) * wide]
        found.append((_distance(cell > 0.5, character), _weight(cell, character)))
        boxes.append(((row * high, column * wide), ((row + 1) * high, (column + 1) * wide)))
    errors = [max(away, bound * abs(np.log(factor)) / np.log(_HEAVIER)) for away, factor in found]
    worst = int(np.argmax(errors))
    why = (
        f"{sum(error <= bound for error in errors)} of {len(text)} letters are right; {text[worst]!r} is "
        f"{found[worst][0]:.1f} % of the em off (at most {bound:g} %) and has {found[worst][1]:.2f} times "
        f"the ink of its form ({1 / _HEAVIER:g} to {_HEAVIER:g})"
    )
    wrong = (k for k, error in enumerate(errors) if error > bound)
    return Finding(
        grade(errors, bound), why, tuple(Mark("box", boxes[k], "wrong", label=text[k]) for k in wrong)
    )


def _distance(ink: NDArray[np.bool_], character: str) -> float:
    """Measure how far 98 % of a letter and of its form lie from the other, per cent of the em."""
    if not ink.any() or ink.all():
        return _NOWHERE
    stray = np.quantile(_from_form(character)[ink], 0.98)
    missing = np.quantile(distance_to(ink)[forms()[character]], 0.98)
    return float(100 * max(stray, missing) / EM)


def _weight(share: NDArray[np.float64], character: str) -> float:
    """Give the ink of a letter in that of its form."""
    return float(max(share.sum(), 1.0) / coverage()[character].sum())


@functools.lru_cache(maxsize=128)
def _from_form(character: str) -> NDArray[np.float64]:
    return distance_to(forms()[character])
