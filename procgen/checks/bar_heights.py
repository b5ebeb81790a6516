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

    from procgen.checks import Subject


def check(
    subject: Subject, *, quantity: str, names: Sequence[str], highest: float, bound: float = 2.5
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
        How far the height of each may be off, per cent of the highest.

    Returns
    -------
    finding : Finding
        Graded by `procgen.exact.closeness.grade`.
    """
    light = subject.pixels.astype(np.float64).mean(2)
    ink = light > (light.min() + light.max()) / 2
    height, width = ink.shape
    columns = (np.arange(len(names)) + 0.5) * width / len(names)
    standing = np.logical_and.accumulate(ink[::-1, columns.astype(int)], axis=0)
    wanted = np.array([QUANTITIES[quantity][name] for name in names])
    wanted = wanted / wanted.max() * highest * height
    gaps = ink[:, np.minimum(((np.arange(len(names)) + 1) * width / len(names)).astype(int), width - 1)]
    floating = ink[:, columns.astype(int)].sum(0) - standing.sum(0)
    errors = 100 * (np.abs(standing.sum(0) - wanted) + floating + gaps.sum(0)) / wanted.max()
    worst = int(errors.argmax())
    why = (
        f"{(errors <= bound).sum()} of {len(names)} bars are right; {names[worst]} is "
        f"{standing.sum(0)[worst]} px high instead of {wanted[worst]:.1f}: {errors[worst]:.1f} % of the "
        f"highest (at most {bound:g} %)"
    )
    marks = tuple(
        Mark("polyline", ((height - tall, column - 3), (height - tall, column + 3)), "missing", label=name)
        for tall, column, name, error in zip(wanted, columns, names, errors, strict=True)
        if error > bound
    )
    return Finding(grade(errors, bound), why, marks)
