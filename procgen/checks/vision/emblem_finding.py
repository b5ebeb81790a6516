"""What the checks of emblems (heart, star, crescent) have in common: find one, rate it, say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.emblems import carrier, emblem
from procgen.checks.vision.evidence import ramp

if TYPE_CHECKING:
    from procgen.checks import Subject


def finding(
    subject: Subject,
    shape: str,
    *,
    across: float,
    bounds: tuple[float, float],
    colour: str | None = None,
    on_its_own: bool = False,
) -> Finding:
    """Look for one large emblem.

    Parameters
    ----------
    subject : Subject
    shape : str
        ``heart``, ``star`` or ``crescent``.
    across : float
        Smallest longer side of its box, in short sides of the picture.
    bounds : tuple of float
        Overlap with the best drawing at which the score is 0 and 1.
    colour : str, optional
        Name of its colour.
    on_its_own : bool
        Whether it may lie on the background or on a rectangle only, not on another figure.

    Returns
    -------
    finding : Finding
    """
    view, figures = sight.view(subject), sight.figures(subject)
    found = emblem(figures, shape, least=0.8 * across * view.short_side, bounds=bounds)
    if found is None:
        return Finding(0.0, f"{shape}: nothing as large as {across:g} of the short side is drawn")
    region = found.figure.region
    size = max(region.height, region.width) / view.short_side
    score = found.score * ramp(size, 0.85 * across, 1.1 * across)
    why = (
        f"{shape}: the most likely figure overlaps the best drawn {shape} by {found.likeness.overlap:.2f}"
        f" (needs {sum(bounds) / 2 + found.likeness.stricter:.2f})"
        f" and the best other shape by {found.likeness.rival:.2f},"
        f" across {size:.2f} of the short side (needs {across:g})"
    )
    if found.beside:
        score = 0.0
        why += f"; {len(found.beside)} other figures of its size lie beside it (needs none)"
    elif on_its_own and score > 0 and carrier(found.figure, figures) is not None:
        score = 0.0
        why += "; it is part of a larger figure (needs to stand by itself)"
    if colour is not None and score > 0:
        likely = found.figure.is_colour(colour)
        score = min(score, likely)
        why += f"; it is {'' if likely >= 0.5 else 'not '}{colour}"
    role: sight.Role = "found" if score >= 0.5 else "wrong"
    return Finding(score, why, (sight.outline(view, region, role, shape),), found.doubt * (score > 0))
