"""Compare a drawn line with a curve that has a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision.opencv import distance_to
from procgen.exact.closeness import grade
from procgen.exact.curves import band, traced
from procgen.types import Mark

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks import Subject

_MARKED = 8
_WIDER = 1.4
"""A line so many times as wide as asked for is as bad as the bound, and so is one as much thinner."""
_FACTORS = (1 / _WIDER, 1.0, _WIDER)
"""Widths of the lines that a drawn one is compared with."""


def check(subject: Subject, *, curve: str, order: int, line: float, bound: float = 3.0) -> Finding:
    """Measure how far the line strays from the curve, how far the curve is from the line, and its width.

    Parameters
    ----------
    subject : Subject
    curve : str
        Key of `procgen.exact.curves.CURVES`.
    order : int
        Number of cusps or petals, or the lower frequency.
    line : float
        Width of the line, pixels.
    bound : float
        How far 98 % of the line, and of every one of the curve's equal stretches, as many as the order, may
        lie from the other, pixels: so no lobe goes missing among many.

    Returns
    -------
    finding : Finding
        Graded by `procgen.exact.closeness.grade` over the worst of the three;
        a line of 1.4 times the width, or the width by 1.4, is as bad as the bound.
    """
    light = subject.pixels.astype(np.float64).mean(2)
    ink = light > (light.min() + light.max()) / 2
    if not ink.any():
        return Finding(0.0, "there is no line: every pixel is as light as the others")
    height, width = ink.shape
    wanted = _wanted(curve, order, height, width, line)
    to_line = distance_to(ink)
    missing = max(float(np.quantile(to_line[tuple(each.T)], 0.98)) for each in wanted.stretches)
    stray = float(np.quantile(wanted.away[ink], 0.98))
    drawn = line * float(_factor(ink.sum(), wanted.areas))
    errors = (missing, stray, bound * abs(np.log(drawn / line)) / np.log(_WIDER))
    why = (
        f"98 % of each of {order} stretches of the curve have the line within {missing:.1f} px, 98 % of the "
        f"line lies within {stray:.1f} px of where it should (at most {bound:g} px each); it covers as much "
        f"as a line {drawn:.1f} px wide ({line / _WIDER:.1f} to {line * _WIDER:.1f})"
    )
    far = np.argwhere(wanted.centre & (to_line > bound))
    step = max(1, len(far) // _MARKED)
    marks = tuple(
        Mark("point", ((row + 0.5, column + 0.5),), "missing") for row, column in far[::step].tolist()
    )
    return Finding(grade([max(errors)], bound), why, marks)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a picture of a curve is compared with."""

    centre: NDArray[np.bool_]
    """Pixels through which the curve runs."""
    stretches: tuple[NDArray[np.intp], ...]
    """Rows and columns of the pixels of each stretch, in the curve's order."""
    away: NDArray[np.float64]
    """How far each pixel is from the line, pixels; 0 on it."""
    areas: NDArray[np.float64]
    """How many pixels lines of `_FACTORS` times the width cover."""


@lru_cache(maxsize=8)
def _wanted(curve: str, order: int, height: int, width: int, line: float) -> _Wanted:
    """Draw a curve once for all pictures that are compared with it."""
    cells = traced(curve, order, height, width).astype(np.intp)
    centre = np.zeros((height, width), bool)
    centre[cells[:, 0], cells[:, 1]] = True
    bands = [band(curve, order, height, width, factor * line) for factor in _FACTORS]
    areas = np.array([one.sum() for one in bands], np.float64)
    fresh = np.r_[True, (np.diff(cells, axis=0) != 0).any(axis=1)]
    split = zip(np.array_split(cells, order), np.array_split(fresh, order), strict=True)
    stretches = tuple(each[new] for each, new in split)
    return _Wanted(centre, stretches, distance_to(bands[_FACTORS.index(1.0)]), areas)


def _factor(area: float, areas: NDArray[np.float64]) -> float:
    """Tell of a line of how many times the width an area would be."""
    if area <= areas[0] or area >= areas[-1]:
        end = 0 if area <= areas[0] else -1
        return float(_FACTORS[end] * area / areas[end])
    return float(np.interp(area, areas, _FACTORS))
