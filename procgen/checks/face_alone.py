"""Nothing on and around a face that does not belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.evidence import agreement, ramp
from procgen.checks.vision.marks import ground_of
from procgen.checks.vision.regions import regions_of

if TYPE_CHECKING:
    from procgen.checks import Subject
    from procgen.checks.vision.faces import Face, FaceReading
    from procgen.checks.vision.opencv import Mask
from procgen.checks.vision.regions import Region

_INSIDE = 0.45
"""Ink inside the head that is neither eyes nor mouth, in theirs."""
_OUTSIDE = 0.3
"""What is drawn beside the head, in areas of the head."""
_DRAWN = 25.0


def check(subject: Subject) -> Finding:
    """Look for further eyes and mouths, for other ink on the face, and for things drawn beside it.

    Brows, cheeks, teeth, a tongue, a nose and highlights belong to a face.

    Parameters
    ----------
    subject : Subject

    Returns
    -------
    finding : Finding
    """
    face = sight.face(subject)
    best = face.best if face else None
    if face is None or best is None or best.rest is None:
        return Finding(0.0, "face alone: found no face")
    inside, doubt = agreement(
        [_inside(reading) for reading in face.readings], [r.weight for r in face.readings]
    )
    beside, pieces = _beside(subject, face)
    score = min(inside, ramp(beside, 1.4 * _OUTSIDE, 0.6 * _OUTSIDE))
    view = sight.view(subject)
    marks = [sight.outline(view, mark.region, "wrong", "not of the face") for mark in best.rest.strays]
    marks += [sight.outline(view, piece, "wrong", "beside the face") for piece in pieces[:8]]
    if best.rest.mouths:
        why = f"face alone: found {1 + len(best.rest.mouths)} marks of mouth size (needs exactly 1)"
    else:
        why = (
            f"face alone: other ink on the face is {best.rest.share:.2f} of that of eyes and mouth (at most"
            f" {_INSIDE}); what is drawn beside it {beside:.2f} of the head's area (at most {_OUTSIDE})"
        )
    return Finding(score, why, tuple(marks), doubt)


def _inside(reading: FaceReading) -> float:
    if reading.rest is None or reading.rest.mouths:
        return 0.0
    return ramp(reading.rest.share, _INSIDE + 0.15, _INSIDE - 0.15)


def _beside(subject: Subject, face: Face) -> tuple[float, tuple[Region, ...]]:
    """Measure the area drawn beside the head and not connected with it, in areas of the head."""
    view = sight.view(subject)
    rows, columns = np.ogrid[: view.shape[0], : view.shape[1]]
    away = (rows - face.head.centre[0]) ** 2 + (columns - face.head.centre[1]) ** 2
    circle = np.asarray(away < face.head.radius**2)
    drawn = view.from_border > _DRAWN
    beside = _apart(drawn, circle)
    if beside and not circle.all():
        drawn &= circle | (ground_of(view, ~circle).differs > _DRAWN)  # a smooth background is not drawn
        beside = _apart(drawn, circle)
    return sum(piece.area for piece in beside) / face.ground.area, beside


def _apart(drawn: Mask, circle: Mask) -> tuple[Region, ...]:
    """Find the pieces that nowhere reach into a circle."""
    regions = regions_of(drawn, smallest=0.002 * drawn.size)
    return tuple(piece for piece in regions if not circle[piece.window][piece.mask].any())
