"""Compare some parts of the picture with the one that the task asks for: what a model may be told of it."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.truth import MOST_IF_WRONG, compared, mark, say
from procgen.exact.agreement import shares
from procgen.suite import load_task

if TYPE_CHECKING:
    from procgen.checks import Subject

JUDGES_BLANK = True


def check(
    subject: Subject, *, task: str, seed: int, reach: int = 2, tolerance: int = 12, share: float = 0.9
) -> Finding:
    """Judge half of the parts by the task's own truth, and name the worst of those alone.

    Which half, the seed decides, and no prompt says it. ``truth`` judges all of them, and that nothing is
    drawn besides: a picture never scores less here than there.

    Parameters
    ----------
    subject : Subject
    task : str
        Id of the task, whose template gives the truth.
    seed : int
        Seed of the instance.
    reach : int
        How far an edge may lie off, pixels.
    tolerance : int
        How far a channel may lie off, of 255.
    share : float
        What share (0 to 1) of every part's pixels has to agree.

    Returns
    -------
    finding : Finding
        1 where those parts agree, 0.7 at the bound, below 0.2 where any of them is wrong.

    Raises
    ------
    UnknownName
        If there is no such task.
    """
    size = load_task(task, seed).size
    found = subject.picture.height, subject.picture.width
    if found != size:
        why = f"the picture is {found[0]} x {found[1]} (height x width); it must be {size[0]} x {size[1]}"
        return Finding(0.0, why)
    truth, agrees = compared(subject, task, seed, reach, tolerance)
    count = len(truth.names)
    drawn = Random(f"{task}:{seed}:told")  # noqa: S311 - a reproducible drawing, not a secret
    some = sorted(drawn.sample(range(count), (count + 1) // 2))
    agreeing = np.nan_to_num(shares(agrees, truth.parts, count), nan=1.0)[some]
    wrong = int((agreeing < share).sum())
    worst = some[int(agreeing.argmin())]
    least = float(agreeing.min())
    if wrong == 0:
        score = 0.7 + 0.3 * (least - share) / (1 - share) if share < 1 else 1.0
        why = f"{len(some)} of the {count} parts agree in at least {least:.1%} of their pixels"
        return Finding(score, f"{why} (needs {share:.0%})")
    said = say(subject.pixels, truth, agrees, worst, least)
    why = f"at least one part is wrong (each needs {share:.0%}), this one the most of those told: {said}"
    return Finding(
        MOST_IF_WRONG * (1 - wrong / count),
        why,
        (mark((truth.parts == worst) & ~agrees, truth.names[worst]),),
    )
