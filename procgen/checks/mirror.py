"""Two figures, or everything drawn, that mirror each other about a middle line of the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import opencv, scenes, sight
from procgen.checks.vision.scenes import judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.checks import Subject
    from procgen.checks.vision.opencv import Mask

_SHARE = (0.92, 0.97)
"""Share of each side's pixels with a counterpart at which the relation fails, and holds."""
_DRAWN = 20.0
"""Difference (CIE76) from the border's colour from which a pixel is drawn."""


def check(
    subject: Subject, *, axis: str, figures: Sequence[Sequence[Any]] | None = None, within: float = 0.02
) -> Finding:
    """Lay the mirror image of each of two figures over the other one.

    Parameters
    ----------
    subject : Subject
    axis : str
        ``vertical``: the middle line from top to bottom, left and right are exchanged; ``horizontal``.
    figures : sequence of (str, str) or (str, str, int), optional
        Shape, colour and number, see `procgen.checks.vision.scenes.place`: two figures. If left out, all that
        is drawn is compared with its own mirror image, whatever its colours.
    within : float
        How far an edge may be off, in short sides.

    Returns
    -------
    finding : Finding
    """
    view, slack = sight.view(subject), 0.0
    if figures is None:
        sides: list[Mask] = [view.from_border > _DRAWN] * 2
        placed: list[scenes.Placed] = []
    else:
        placed, missing = scenes.place_all(subject, figures)
        if missing or len(placed) != 2:
            return Finding(0.0, f"mirror: {missing or f'found {len(placed)} figures (needs 2)'}")
        sides, slack = [figure.body for figure in placed], max(figure.doubt for figure in placed)
    if not all(side.any() for side in sides):
        return Finding(0.0, "mirror: nothing is drawn on the background")
    pixels = max(view.grain, round(within * view.short_side))
    shares = []
    for one, other in (sides, sides[::-1]):
        image = other[:, ::-1] if axis == "vertical" else other[::-1]
        shares.append(float(np.mean(opencv.grown(np.ascontiguousarray(image), pixels)[one])))
    score = judged(min(shares), *_SHARE)
    role: sight.Role = "found" if score >= 0.5 else "wrong"
    what = f"the {placed[0].name} and the {placed[1].name}" if placed else "the two halves"
    why = (
        f"mirror: {what} cover each other's image in the {axis} middle line to {100 * min(shares):.0f} % "
        f"(needs {50 * sum(_SHARE):.1f} %), edges up to {within:g} of the short side off"
    )
    height, width = view.shape
    middle = np.array([height - 1, width - 1]) / 2
    ends = np.array([[0, middle[1]], [height - 1, middle[1]]])
    if axis != "vertical":
        ends = np.array([[middle[0], 0], [middle[0], width - 1]])
    marks = (*(figure.outlined(view, role) for figure in placed), sight.lines(view, ends, role, "axis"))
    return Finding(score, why, marks, slack)
