"""Nothing is drawn but the figures of a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procgen.checks import Finding
from procgen.checks.vision import scenes, sight
from procgen.checks.vision.scenes import judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.checks import Subject


def check(subject: Subject, *, figures: Sequence[Sequence[Any]], over: float = 0.0006) -> Finding:
    """Measure what else is drawn beside some figures, and on them.

    Parameters
    ----------
    subject : Subject
    figures : sequence of (str, str) or (str, str, int)
        Shape, colour and number of each kind, see `procgen.checks.vision.scenes.place`. Inside what is drawn
        with a pen the background must show, or another of the figures.
    over : float
        Largest share of the picture that may be something else; unsure within a quarter of it. A pixel along
        every edge is left out.

    Returns
    -------
    finding : Finding
    """
    view = sight.view(subject)
    placed = [figure for wanted in figures for figure in scenes.place(subject, wanted)]
    placed.sort(key=lambda figure: -figure.figure.region.filled_area)
    share, pieces = scenes.foreign(view, ((figure.body, figure.figure.colour) for figure in placed))
    marks = tuple(sight.outline(view, piece, "wrong", "something else") for piece in pieces[:8])
    why = f"nothing else: {100 * share:.2f} % of the picture is something else (at most {100 * over:g} %)"
    return Finding(judged(share, 1.25 * over, 0.75 * over), why, marks)
