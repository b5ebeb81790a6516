"""One big round head."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.evidence import ramp
from procgen.checks.vision.faces import same_discs

if TYPE_CHECKING:
    from procgen.checks import Subject
    from procgen.checks.vision.discs import Disc

_RIVAL = 0.5
"""Another disc beside the head is a rival from so much of its radius on."""


def check(subject: Subject, *, across: float = 0.25) -> Finding:
    """Look for a disc or ring that is big enough for a head, and for rivals beside it.

    Parameters
    ----------
    subject : Subject
    across : float
        Smallest diameter, in short sides of the picture.

    Returns
    -------
    finding : Finding
    """
    view, face = sight.view(subject), sight.face(subject)
    if face is None:
        return Finding(0.0, "head: found no disc or ring (needs one whose outline follows a circle for 76 %)")
    head = face.head
    size = 2 * head.radius / view.short_side
    rivals = [g[0] for g in same_discs(sight.discs(subject)) if len(g) > 1 and _is_beside(g[0], head)]
    if rivals:
        marks = tuple(sight.circle(view, disc, "wrong", "another head") for disc in (head, *rivals))
        return Finding(0.0, f"head: found {1 + len(rivals)} discs side by side (needs exactly one)", marks)
    score = ramp(size, 0.8 * across, 1.2 * across) * min(1.0, head.quality)
    role: sight.Role = "found" if score >= 0.5 else "wrong"
    why = f"head: a disc across {size:.2f} of the short side (needs {across:.2f}), {head.roundness}"
    return Finding(score, why, (sight.circle(view, head, role, "head"),))


def _is_beside(disc: Disc, head: Disc) -> bool:
    """Tell whether a disc lies outside the head and is nearly as large."""
    apart = math.dist(disc.centre, head.centre)
    return (
        disc.quality > 0.5
        and disc.radius > _RIVAL * head.radius
        and apart > 0.9 * (head.radius + disc.radius)
    )
