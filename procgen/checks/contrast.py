"""Figures that stand out, in lightness, from what is right around them; in an order, if asked for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import opencv, scenes, sight
from procgen.checks.vision.colours import contrast_ratio
from procgen.checks.vision.scenes import judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.checks import Subject
    from procgen.checks.vision.scenes import Placed
    from procgen.checks.vision.view import View

_NEAR, _FAR = 2, 5
"""What is right around a figure begins and ends so many pixels from its edge."""
_ALONG = 0.1
"""Share of what is right around a figure from which it may stand out less than is said."""
_DEAD_ZONE = 0.05
"""One cannot be sure of a ratio that is so near its bound, in bounds."""


def check(
    subject: Subject,
    *,
    figures: Sequence[Sequence[Any]],
    least: float = 1.0,
    rising: float | None = None,
    side: str = "right",
) -> Finding:
    """Measure the contrast ratio of each figure to what is right around it.

    Parameters
    ----------
    subject : Subject
    figures : sequence of (str, str) or (str, str, int)
        Shape, colour and number of each kind, see `procgen.checks.vision.scenes.place`.
    least : float
        Smallest ratio to nine tenths of what is right around it, 1 to 21: 3 is asked of graphical objects,
        4.5 of text. Unsure within a twentieth of it.
    rising : float, optional
        Each figure's ratio is at least so many times that of the one before; unsure likewise.
    side : str
        ``left``, ``right``, ``above`` or ``below``: of several figures of one kind the next lies on that side
        of the one before.

    Returns
    -------
    finding : Finding

    References
    ----------
    Web Content Accessibility Guidelines 2.2, W3C Recommendation 2023, "contrast ratio" and success criteria
    1.4.3 and 1.4.11, https://www.w3.org/TR/WCAG22/.
    """
    placed, missing = scenes.place_all(subject, figures)
    if missing:
        return Finding(0.0, f"contrast: {missing}")
    view, way = sight.view(subject), np.array(scenes.WAYS[side], np.float64)
    kinds = [figure.name for figure in placed]
    placed.sort(key=lambda figure: (kinds.index(figure.name), float(figure.centre @ way)))
    ratios = [_to_ground(view, figure) for figure in placed]
    score = _judged(min(ratios), least) if least > 1 else 1.0
    seen = ", ".join(f"{ratio:.2f}" for ratio in ratios[:8])
    names = " and the ".join(dict.fromkeys(kinds))
    why = f"contrast: the {names} stand out from what is around by {seen} to 1 (at least {least:g})"
    if rising is not None:
        step = min((after / before for before, after in pairwise(ratios)), default=rising)
        score = min(score, _judged(step, rising))
        why += f", each by {step:.2f} times the one before or more (at least {rising:g})"
    role: sight.Role = "found" if score >= 0.5 else "wrong"
    marks = tuple(
        sight.outline(view, figure.figure.region, role, f"{figure.name} {ratio:.1f} : 1")
        for figure, ratio in zip(placed, ratios, strict=True)
    )
    return Finding(score, why, marks, max(figure.doubt for figure in placed))


def _judged(ratio: float, least: float) -> float:
    return judged(ratio, (1 - _DEAD_ZONE) * least, (1 + _DEAD_ZONE) * least)


def _to_ground(view: View, figure: Placed) -> float:
    """Give the contrast ratio that a figure has to nearly all that is right around it."""
    around = opencv.grown(figure.body, _FAR * view.grain) & ~opencv.grown(figure.body, _NEAR * view.grain)
    if not around.any():
        return 1.0
    ratios = np.sort(contrast_ratio(view.lab[around][:, 0], figure.figure.colour[0]))
    return float(ratios[int(_ALONG * len(ratios))])
