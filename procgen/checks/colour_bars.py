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

    from procgen.checks import Subject


def check(subject: Subject, *, names: Sequence[str], bound: float = 6.0) -> Finding:
    """Measure how far each bar is, on average, from the colormap of its name.

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
        Graded by `procgen.exact.closeness.grade`.
    """
    height, width = subject.pixels.shape[:2]
    high = height / len(names)
    if high < 4:
        return Finding(0.0, f"the picture is {height} rows high, too small for {len(names)} bars")
    errors = []
    for number, name in enumerate(names):
        bar = subject.pixels[int((number + 0.25) * high) : int((number + 0.75) * high) + 1]
        table = colormaps()[name].values
        at = (np.arange(width) + 0.5) / width * len(table) - 0.5
        wanted = np.stack([np.interp(at, np.arange(len(table)), channel) for channel in table.T], 1)
        errors.append(float(ciede2000(to_lab(np.median(bar, axis=0)), to_lab(255 * wanted)).mean()))
    worst = int(np.argmax(errors))
    why = (
        f"{sum(error <= bound for error in errors)} of {len(names)} bars are right; {names[worst]} is "
        f"{errors[worst]:.1f} off on average (CIEDE2000, at most {bound:g})"
    )
    box = ((worst * high, 0.0), ((worst + 1) * high, float(width)))
    role = "found" if errors[worst] <= bound else "wrong"
    return Finding(grade(errors, bound), why, (Mark("box", box, role, label=names[worst]),))  # type: ignore[arg-type]
