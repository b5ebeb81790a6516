"""Compare letters with the forms of a font."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision.opencv import depth
from procgen.exact.closeness import grade
from procgen.exact.letterforms import CELL, EM, forms
from procgen.types import Mark

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks import Subject


def check(subject: Subject, *, text: str, columns: int, bound: float = 5.0) -> Finding:
    """Measure how far each letter is from its form, and the form from the letter.

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
        Graded by `procgen.exact.closeness.grade`; a letter of twice or half the area is as bad as the bound.
    """
    high, wide = CELL
    rows = -(-len(text) // columns)
    if subject.pixels.shape[:2] != (rows * high, columns * wide):
        return Finding(0.0, f"the picture must be {rows * high} x {columns * wide} (height x width)")
    light = subject.pixels.astype(np.float64).mean(2)
    ink = light > (light.min() + light.max()) / 2
    errors, boxes = [], []
    for number, character in enumerate(text):
        row, column = divmod(number, columns)
        cell = ink[row * high : (row + 1) * high, column * wide : (column + 1) * wide]
        errors.append(_error(cell, forms()[character], bound))
        boxes.append(((row * high, column * wide), ((row + 1) * high, (column + 1) * wide)))
    worst = int(np.argmax(errors))
    why = (
        f"{sum(error <= bound for error in errors)} of {len(text)} letters are right; {text[worst]!r} is "
        f"{errors[worst]:.1f} % of the em off (at most {bound:g} %)"
    )
    wrong = (k for k, error in enumerate(errors) if error > bound)
    return Finding(
        grade(errors, bound), why, tuple(Mark("box", boxes[k], "wrong", label=text[k]) for k in wrong)
    )


def _error(ink: NDArray[np.bool_], form: NDArray[np.bool_], bound: float) -> float:
    if not ink.any() or ink.all():
        return 100.0
    stray = np.quantile(depth(~form)[ink], 0.98)
    missing = np.quantile(depth(~ink)[form], 0.98)
    factor = abs(np.log2(ink.sum() / form.sum()))
    return float(max(100 * stray / EM, 100 * missing / EM, bound * factor))
