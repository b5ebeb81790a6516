"""Whether a ball that is painted in a colour has the colour that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.balls import ball, seams
from procgen.checks.vision.evidence import ramp
from procgen.checks.vision.seams import see

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks import Subject
    from procgen.checks.vision.discs import Disc

COLOURED = 20.0
"""Chroma (CIELAB) from which paint has a hue at all; less is white, gray, black or one ink."""
SAME = 10.0
"""CIELAB distance below which the inside shows the background: the ball is only outlined."""
CLEAR = 0.14
"""Radii from the middle of a seam at which its stroke has ended and the ball's panels are seen."""


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
    disc = ball(subject)
    if disc is None:
        return Finding(0.0, "colour: there is no ball that could have one")
    if subject.picture.is_gray:
        return Finding(1.0, "colour: the picture is gray, so none is asked for")
    view = sight.view(subject)
    rows, columns = np.indices(view.lab.shape[:2])
    away = np.hypot(rows + 0.5 - disc.centre[0], columns + 0.5 - disc.centre[1]) / disc.radius
    inside = np.median(view.lab[(away < 0.85) & ~_near_seams(subject, disc, away.shape)], axis=0)
    outside = view.lab[away > 1.1]
    if len(outside) and np.linalg.norm(inside - np.median(outside, axis=0)) < SAME:
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


def _near_seams(subject: Subject, disc: Disc, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Tell which pixels lie near the seams as they were fitted: thick strokes may cover half of a ball."""
    near, fit = np.zeros(shape, bool), seams(subject)
    if fit is None:
        return near
    seen = see(fit.pose, 96, 1.0)
    shown = seen.length > 0
    reach = CLEAR * disc.radius
    for row, column in zip(seen.row[shown], seen.column[shown], strict=True):
        top, left = row * disc.radius + disc.centre[0], column * disc.radius + disc.centre[1]
        near[
            max(0, round(top - reach)) : round(top + reach), max(0, round(left - reach)) : round(left + reach)
        ] = True
    return near
