"""Nothing is drawn but two strokes that may cross."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.checks.vision import scenes, sight
from procgen.checks.vision.crossings import crossed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.checks import Finding, Subject


def check(subject: Subject, *, one: Sequence[str], other: Sequence[str], over: float = 0.0006) -> Finding:
    """Measure what else is drawn beside two strokes.

    Parameters
    ----------
    subject : Subject
    one, other : (str, str)
        As for `procgen.checks.crossing`.
    over : float
        Largest share of the picture that may be something else; unsure within a quarter of it. A pixel along
        every edge is left out.

    Returns
    -------
    finding : Finding
    """
    strokes = crossed(subject, (one[0], one[1]), (other[0], other[1]))
    return scenes.alone(sight.view(subject), ((stroke.ink, stroke.colour) for stroke in strokes), over)
