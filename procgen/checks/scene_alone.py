"""Nothing is drawn but the figures of a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import opencv, scenes, sight
from procgen.checks.vision.regions import regions_of
from procgen.checks.vision.scenes import judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.checks import Subject

_DRAWN = 25.0
"""Difference (CIE76) from what is expected at a pixel from which it is something else."""
_SPECK = 0.0004
"""Pieces of a smaller share of the picture are specks of noise."""


def check(subject: Subject, *, figures: Sequence[Sequence[Any]], over: float = 0.002) -> Finding:
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
    expected = np.broadcast_to(view.border, view.lab.shape).copy()
    edges = np.zeros(view.shape, bool)
    placed = [figure for wanted in figures for figure in scenes.place(subject, wanted)]
    for figure in sorted(placed, key=lambda figure: -figure.figure.region.filled_area):
        expected[figure.body] = figure.figure.colour
        edges |= opencv.grown(figure.body, view.grain) & ~opencv.shrunk(figure.body, view.grain)
    light, red, yellow = np.moveaxis(view.lab - expected, 2, 0)
    other = ((red**2 + yellow**2 > _DRAWN**2) | (np.abs(light) > _DRAWN)) & ~edges
    pieces = regions_of(other, smallest=max(2.0, _SPECK * other.size))
    share = sum(piece.area for piece in pieces) / other.size
    marks = tuple(sight.outline(view, piece, "wrong", "something else") for piece in pieces[:8])
    why = f"nothing else: {100 * share:.2f} % of the picture is something else (at most {100 * over:g} %)"
    return Finding(judged(share, 1.25 * over, 0.75 * over), why, marks)
