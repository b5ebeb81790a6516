"""Nothing is drawn but two strokes that may cross."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.checks import Finding
from procgen.checks.vision import scenes, sight
from procgen.checks.vision.crossings import crossed
from procgen.checks.vision.scenes import judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.checks import Subject


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
    view = sight.view(subject)
    strokes = crossed(subject, (one[0], one[1]), (other[0], other[1]))
    share, pieces = scenes.foreign(view, ((stroke.ink, stroke.colour) for stroke in strokes))
    marks = tuple(sight.outline(view, piece, "wrong", "something else") for piece in pieces[:8])
    why = f"nothing else: {100 * share:.2f} % of the picture is something else (at most {100 * over:g} %)"
    return Finding(judged(share, 1.25 * over, 0.75 * over), why, marks)
