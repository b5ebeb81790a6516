"""One big disc or ring, whatever is drawn in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.evidence import ramp

if TYPE_CHECKING:
    from procgen.checks import Subject
    from procgen.checks.vision.discs import Disc

_CORNERED = (0.0105, 0.008)
"""Swing of the radius, in radii, at which an outline surely has, and has not, corners: 2 / n^2 for n."""
_COUNTED = range(7, 17)
"""Numbers of corners that are looked for: fewer make no disc, more are not seen."""
_SEEN, _SECTORS = 28.0, 90
"""Radius, pixels of the view, from which corners are seen; directions in which the radius is measured."""


def check(subject: Subject, *, across: float = 0.4, even: bool = False) -> Finding:
    """Look for a disc or ring of at least a size.

    Parameters
    ----------
    subject : Subject
    across : float
        Smallest diameter, in short sides of the picture.
    even : bool
        Whether a polygon of many corners is none, where it is large enough that they are seen.

    Returns
    -------
    finding : Finding
    """
    view = sight.view(subject)
    best, score = None, -1.0
    for disc in sight.discs(subject):
        size = 2 * disc.radius / view.short_side
        value = disc.quality * ramp(size, 0.85 * across, 1.05 * across)
        if value > score or (best and value == score and disc.radius > best.radius):
            best, score = disc, value
    if best is None:
        return Finding(0.0, "circle: found no disc or ring")
    wave, corners = _wave(best) if even else (0.0, 0)
    score *= ramp(wave, *_CORNERED)
    role: sight.Role = "found" if score >= 0.5 else "wrong"
    why = (
        f"circle: a disc across {2 * best.radius / view.short_side:.2f} of the short side (needs {across:g}),"
        f" {best.roundness}"
    )
    if even and corners:
        why += (
            f"; {corners} times around it swings by {100 * wave:.1f} % of the radius"
            f" (at most {50 * sum(_CORNERED):.1f} %)"
        )
    return Finding(score, why, (sight.circle(view, best, role, "circle"),))


def _wave(disc: Disc) -> tuple[float, int]:
    """Measure how much, in radii, the radius swings at most, and how often around; 0 for a small disc."""
    if disc.radius < _SEEN:
        return 0.0, 0
    down, right = (disc.region.outline - np.array(disc.centre)).T
    sector = ((np.arctan2(down, right) / (2 * np.pi) + 0.5) * _SECTORS).astype(np.intp) % _SECTORS
    many = np.bincount(sector, minlength=_SECTORS)
    far = np.bincount(sector, weights=np.hypot(down, right), minlength=_SECTORS)
    if not many.all():
        return 0.0, 0
    swings = 2 / _SECTORS * np.abs(np.fft.rfft(far / many))
    corners = max(_COUNTED, key=swings.__getitem__)
    return float(swings[corners] / disc.radius), corners
