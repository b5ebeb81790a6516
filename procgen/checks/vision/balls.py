"""The ball of a picture and what runs across it: found once for all checks of a subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.checks.vision import sight
from procgen.checks.vision.faces import same_discs
from procgen.checks.vision.ridges import REACH, SIDE, sample, tone, trace
from procgen.checks.vision.seam_fit import SeamFit, fit_seams

if TYPE_CHECKING:
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


def _seams(subject: Subject) -> SeamFit | None:
    disc = ball(subject)
    if disc is None:
        return None
    view = sight.view(subject)
    grain = view.scale * SIDE / (2 * REACH * disc.radius)
    return fit_seams(*trace(tone(sample(view.lab, disc.centre, disc.radius)), grain))
