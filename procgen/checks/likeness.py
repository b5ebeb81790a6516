"""Grade how like a picture is to the one that was shown, pixel by pixel."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from procgen.checks import Finding
from procgen.suite import load_task, template

if TYPE_CHECKING:
    from procgen.checks import Subject
    from procgen.suite import ExactTemplate

FLAT = 0.5
"""Score of a picture that is no more like the one shown than one flat colour is."""


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
        large as of the best flat colour.

    Raises
    ------
    UnknownName
        If there is no such task.
    """
    instance = load_task(task, seed)
    shown = cast("ExactTemplate", template(task)).truth(instance, *instance.size).pixels.astype(np.float64)
    if subject.pixels.shape != shown.shape:
        return Finding(
            0.0, f"the picture is {subject.picture.height} x {subject.picture.width}, not {instance.size}"
        )
    flat = float(np.abs(shown - np.median(shown, axis=(0, 1))).mean())
    differs = float(np.abs(shown - subject.pixels).mean())
    score = 1 - FLAT * min(1.0, differs / max(flat, 1e-9))
    return Finding(
        score, f"pixels differ by {differs:.1f} of 255 on average; one flat colour would by {flat:.1f}"
    )
