"""Whether nothing is drawn beside the ball."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.balls import ball
from procgen.checks.vision.colours import difference
from procgen.checks.vision.evidence import median, ramp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from procgen.checks import Subject
    from procgen.checks.vision.view import View

SEEN = 15.0
"""CIELAB distance from the background at which something is seen."""
BEYOND = 1.12
"""Ball radii from which a mark is beside the ball, not its outline."""
GROUNDS, OFTEN = 3, 0.15
"""Colours that the background may have (a wall, a floor), and the share of the picture's border of each."""


def check(subject: Subject, *, over: float = 0.3) -> Finding:
    """Measure what is drawn outside the ball on a background of a few colours, or one that changes smoothly.

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
    rows, columns = np.ogrid[: view.shape[0], : view.shape[1]]
    away = (rows + 0.5 - disc.centre[0]) ** 2 + (columns + 0.5 - disc.centre[1]) ** 2
    outside = away > (BEYOND * disc.radius) ** 2
    if not outside.any():
        return Finding(1.0, "beside the ball: the ball fills the picture")
    marks = view.lab[outside & (view.from_border > SEEN)]
    for ground in _grounds(view, outside):
        if not len(marks):
            break
        marks = marks[difference(marks, ground) > SEEN]
    area = float(len(marks) / (np.pi * disc.radius**2))
    why = f"beside the ball: other marks cover {area:.2f} of the ball's area (at most {over:.2f})"
    return Finding(1 - ramp(area, 0.7 * over, 1.3 * over), why, (sight.circle(view, disc, "found", "ball"),))


def _grounds(view: View, outside: NDArray[np.bool_]) -> Iterator[NDArray[np.float64]]:
    """Give the background's colours: those that much of the border has, and that of most of the outside."""
    frame = np.concatenate([view.lab[0], view.lab[-1], view.lab[:, 0], view.lab[:, -1]])
    left = frame
    for _ in range(GROUNDS):
        near = difference(left, median(left)) < SEEN
        if np.count_nonzero(near) < OFTEN * len(frame):
            break
        yield median(left[near])
        left = left[~near]
        if not len(left):
            break
    yield median(view.lab[outside])
