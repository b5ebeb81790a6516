"""Compare dots with the places of bright stars on the sky."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision.opencv import components, grown
from procgen.exact.closeness import grade
from procgen.exact.matching import laid_over
from procgen.exact.stars import brightest, figure
from procgen.types import Mark

if TYPE_CHECKING:
    from procgen.checks import Subject

_LEAST_PIXELS = 4
_RADII = (2.0, 4.5)
"""Pixels; a dot has the area of a disc of such a radius."""
_EXTENT = (0.75, 0.95)
"""Longer side of the box around the dots, their radii counted or not, share of the picture's."""
_SEEN, _RIM, _SPECKS = 0.2, 3, 12
"""Share of the lightness range from which something is seen; width of a dot's rim and how much may be seen
elsewhere, pixels."""


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
        0 where the number or size of dots is wrong or there is something besides; else graded by
        `procgen.exact.closeness.grade`.
    """
    light = subject.pixels.astype(np.float64).mean(2)
    share = (light - light.min()) / max(np.ptp(light), 1.0)
    labels, _ = components(share > 0.5)
    sizes = np.bincount(labels.ravel())
    kept = np.flatnonzero(sizes[1:] >= _LEAST_PIXELS) + 1
    stars = brightest(region, count)
    if len(kept) != count:
        return Finding(0.0, f"there are {len(kept)} bright dots (needs {count}, one for each star)")
    radii = np.sqrt(sizes[kept] / np.pi)
    if radii.min() < _RADII[0] or radii.max() > _RADII[1]:
        return Finding(
            0.1,
            f"the dots have radii of {radii.min():.1f} to {radii.max():.1f} px "
            f"(needs 3, {_RADII[0]:g} to {_RADII[1]:g})",
        )
    beside = int(((share > _SEEN) & ~grown(np.isin(labels, kept), _RIM)).sum())
    if beside > _SPECKS:
        return Finding(0.1, f"{beside} pixels beside the dots are not black (at most {_SPECKS} may be)")
    rows, columns = np.indices(labels.shape)
    weights = sizes[kept]
    dots = np.stack(
        [np.bincount(labels.ravel(), place.ravel())[kept] / weights for place in (rows, columns)], 1
    )
    extent = np.ptp(dots, axis=0).max() / max(labels.shape)
    if not _EXTENT[0] - 2 * radii.max() / max(labels.shape) <= extent <= _EXTENT[1]:
        return Finding(
            0.1,
            f"the longer side of the box around the dots is {extent:.2f} of the picture's "
            f"(needs {_EXTENT[0]:g} to {_EXTENT[1]:g})",
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
