"""Nothing drawn beside the figures that were asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import opencv, sight
from procgen.checks.vision.evidence import ramp
from procgen.checks.vision.readings import colour_of
from procgen.checks.vision.regions import regions_of

if TYPE_CHECKING:
    from procgen.checks import Subject

_DRAWN = 25.0
"""Difference (CIE76) from what is expected at a pixel from which it is something else."""
_HOLLOW = 0.3
"""A figure with larger holes, in areas of the whole, is an outline."""


def check(
    subject: Subject, *, shape: str, colour: str | None = None, count: int = 1, over: float = 0.02
) -> Finding:
    """Measure what is drawn outside some figures, and what is drawn on them.

    Parameters
    ----------
    subject : Subject
    shape : str
        Of the figures that belong, see `procgen.checks.figure`.
    colour : str, optional
        Name of their colour.
    count : int
        So many figures belong, the best ones.
    over : float
        Largest share, of the picture, that may be something else.

    Returns
    -------
    finding : Finding
    """
    view = sight.view(subject)
    expected = np.broadcast_to(view.border, view.lab.shape).copy()
    edges = np.zeros(view.shape, bool)
    for figure, _, _ in sight.found(subject, shape, colour)[:count]:
        ink, body = figure.region.on_view(), figure.region.on_view(figure.region.filled)
        expected[body] = figure.colour
        holes = body & ~ink
        if np.count_nonzero(holes) > _HOLLOW * np.count_nonzero(
            body
        ):  # an outline: any one paint may fill it
            expected[holes] = colour_of(view, (slice(None), slice(None)), holes)
        inner = opencv.shrunk(np.pad(ink, view.grain), view.grain)  # beside the frame it has an edge, too
        inner = inner[view.grain : -view.grain, view.grain : -view.grain]
        edges |= opencv.grown(ink, view.grain) & ~inner
    light, red, yellow = np.moveaxis(view.lab - expected, 2, 0)
    other = ((red**2 + yellow**2 > _DRAWN**2) | (np.abs(light) > _DRAWN)) & ~edges
    share = float(np.mean(other))
    pieces = regions_of(other, smallest=0.001 * other.size)[:8]
    marks = tuple(sight.outline(view, piece, "wrong", "something else") for piece in pieces)
    why = f"nothing else: {100 * share:.2f} % of the picture is something else (at most {100 * over:g} %)"
    return Finding(ramp(share, 1.5 * over, 0.5 * over), why, marks)
