"""Compare dots with the places of bright stars on the sky."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision.opencv import components
from procgen.exact.closeness import grade
from procgen.exact.matching import laid_over
from procgen.exact.stars import brightest, figure
from procgen.types import Mark

if TYPE_CHECKING:
    from procgen.checks import Subject

_LEAST_PIXELS = 4


def check(subject: Subject, *, region: str, count: int, bound: float = 5.0) -> Finding:
    """Lay the bright dots over the stars by shift, scale and a small turn, and measure what is left.

    Parameters
    ----------
    subject : Subject
    region : str
        A constellation's three letters, or ``north``.
    count : int
        Number of its brightest stars.
    bound : float
        How far each dot may lie off, per cent of the figure's extent.

    Returns
    -------
    finding : Finding
        0 where the number of dots is wrong; else graded by `procgen.exact.closeness.grade`.
    """
    light = subject.pixels.astype(np.float64).mean(2)
    labels, _ = components(light > (light.min() + light.max()) / 2)
    sizes = np.bincount(labels.ravel())
    kept = np.flatnonzero(sizes[1:] >= _LEAST_PIXELS) + 1
    stars = brightest(region, count)
    if len(kept) != count:
        return Finding(0.0, f"there are {len(kept)} bright dots (needs {count}, one for each star)")
    rows, columns = np.indices(labels.shape)
    weights = sizes[kept]
    dots = np.stack(
        [np.bincount(labels.ravel(), place.ravel())[kept] / weights for place in (rows, columns)], 1
    )
    wanted = figure(stars, region)
    laid = laid_over(dots, wanted)
    errors = 100 * np.hypot(*(laid - wanted).T)
    worst = int(errors.argmax())
    name = f"{stars[worst].letter} {stars[worst].constellation}"
    why = (
        f"laid over the sky, the dots lie {errors.mean():.1f} % of the figure's extent off, at most "
        f"{errors[worst]:.1f} % ({name}; each may lie {bound:g} % off)"
    )
    marks = tuple(Mark("point", ((float(row), float(column)),)) for row, column in dots + 0.5)
    return Finding(grade(errors, bound), why, marks)
