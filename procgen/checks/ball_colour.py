"""Whether a ball that is painted in a colour has the colour that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import opencv, sight
from procgen.checks.vision.balls import ball, seams, surface
from procgen.checks.vision.evidence import median, ramp
from procgen.checks.vision.ridges import REACH, SIDE, grid
from procgen.checks.vision.seams import see

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks import Subject

COLOURED = 20.0
"""Chroma (CIELAB) from which paint has a hue at all; less is white, gray, black or one ink."""
SAME = 10.0
"""CIELAB distance below which the inside shows the background: the ball is only outlined."""
CLEAR = 0.14
"""Radii from the middle of a seam at which its stroke has ended and the ball's panels are seen."""
_EVERY = 3
"""One in so many rows and columns of the background is looked at."""


def check(subject: Subject, *, hue: tuple[float, float] = (25.0, 90.0)) -> Finding:
    """Measure the hue of the ball's main colour.

    Parameters
    ----------
    subject : Subject
    hue : (float, float)
        Least and greatest hue angle (CIELAB), degrees: from a reddish brown to a yellowish orange.

    Returns
    -------
    finding : Finding
        1 for a picture without colour, a ball in one ink, or one that is only outlined: no colour is asked of
        these.
    """
    disc, seen = ball(subject), surface(subject)
    if disc is None or seen is None:
        return Finding(0.0, "colour: there is no ball that could have one")
    if subject.picture.is_gray:
        return Finding(1.0, "colour: the picture is gray, so none is asked for")
    view = sight.view(subject)
    inside = _panels(subject, seen)
    coarse = view.lab[::_EVERY, ::_EVERY]
    row, column = (np.arange(length) * _EVERY + 0.5 for length in coarse.shape[:2])
    far = (row - disc.centre[0])[:, None] ** 2 + (column - disc.centre[1]) ** 2
    outside = coarse[far > (1.1 * disc.radius) ** 2]
    if len(outside) and np.linalg.norm(inside - median(outside)) < SAME:
        return Finding(1.0, "colour: the ball is only outlined, so none is asked for")
    chroma = float(np.hypot(inside[1], inside[2]))
    if chroma < COLOURED:
        return Finding(
            1.0, f"colour: the ball is painted in one ink (chroma {chroma:.0f}, below {COLOURED:.0f})"
        )
    angle = float(np.degrees(np.arctan2(inside[2], inside[1])) % 360)
    beyond = max(hue[0] - angle, angle - hue[1], 0.0) if angle < 240 else 360 - angle + hue[0]
    why = f"colour: its hue angle is {angle:.0f}° (orange lies from {hue[0]:.0f}° to {hue[1]:.0f}°)"
    score = 1 - ramp(beyond, 0.0, 20.0)
    return Finding(score, why, (sight.circle(view, disc, "found" if score >= 0.5 else "wrong", "ball"),))


def _panels(subject: Subject, seen: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the main Lab colour between the seams as they were fitted: thick ones may cover half of a ball."""
    fit = seams(subject)
    row, column = grid()
    inside, lines = row**2 + column**2 < 0.85**2, np.zeros(row.shape, bool)
    if fit is not None:
        curves = see(fit.pose, 96, REACH)
        shown = curves.length > 0
        at = ((place[shown] + REACH) * (SIDE / (2 * REACH)) for place in (curves.row, curves.column))
        lines[tuple(cell.astype(np.intp) for cell in at)] = True
        lines = opencv.grown(lines, round(CLEAR * SIDE / (2 * REACH)))
    return median(seen[inside & ~lines if (inside & ~lines).any() else inside])
