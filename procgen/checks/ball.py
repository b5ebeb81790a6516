"""Whether there is a ball: one big disc or ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.balls import ball
from procgen.checks.vision.evidence import ramp

if TYPE_CHECKING:
    from procgen.checks import Subject


def check(subject: Subject, *, across: float = 0.3) -> Finding:
    """Look for a disc or ring that is big enough for the picture's main thing.

    Parameters
    ----------
    subject : Subject
    across : float
        Smallest diameter, in short sides of the picture.

    Returns
    -------
    finding : Finding
    """
    disc = ball(subject)
    if disc is None:
        return Finding(0.0, "ball: found no disc or ring (needs one whose outline follows a circle for 76 %)")
    view = sight.view(subject)
    size = 2 * disc.radius / view.short_side
    score = ramp(size, 0.8 * across, 1.2 * across) * disc.quality
    why = f"ball: a disc across {size:.2f} of the short side (needs {across:.2f}), {disc.roundness}"
    return Finding(score, why, (sight.circle(view, disc, "found" if score >= 0.5 else "wrong", "ball"),))
