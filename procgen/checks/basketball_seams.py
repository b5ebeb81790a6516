"""Whether the seams of a basketball run across the ball, seen from any side.

The lines on the ball are compared with the seams of the turned ball that resembles them most. The bounds lie
in the gap that drawn balls and their near misses leave; `experiments/02_scorer_validation` has the figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.balls import ball, seams
from procgen.checks.vision.evidence import ramp
from procgen.checks.vision.seams import CURVES, see

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks import Subject
    from procgen.checks.vision.discs import Disc
    from procgen.checks.vision.seam_fit import SeamFit
    from procgen.types import Mark

LIKENESS = 0.7
"""Least likeness of lines and seams."""
EXPLAINED = 0.6
"""Least share of the lines that are seams."""
SHARE = 0.5
"""Least share of every seam that is drawn."""
ALONE, ALL = 0.7, 0.7
"""Where no upright seam crosses the level one: its least share, and the least share of the lines that are
seams; a baseball's stitches make up for 0.56 and 0.58."""
BOW = 9.0
"""Least bow of the side curves towards the middle, degrees."""
SPOKES = 0.86
"""Greatest share of lines that point at the middle: 0.81 where side curves nearly meet, a wheel has 0.89."""
_LONG = 0.45
"""Seams of which less than this can be seen (radii) are not asked for."""
_STEEPEST = 65.0
"""Greatest tilt of the crossing away from the viewer, degrees."""


def check(subject: Subject) -> Finding:
    """Measure how well the lines on the ball are the seams of a basketball.

    Parameters
    ----------
    subject : Subject

    Returns
    -------
    finding : Finding
        The least of: likeness of lines and seams; share of the lines that are seams, and that are no spokes;
        share of the least drawn seam, of two that cross and at least one side curve, or, as small drawings
        have it, of one seam that crosses both side curves; bow of the side curves.
    """
    disc, fit = ball(subject), seams(subject)
    if disc is None:
        return Finding(0.0, "seams: there is no ball that could have any")
    if fit is None:
        return Finding(0.0, "seams: none, the ball is plain (needs a cross and two curves beside it)")
    asked = fit.lengths >= _LONG
    crossed = asked[:2].all() and asked[2:].any() if fit.pose.upright else asked[[0, 2, 3]].all()
    whole = bool(crossed) and fit.pose.tilt < _STEEPEST
    explained = EXPLAINED if fit.pose.upright else ALL
    needed = np.array([SHARE if fit.pose.upright else ALONE, SHARE, SHARE, SHARE])
    share = float((fit.shares - needed)[asked].min()) if whole else -1.0
    bow = float(fit.pose.bows[asked[2:]].min()) if whole else 0.0
    rated = (
        (ramp(share, -0.15, 0.15), _missing(fit, asked & (fit.shares < needed), whole=whole)),
        (ramp(fit.likeness, LIKENESS - 0.1, LIKENESS + 0.1), _unlike(fit)),
        (ramp(fit.explained, explained - 0.1, explained + 0.1), _crowded(fit, explained)),
        (ramp(fit.spokes, SPOKES + 0.1, SPOKES - 0.1), _wheel(fit)),
        (ramp(bow, BOW - 4, BOW + 4), _straight(bow)),
    )
    score, why = min(rated, key=lambda pair: pair[0])
    if score >= 0.5:
        i = np.where(asked, fit.shares - needed, np.inf).argmin()  # the seam that is nearest to its bound
        why = (
            f"seams: {fit.likeness:.2f} like a basketball's (needs {LIKENESS}), the {CURVES[i]} drawn for "
            f"{fit.shares[i]:.0%} (needs {needed[i]:.0%}), the side curves bow inwards by {bow:.0f}° "
            f"(needs {BOW:.0f}°)"
        )
    return Finding(score, why, _fitted(subject, disc, fit, asked))


def _unlike(fit: SeamFit) -> str:
    """Say that there are other lines, or too few."""
    return (
        f"seams: {fit.likeness:.2f} like a basketball's (needs {LIKENESS}); {fit.drawn:.0%} of a cross "
        f"and of the curves beside it are drawn, {fit.explained:.0%} of the lines belong to them"
    )


def _crowded(fit: SeamFit, needed: float) -> str:
    """Say that much else is drawn on the ball."""
    return f"seams: only {fit.explained:.0%} of the lines on the ball are seams (needs {needed:.0%})"


def _wheel(fit: SeamFit) -> str:
    """Say that the lines are spokes."""
    return f"seams: {fit.spokes:.0%} of the lines point at the middle, like spokes (at most {SPOKES:.0%})"


def _missing(fit: SeamFit, lacking: NDArray[np.bool_], *, whole: bool) -> str:
    """Say which seams are missing."""
    if not whole:
        return "seams: the lines do not cross as two seams and a curve beside them do"
    found = zip(CURVES, fit.shares, lacking, strict=True)
    missing = [f"{share:.0%} of the {name}" for name, share, lacks in found if lacks]
    needed = f"{SHARE:.0%} of each" if fit.pose.upright else f"{ALONE:.0%} where nothing else crosses them"
    return f"seams: only {' and '.join(missing)} drawn (needs {needed})"


def _straight(bow: float) -> str:
    """Say how the side curves run instead."""
    if bow < -3:
        how = f"bow outwards by {-bow:.0f}°, as on a globe"
    else:
        how = f"are straight, bowing inwards by {max(bow, 0):.0f}°"
    return f"seams: the side curves {how} (needs {BOW:.0f}° inwards)"


def _fitted(subject: Subject, disc: Disc, fit: SeamFit, asked: NDArray[np.bool_]) -> tuple[Mark, ...]:
    """Draw the seams as they were fitted."""
    view, seen = sight.view(subject), see(fit.pose, 96, 1.0)
    marks = []
    for i in np.flatnonzero(asked):
        shown = seen.length[i] > 0
        # a curve is closed: begin where its visible half begins
        first = int(np.argmax(shown & ~np.roll(shown, 1)))
        order = np.roll(np.arange(len(shown)), -first)
        order = order[shown[order]]
        points = np.stack([seen.row[i], seen.column[i]], axis=1)[order] * disc.radius + disc.centre
        role: sight.Role = "found" if fit.shares[i] >= SHARE else "missing"
        marks.append(sight.lines(view, points, role, CURVES[i]))
    return tuple(marks)
