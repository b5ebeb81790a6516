"""Exactly two eyes in a head, alike, with a mouth across from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.evidence import agreement, ramp

if TYPE_CHECKING:
    from procgen.checks import Subject
    from procgen.checks.vision.faces import Face
    from procgen.types import Mark


def check(subject: Subject) -> Finding:
    """Look for exactly two marks that are a face's eyes, whichever way up the face is.

    Parameters
    ----------
    subject : Subject

    Returns
    -------
    finding : Finding
    """
    face = sight.face(subject)
    if face is None:
        return Finding(0.0, "eyes: there is no head to look in")
    best = face.best
    if best is None or best.fit is None or best.rest is None:
        most = max((len(reading.marks) for reading in face.readings), default=0)
        return Finding(
            0.0,
            f"eyes: none of the {most} marks inside the head are two alike beside each other, with a mouth"
            " across from them (needs exactly 2 eyes)",
            _expected(subject, face),
        )
    view = sight.view(subject)
    scores = [0.0 if reading.rest is None or reading.rest.eyes else 1.0 for reading in face.readings]
    agreed, doubt = agreement(scores, [reading.weight for reading in face.readings])
    score = ramp(agreed, 0.3, 1.0)  # a reading that shows a third eye weighs more than one that does not
    likely = ramp(face.likeness, 0.1, 0.36)
    count = 2 + len(best.rest.eyes)
    marks = [sight.outline(view, mark.region, "found", "eye") for mark in best.fit.eyes]
    marks += [sight.outline(view, mark.region, "wrong", "another eye") for mark in best.rest.eyes]
    why = f"eyes: found {count} marks of eye size (needs exactly 2)"
    if likely < 1:
        why += f"; they look {face.likeness:.2f} like a face's eyes and mouth (needs 0.23)"
    return Finding(score * likely, why, tuple(marks), doubt * likely)


def _expected(subject: Subject, face: Face) -> tuple[Mark, ...]:
    """Draw where eyes are expected in an upright head."""
    view, head = sight.view(subject), face.head
    row, column = head.centre
    spots = [(row - 0.2 * head.radius, column + side * 0.35 * head.radius) for side in (-1, 1)]
    size = 0.15 * head.radius
    return tuple(
        sight.lines(
            view,
            [(r - size, c - size), (r - size, c + size), (r + size, c + size), (r + size, c - size)],
            "missing",
            "eye",
            closed=True,
        )
        for r, c in spots
    )
