"""The ball of a picture and what runs across it: found once for all checks of a subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.checks.vision import sight
from procgen.checks.vision.faces import same_discs
from procgen.checks.vision.ridges import REACH, SIDE, sample, tone, trace
from procgen.checks.vision.seam_fit import SeamFit, fit_seams

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from procgen.checks import Subject
    from procgen.checks.vision.discs import Disc


def ball(subject: Subject) -> Disc | None:
    """Find the picture's ball: its largest and best seen disc.

    Parameters
    ----------
    subject : Subject

    Returns
    -------
    disc : Disc or None
        The reading in which it is most nearly a disc; None where nothing is one.
    """
    return subject.memo("ball", lambda: _ball(sight.discs(subject)))


def surface(subject: Subject) -> NDArray[np.float64] | None:
    """Read the ball off the picture, on a grid of its own.

    Parameters
    ----------
    subject : Subject

    Returns
    -------
    surface : ndarray of shape (SIDE, SIDE, 3) and dtype float64, or None
        Lab, see `procgen.checks.vision.ridges.sample`; None where there is no ball.
    """
    return subject.memo("surface", lambda: _surface(subject))


def seams(subject: Subject) -> SeamFit | None:
    """Fit the seams of a basketball to the lines on the ball.

    Parameters
    ----------
    subject : Subject

    Returns
    -------
    fit : SeamFit or None
        None where there is no ball, or hardly a line on it.
    """
    return subject.memo("seams", lambda: _seams(subject))


def _ball(discs: tuple[Disc, ...]) -> Disc | None:
    groups = same_discs(discs)
    return max(groups[0], key=lambda disc: disc.quality) if groups else None


def _surface(subject: Subject) -> NDArray[np.float64] | None:
    disc = ball(subject)
    return sample(sight.view(subject).lab, disc.centre, disc.radius) if disc else None


def _seams(subject: Subject) -> SeamFit | None:
    disc, seen = ball(subject), surface(subject)
    if disc is None or seen is None:
        return None
    grain = sight.view(subject).scale * SIDE / (2 * REACH * disc.radius)
    return fit_seams(*trace(tone(seen), grain))
