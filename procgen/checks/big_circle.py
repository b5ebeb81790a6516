"""One big disc or ring, whatever is drawn in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.evidence import ramp

if TYPE_CHECKING:
    from procgen.checks import Subject


def check(subject: Subject, *, across: float = 0.4) -> Finding:
    """Look for a disc or ring of at least a size.

    Parameters
    ----------
    subject : Subject
    across : float
        Smallest diameter, in short sides of the picture.

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
    role: sight.Role = "found" if score >= 0.5 else "wrong"
    why = (
        f"circle: a disc across {2 * best.radius / view.short_side:.2f} of the short side (needs {across:g}),"
        f" {best.roundness}"
    )
    return Finding(score, why, (sight.circle(view, best, role, "circle"),))
