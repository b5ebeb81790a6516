"""A mouth that bends as it should."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.evidence import agreement, ramp

if TYPE_CHECKING:
    from procgen.checks import Subject
    from procgen.checks.vision.faces import FaceReading

BEND = 0.05
"""Rise of the corners above the middle from which a mouth bends, in half-widths."""
_THICKEST = 1.3
"""A mark thicker than this many half-widths is a hole, not a mouth that bends."""


def check(subject: Subject, *, bend: Literal["up", "down", "none"] = "up") -> Finding:
    """Measure how a face's mouth bends, seen with its eyes above it.

    Parameters
    ----------
    subject : Subject
    bend : {"up", "down", "none"}
        Up for a smile: the corners higher than the middle.

    Returns
    -------
    finding : Finding
    """
    face = sight.face(subject)
    best = face.best if face else None
    if face is None or best is None or best.fit is None or best.midline is None:
        return Finding(0.0, "mouth: found no mark across from two eyes")
    scores = [_score(reading, bend) for reading in face.readings]
    score, doubt = agreement(scores, [reading.weight for reading in face.readings])
    rise = best.midline.bend
    way = "up" if rise >= 0 else "down"
    needed = {"up": f"up by {BEND}", "down": f"down by {BEND}", "none": f"by less than {BEND}"}[bend]
    why = f"mouth: bends {way} by {abs(rise):.2f} of its half-width (needs {needed})"
    if best.midline.thick > _THICKEST and bend != "none":
        why = f"mouth: {best.midline.thick:.1f} half-widths thick, a hole and no bend (at most {_THICKEST})"
    view = sight.view(subject)
    role: sight.Role = "found" if score >= 0.5 else "wrong"
    marks = (
        sight.outline(view, best.fit.mouth.region, role, "mouth"),
        sight.lines(view, best.midline.points(best.fit.up), role, "how the mouth bends"),
    )
    return Finding(score, why, marks, doubt)


def _score(reading: FaceReading, bend: str) -> float:
    """Rate one reading's mouth."""
    if reading.midline is None:
        return 0.0
    rise = reading.midline.bend
    if bend == "none":
        return ramp(abs(rise), BEND + 0.03, BEND - 0.03)
    signed = rise if bend == "up" else -rise
    return ramp(signed, BEND - 0.03, BEND + 0.03) * ramp(
        reading.midline.thick, _THICKEST + 0.15, _THICKEST - 0.15
    )
