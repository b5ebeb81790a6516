"""A face that stands upright."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.evidence import agreement, ramp

if TYPE_CHECKING:
    from procgen.checks import Subject

FULL, NOUGHT = 12.0, 20.0
"""Degrees from upright up to which a face counts fully, and from which not at all."""


def check(subject: Subject) -> Finding:
    """Measure how far a face is turned: its eyes should lie straight above its mouth.

    Parameters
    ----------
    subject : Subject

    Returns
    -------
    finding : Finding
    """
    face = sight.face(subject)
    best = face.best if face else None
    if face is None or best is None or best.fit is None:
        return Finding(0.0, "upright: found no eyes and mouth to tell which way up the face is")
    scores = [ramp(abs(r.fit.turn), NOUGHT, FULL) if r.fit else 0.0 for r in face.readings]
    score, doubt = agreement(scores, [reading.weight for reading in face.readings])
    turn = best.fit.turn
    view, centre, up = sight.view(subject), np.array(face.head.centre), best.fit.up
    role: sight.Role = "found" if score >= 0.5 else "wrong"
    axis = sight.lines(
        view, [centre - 0.9 * face.head.radius * up, centre + 0.9 * face.head.radius * up], role, "up"
    )
    return Finding(score, _why(turn), (axis,), doubt)


def _why(turn: float) -> str:
    """Say how far the face is turned, roughly where it is far."""
    limit = (FULL + NOUGHT) / 2
    if abs(turn) <= limit:
        return f"upright: the face is turned by {abs(turn):.0f} degrees (at most {limit:.0f})"
    if abs(turn) > 160:
        return f"upright: the face is upside down, turned by {abs(turn):.0f} degrees; it must stand upright"
    way = "clockwise" if turn > 0 else "counter-clockwise"
    rough = "about 90" if 70 < abs(turn) < 110 else f"{abs(turn):.0f}"
    return f"upright: the face is turned by {rough} degrees {way}; it must stand upright"
