"""The way a line runs, or an arc bulges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import scenes, sight
from procgen.checks.vision.scenes import judged

if TYPE_CHECKING:
    from procgen.checks import Subject


def check(
    subject: Subject, *, shape: str, colour: str, degrees: float, within: float = 20.0, count: int = 1
) -> Finding:
    """Compare the direction of figures with one that was asked for.

    Parameters
    ----------
    subject : Subject
    shape : str
        ``line`` or ``arc``; the turn of any other shape is compared as well.
    colour : str
        Name of its colour.
    degrees : float
        Counter-clockwise: a flat line and an arc whose bulge points upwards have 0, a line that rises
        to the right 45. Lines have no front: 180 more is the same.
    within : float
        Largest deviation, degrees; unsure within a tenth of it.
    count : int
        So many figures, the best ones.

    Returns
    -------
    finding : Finding
    """
    placed, missing = scenes.place_all(subject, [(shape, colour, count)])
    if missing:
        return Finding(0.0, f"direction: {missing}")
    view, period = sight.view(subject), 180 if shape == "line" else 360
    turns = [figure.fit.turn for figure in placed]
    off = max(abs((turn - degrees + period / 2) % period - period / 2) for turn in turns)
    score = judged(off, 1.1 * within, 0.9 * within)
    role: sight.Role = "found" if score >= 0.5 else "wrong"
    seen = " and ".join(f"{turn:.0f}" for turn in turns[:4])
    why = (
        f"direction: the {placed[0].name} is turned by {seen} degrees, {off:.0f} off {degrees:g} "
        f"(at most {within:g})"
    )
    marks = tuple(
        sight.lines(view, np.asarray(figure.fit.corners), role, figure.name, closed=True) for figure in placed
    )
    return Finding(score, why, marks, max(figure.doubt for figure in placed))
