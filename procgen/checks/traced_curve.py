"""Compare a drawn line with a curve that has a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision.opencv import depth
from procgen.exact.closeness import grade
from procgen.exact.curves import traced
from procgen.types import Mark

if TYPE_CHECKING:
    from procgen.checks import Subject

_MARKED = 8


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
        How far 98 % of the line, and of the curve, may lie from the other, pixels.

    Returns
    -------
    finding : Finding
        Graded by `procgen.exact.closeness.grade` over the worst of the three;
        a line of twice or half the width is as bad as the bound.
    """
    light = subject.pixels.astype(np.float64).mean(2)
    ink = light > (light.min() + light.max()) / 2
    if not ink.any():
        return Finding(0.0, "there is no line: every pixel is as light as the others")
    height, width = ink.shape
    places = traced(curve, order, height, width)
    cells = np.clip(places.astype(int), 0, (height - 1, width - 1))
    centre = np.zeros_like(ink)
    centre[cells[:, 0], cells[:, 1]] = True
    to_line, to_curve = depth(~ink), depth(~centre)
    missing = float(np.quantile(to_line[centre], 0.98))
    stray = float(np.quantile(to_curve[ink], 0.98)) - line / 2
    expected = float((to_curve <= line / 2).sum())
    factor = float(ink.sum()) / expected
    errors = (max(missing, 0.0), max(stray, 0.0), bound * abs(np.log2(factor)))
    why = (
        f"98 % of the curve has the line within {missing:.1f} px, 98 % of the line has the curve within "
        f"{max(stray, 0.0):.1f} px beyond its own width (at most {bound:g} px each); the line covers "
        f"{factor:.2f} times the area that it should (0.5 to 2)"
    )
    far = np.argwhere(centre & (to_line > bound))
    step = max(1, len(far) // _MARKED)
    marks = tuple(
        Mark("point", ((row + 0.5, column + 0.5),), "missing") for row, column in far[::step].tolist()
    )
    return Finding(grade([max(errors)], bound), why, marks)
