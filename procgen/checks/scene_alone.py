"""Nothing is drawn but the figures of a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procgen.checks.vision import scenes, sight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.checks import Finding, Subject


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
    placed = [figure for wanted in figures for figure in scenes.place(subject, wanted)]
    placed.sort(key=lambda figure: -figure.figure.region.filled_area)
    bodies = ((figure.body, figure.figure.colour) for figure in placed)
    return scenes.alone(sight.view(subject), bodies, over)
