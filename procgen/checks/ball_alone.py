"""Whether nothing is drawn beside the ball."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.balls import ball
from procgen.checks.vision.evidence import ramp

if TYPE_CHECKING:
    from procgen.checks import Subject

SEEN = 15.0
"""CIELAB distance from the background at which something is seen."""
BEYOND = 1.12
"""Ball radii from which a mark is beside the ball, not its outline."""


def check(subject: Subject, *, over: float = 0.3) -> Finding:
    """Measure what is drawn outside the ball.

    Parameters
    ----------
    subject : Subject
    over : float
        Largest area of it, in areas of the ball: room for a shadow.

    Returns
    -------
    finding : Finding
    """
    disc = ball(subject)
    if disc is None:
        return Finding(0.0, "beside the ball: there is no ball")
    view = sight.view(subject)
    rows, columns = np.indices(view.lab.shape[:2])
    away = np.hypot(rows + 0.5 - disc.centre[0], columns + 0.5 - disc.centre[1]) / disc.radius
    outside = view.lab[away > BEYOND]
    if len(outside) == 0:
        return Finding(1.0, "beside the ball: the ball fills the picture")
    marks = np.linalg.norm(outside - np.median(outside, axis=0), axis=1) > SEEN
    area = float(marks.sum() / (np.pi * disc.radius**2))
    why = f"beside the ball: other marks cover {area:.2f} of the ball's area (at most {over:.2f})"
    return Finding(1 - ramp(area, 0.7 * over, 1.3 * over), why, (sight.circle(view, disc, "found", "ball"),))
