"""Grade how like a picture is to the one that was shown, pixel by pixel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.suite import load_task, true_picture

if TYPE_CHECKING:
    from procgen.checks import Subject

FLAT = 0.85
"""Score of a picture that is no more like the one shown than one flat colour is.

High enough that a copy within the bounds that the task names (0.7 at least) still passes: a small difference
of the whole ground can weigh more than one small shape.
"""


def check(subject: Subject, *, task: str, seed: int) -> Finding:
    """Compare the colours of all pixels with those of the picture that was shown.

    Parameters
    ----------
    subject : Subject
    task : str
        Id of the task, whose template gives the picture.
    seed : int
        Seed of the instance.

    Returns
    -------
    finding : Finding
        1 for the same picture, falling with the mean difference of all channels to `FLAT` where that is as
        large as of the best flat colour; 0 for one of another size.

    Raises
    ------
    UnknownName
        If there is no such task.
    """
    height, width = load_task(task, seed).size
    shown = true_picture(task, seed, (height, width)).pixels.astype(np.int16)
    if subject.pixels.shape != shown.shape:
        got = f"{subject.picture.height} x {subject.picture.width}"
        return Finding(0.0, f"the picture is {got} (height x width); it must be {height} x {width}")
    flat = float(np.abs(shown - np.median(shown, axis=(0, 1))).mean())
    differs = float(np.abs(shown - subject.pixels).mean())
    score = 1 - (1 - FLAT) * min(1.0, differs / max(flat, 1e-9))
    return Finding(
        score, f"pixels differ by {differs:.1f} of 255 on average; one flat colour would by {flat:.1f}"
    )
