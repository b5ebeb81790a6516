"""Figures of the same size and, where they have one name, of the same colour."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from procgen.checks import Finding
from procgen.checks.vision import scenes, sight
from procgen.checks.vision.colours import difference
from procgen.checks.vision.scenes import judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.checks import Subject

_COLOUR = (20.0, 12.0)
"""Difference (CIE76) of two figures of one colour's name at which they are not alike, and are."""


def check(subject: Subject, *, figures: Sequence[Sequence[Any]], size: float = 0.85) -> Finding:
    """Compare the sizes and colours of figures.

    Parameters
    ----------
    subject : Subject
    figures : sequence of (str, str) or (str, str, int)
        Shape, colour and number of each kind, see `procgen.checks.vision.scenes.place`.
    size : float
        Least extent (root of the area) of the smallest, in those of the largest; unsure within 0.03.

    Returns
    -------
    finding : Finding
    """
    placed, missing = scenes.place_all(subject, figures)
    if missing:
        return Finding(0.0, f"alike: {missing}")
    view = sight.view(subject)
    sizes = [math.sqrt(figure.figure.region.filled_area) for figure in placed]
    ratio = min(sizes) / max(sizes)
    apart = max(
        float(difference(one.figure.colour, other.figure.colour)) if one.name == other.name else 0.0
        for one in placed
        for other in placed
    )
    score = min(judged(ratio, size - 0.03, size + 0.03), judged(apart, *_COLOUR))
    role: sight.Role = "found" if score >= 0.5 else "wrong"
    why = (
        f"alike: the smallest of {len(placed)} has {ratio:.2f} of the largest one's extent (at least "
        f"{size:g}), colours of one name differ by {apart:.0f} (at most {sum(_COLOUR) / 2:g})"
    )
    marks = tuple(figure.outlined(view, role) for figure in placed)
    return Finding(score, why, marks, max(figure.doubt for figure in placed))
