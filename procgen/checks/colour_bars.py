"""Compare bars of colour with matplotlib's colormaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision.colours import ciede2000, to_lab
from procgen.exact.closeness import grade
from procgen.types import Mark
from sandbox.facades.tables import colormaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from procgen.checks import Subject

_FAR = 3.0
"""A colour that is so many times as far off as the bound is a wrong one."""
_WRONG = 0.02
"""Share of a bar's columns, or of its pixels, that may be wrong."""
_EVEN = 16
"""A pixel that differs from its column's median by more in some channel, of 255, is wrong."""
_LEAST_ROWS = 4


def check(subject: Subject, *, names: Sequence[str], bound: float = 6.0) -> Finding:
    """Measure how far each bar is from the colormap of its name, and whether it has a colour a column.

    Parameters
    ----------
    subject : Subject
    names : sequence of str
        Of colormaps, from the top down, in bars of equal height over the whole width: 0 left, 1 right.
    bound : float
        How far each may be off, mean CIEDE2000.

    Returns
    -------
    finding : Finding
        Graded by `procgen.exact.closeness.grade`; a bar is as bad as the bound of which 2 % of the
        columns are three times as far off, or 2 % of the pixels unlike the rest of their column.
    """
    height, width = subject.pixels.shape[:2]
    high = height / len(names)
    if high < _LEAST_ROWS:
        return Finding(0.0, f"the picture is {height} rows high, too small for {len(names)} bars")
    found = []
    for number, name in enumerate(names):
        first, last = round(number * high), round((number + 1) * high)
        found.append(_bar(subject.pixels[first + 1 : last - 1], name, bound))  # edges may lie a pixel off
    errors = [max(mean, bound * wrong / _WRONG) for mean, wrong in found]
    worst = int(np.argmax(errors))
    mean, wrong = found[worst]
    why = (
        f"{sum(error <= bound for error in errors)} of {len(names)} bars are right; {names[worst]} is "
        f"{mean:.1f} off on average (CIEDE2000, at most {bound:g}) and {100 * wrong:.1f} % of it quite wrong "
        f"(at most {100 * _WRONG:g} %)"
    )
    box = ((worst * high, 0.0), ((worst + 1) * high, float(width)))
    role = "found" if errors[worst] <= bound else "wrong"
    return Finding(grade(errors, bound), why, (Mark("box", box, role, label=names[worst]),))  # type: ignore[arg-type]


def _bar(bar: NDArray[np.uint8], name: str, bound: float) -> tuple[float, float]:
    """Tell how far the colours of a bar are off on average, and what share of it is quite wrong."""
    width = bar.shape[1]
    table = colormaps()[name].values
    at = (np.arange(width) + 0.5) / width * len(table) - 0.5
    wanted = np.stack([np.interp(at, np.arange(len(table)), channel) for channel in table.T], 1)
    column = np.median(bar, axis=0)
    away = ciede2000(to_lab(column), to_lab(255 * wanted))
    uneven = (np.abs(bar - column) > _EVEN).any(axis=2)
    return float(away.mean()), float(max((away > _FAR * bound).mean(), uneven.mean()))
