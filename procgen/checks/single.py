"""One thing alone on a plain background: its size, and the colour along its border."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import opencv, sight
from procgen.checks.vision.colours import name_of
from procgen.checks.vision.evidence import ramp
from procgen.checks.vision.figures import named
from procgen.types import Mark

if TYPE_CHECKING:
    from procgen.checks import Subject

_DRAWN = 14.0
"""Difference (CIE76) from the border's colour from which a pixel is drawn."""
_SPECK = 0.0006
"""Pieces of a smaller share of the picture are specks."""
_EDGE, _RIM = 0.02, 0.05
"""Its border's colour is looked for between these shares of its extent inwards."""


def check(subject: Subject, *, across: float = 0.45, colour: str | None = None) -> Finding:
    """Count what stands on the background, holes filled.

    Parameters
    ----------
    subject : Subject
    across : float
        Smallest longer side of its box, in short sides of the picture.
    colour : str, optional
        Name of the colour along its border, see `procgen.checks.vision.colours.NAMED`.

    Returns
    -------
    finding : Finding
        0 for two pieces or more.
    """
    view = sight.view(subject)
    drawn = opencv.filled(view.from_border > _DRAWN)
    labels, boxes = opencv.components(drawn)
    pieces = [k for k in np.argsort(-boxes[:, 4]) if boxes[k, 4] > _SPECK * drawn.size]
    if not pieces:
        return Finding(0.0, "single: nothing is drawn on the background")
    top, left, height, width, _ = boxes[pieces[0]].tolist()
    extent = max(height, width)
    score = ramp(extent / view.short_side, 0.9 * across, 1.1 * across) * (len(pieces) == 1)
    why = (
        f"single: {len(pieces)} things on the background (needs 1), the largest across "
        f"{extent / view.short_side:.2f} of the short side (needs {across:g})"
    )
    if colour is not None:
        whole = labels == pieces[0] + 1
        rim = opencv.shrunk(whole, max(1, round(_EDGE * extent)))
        rim &= ~opencv.shrunk(whole, max(2, round(_RIM * extent)))
        lab = np.median(view.lab[rim], axis=0) if rim.any() else view.border
        score = min(score, named(lab, colour))
        why += f"; along its border it is {name_of(lab)[0]} (needs {colour})"
    corners = view.to_picture([[top, left], [top + height, left + width]]).tolist()
    box = ((corners[0][0], corners[0][1]), (corners[1][0], corners[1][1]))
    return Finding(score, why, (Mark("box", box, "found" if score >= 0.5 else "wrong", label="the thing"),))
