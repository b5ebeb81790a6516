"""Compare the heights of bars with quantities that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.exact.closeness import grade
from procgen.exact.quantities import QUANTITIES
from procgen.types import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from procgen.checks import Subject

_BROAD = 0.6
"""Width of a bar, share of its column's."""
_ROUNDING = 1.0
"""How far an edge may lie off besides, pixels."""
_NARROWEST = 4
"""Width of a bar that can be measured, pixels."""
_SPECKS, _MOST_SPECKS = 0.0002, 8
"""Share of a column, and pixels, that may have the wrong colour, edges of the bar left out."""


def check(
    subject: Subject, *, quantity: str, names: Sequence[str], highest: float, bound: float = 3.0
) -> Finding:
    """Measure bright bars that stand on the lower border, one in the middle of each equal column.

    Parameters
    ----------
    subject : Subject
    quantity : str
        Key of `procgen.exact.quantities.QUANTITIES`.
    names : sequence of str
        Of the things, from left to right.
    highest : float
        Height of the highest bar, proportion of the picture's.
    bound : float
        How far the height of each may be off beyond a pixel, per cent of its own.

    Returns
    -------
    finding : Finding
        Graded by `procgen.exact.closeness.grade`; a few pixels of foreign ink, or of holes, in a bar's
        column are as bad as the bound.
    """
    light = subject.pixels.astype(np.float64).mean(2)
    ink = light > (light.min() + light.max()) / 2
    height, width = ink.shape
    wide = width / len(names)
    if wide * _BROAD < _NARROWEST:
        return Finding(0.0, f"the picture is {width} columns wide, too narrow for {len(names)} bars")
    wanted = np.array([QUANTITIES[quantity][name] for name in names])
    wanted = wanted / wanted.max() * highest * height
    found = [_bar(ink, k * wide, wide) for k in range(len(names))]
    tall, stray = np.array([high for high, _ in found]), np.array([count for _, count in found])
    off = 100 * np.maximum(np.abs(tall - wanted) - _ROUNDING, 0) / wanted
    specks = max(1, min(_MOST_SPECKS, int(_SPECKS * height * wide)))
    errors = np.maximum(off, bound * stray / specks)
    worst = int(errors.argmax())
    why = (
        f"{(errors <= bound).sum()} of {len(names)} bars are right; {names[worst]} is {tall[worst]:g} px "
        f"high instead of {wanted[worst]:.1f}: beyond a pixel {off[worst]:.1f} % off (at most {bound:g} %), "
        f"and {stray[worst]} pixels of its column have the wrong colour (at most {specks})"
    )
    columns = (np.arange(len(names)) + 0.5) * wide
    marks = tuple(
        Mark("polyline", ((height - high, column - 3), (height - high, column + 3)), "missing", label=name)
        for high, column, name, error in zip(wanted, columns, names, errors, strict=True)
        if error > bound
    )
    return Finding(grade(errors, bound), why, marks)


def _bar(ink: NDArray[np.bool_], left: float, wide: float) -> tuple[float, int]:
    """Measure the bar of a column: its height and how many pixels in the column are wrong, edges left out."""
    height = len(ink)
    columns = np.arange(round(left), round(left + wide))
    away = np.abs(columns + 0.5 - left - wide / 2) - _BROAD * wide / 2
    standing = np.logical_and.accumulate(ink[::-1, columns[away < -_ROUNDING]], axis=0).sum(0)
    tall = float(np.median(standing))
    above = height - np.arange(height)[:, None] - 0.5 - tall
    inside = (away < -_ROUNDING) & (above < -_ROUNDING)
    outside = (away > _ROUNDING) | (above > _ROUNDING)
    column = ink[:, columns]
    return tall, int((inside & ~column).sum() + (outside & column).sum())
