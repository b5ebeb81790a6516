"""An emblem (heart, star, crescent) that is filled, stands as asked, and is all that is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import opencv, sight
from procgen.checks.vision.emblems import emblem
from procgen.checks.vision.evidence import ramp
from procgen.checks.vision.regions import regions_of

if TYPE_CHECKING:
    from procgen.checks import Subject

_OVERLAP = (0.7, 0.9)
"""Overlap with the best of the drawn shapes at which a figure is surely not, and surely, the one meant."""
_DRAWN = 25.0
"""Difference (CIE76) from the background from which something is drawn."""


def check(
    subject: Subject, *, shape: str, across: float = 0.25, turn: float | None = None, over: float = 0.0004
) -> Finding:
    """Measure what is drawn beside the emblem, how full it is, and how it stands.

    Parameters
    ----------
    subject : Subject
    shape : str
        ``heart``, ``star`` or ``crescent``.
    across : float
        Smallest longer side of its box, in short sides of the picture.
    turn : float, optional
        At most so many degrees from how the shape usually stands.
    over : float
        Largest share, of the picture, that may be drawn beside it.

    Returns
    -------
    finding : Finding
    """
    view = sight.view(subject)
    found = emblem(sight.figures(subject), shape, least=0.8 * across * view.short_side, bounds=_OVERLAP)
    if found is None:
        return Finding(0.0, f"alone: nothing as large as {across:g} of the short side is drawn")
    region = found.figure.region
    solid = region.area / region.filled_area
    body = opencv.grown(region.on_view(region.filled), 2 * view.grain)
    beside = (view.from_border > _DRAWN) & ~body
    share = float(np.mean(beside))
    score = min(ramp(solid, 0.8, 0.96), ramp(share, 1.5 * over, 0.5 * over))
    why = (
        f"alone: {100 * share:.2f} % of the picture is drawn beside the {shape} (at most {100 * over:g} %);"
        f" it is filled to {100 * solid:.0f} % (needs 88 %)"
    )
    if turn is not None:
        turned = abs(found.likeness.turn)
        score = min(score, ramp(turned, 1.5 * turn, 0.5 * turn))
        why += f"; turned by {turned:.0f} degrees (at most {turn:g})"
    pieces = regions_of(beside, smallest=0.0002 * beside.size)[:8]
    return Finding(
        score, why, tuple(sight.outline(view, piece, "wrong", "something else") for piece in pieces)
    )
