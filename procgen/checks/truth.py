"""Compare the picture with the one that the task asks for, part by part."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.exact.agreement import agreement, shares
from procgen.suite import load_task, true_picture
from procgen.types import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from procgen.checks import Subject
    from procgen.exact.agreement import Truth
    from procgen.types import Picture, Size

JUDGES_BLANK = True

SHOWN = 12
"""How many wrong parts are marked and named at most."""
MOST_IF_WRONG = 0.19
"""Score of a picture with nearly all parts right: a flat picture can have that, so it is worth little."""


def check(
    subject: Subject,
    *,
    task: str,
    seed: int,
    reach: int = 2,
    tolerance: int = 12,
    share: float = 0.9,
    stray: float = 0.004,
    at: str = "the asked size",
) -> Finding:
    """Judge the picture by the task's own truth.

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
    stray : float
        What share (0 to 1) of the whole picture may disagree, so that nothing is drawn besides.
    at : {"the asked size", "hidden sizes"}
        Which of the program's pictures are judged; the worst of the hidden ones counts.

    Returns
    -------
    finding : Finding
        1 where everything agrees, 0.7 at the bound, below 0.2 where any part is wrong: then by the share of
        parts that are right.

    Raises
    ------
    UnknownName
        If there is no such task.
    """
    instance = load_task(task, seed)
    judged: Iterable[tuple[Picture | None, Size]] = ((subject.picture, instance.size),)
    if at == "hidden sizes":
        judged = zip_longest(subject.submission.hidden, instance.hidden_sizes)
    findings = []
    for picture, (height, width) in judged:
        if picture is None:
            return Finding(0.0, f"draw({height}, {width}) gave no picture")
        if (picture.height, picture.width) != (height, width):
            got = f"{picture.height} x {picture.width}"
            return Finding(0.0, f"the picture is {got} (height x width); it must be {height} x {width}")
        if at == "hidden sizes":
            truth = true_picture(task, seed, (height, width))
            agrees = agreement(picture.pixels, truth.pixels, reach=reach, tolerance=tolerance)
        else:
            truth, agrees = compared(subject, task, seed, reach, tolerance)
        findings.append(_judge(picture.pixels, truth, agrees, share, stray))
    return min(findings, key=lambda finding: finding.score)


def compared(
    subject: Subject, task: str, seed: int, reach: int, tolerance: int
) -> tuple[Truth, NDArray[np.bool_]]:
    """Compare the picture with the true one of its own size, once for all checks of a subject.

    Parameters
    ----------
    subject : Subject
    task : str
    seed, reach, tolerance : int
        As for `check`.

    Returns
    -------
    truth : Truth
    agrees : ndarray of shape (H, W) and dtype bool
        Of every pixel, whether it is as asked.
    """
    size = subject.picture.height, subject.picture.width
    truth = true_picture(task, seed, size)
    key = "compared", task, seed, reach, tolerance
    return truth, subject.memo(
        key, lambda: agreement(subject.pixels, truth.pixels, reach=reach, tolerance=tolerance)
    )


def _judge(
    pixels: NDArray[np.uint8], truth: Truth, agrees: NDArray[np.bool_], share: float, stray: float
) -> Finding:
    """Weigh the agreement of every part, and of the whole."""
    found = np.nan_to_num(shares(agrees, truth.parts, len(truth.names)), nan=1.0)
    wrong = np.flatnonzero(found < share)
    differs = float(1 - agrees.mean())
    if len(wrong) == 0 and differs <= stray:
        worst = float(found.min())
        score = 0.7 + 0.3 * (worst - share) / (1 - share) if share < 1 else 1.0
        return Finding(
            score, f"every part is as asked: at least {worst:.1%} of its pixels agree (needs {share:.0%})"
        )
    if len(wrong) == 0:
        why = f"{differs:.2%} of the picture is not as asked (at most {stray:.2%} may differ)"
        return Finding(
            MOST_IF_WRONG, why, (mark(agrees, truth, int(np.bincount(truth.parts[~agrees]).argmax())),)
        )
    where = tuple(mark(agrees, truth, part) for part in wrong[:SHOWN])
    said = "; ".join(say(pixels, truth, agrees, part, found[part]) for part in wrong[:3])
    more = f"; and {len(wrong) - 3} more parts" if len(wrong) > 3 else ""
    why = f"{len(wrong)} of {len(truth.names)} parts are wrong (each needs {share:.0%}): {said}{more}"
    return Finding(MOST_IF_WRONG * (1 - len(wrong) / len(truth.names)), why, where)


def say(pixels: NDArray[np.uint8], truth: Truth, agrees: NDArray[np.bool_], part: int, found: float) -> str:
    """Say of one part what is there instead.

    Parameters
    ----------
    pixels : ndarray of shape (H, W, 3) and dtype uint8
    truth : Truth
    agrees : ndarray of shape (H, W) and dtype bool
    part : int
        Number of a part that does not wholly agree.
    found : float
        Share (0 to 1) of its pixels that agrees.

    Returns
    -------
    why : str
    """
    region = (truth.parts == part) & ~agrees
    instead = "#{:02x}{:02x}{:02x}".format(*np.median(pixels[region], axis=0).astype(int))
    asked = "#{:02x}{:02x}{:02x}".format(*np.median(truth.pixels[region], axis=0).astype(int))
    row, column = (int(np.median(axis)) for axis in np.nonzero(region))
    place = f"around row {row}, column {column}"
    return f"{truth.names[part]}: {found:.0%} agree; {place} it shows {instead} for {asked}"


def mark(agrees: NDArray[np.bool_], truth: Truth, part: int) -> Mark:
    """Frame where a part disagrees.

    Parameters
    ----------
    agrees : ndarray of shape (H, W) and dtype bool
    truth : Truth
    part : int
        Number of a part that does not wholly agree.

    Returns
    -------
    mark : Mark
        A box.
    """
    rows, columns = np.nonzero((truth.parts == part) & ~agrees)
    box = ((float(rows.min()), float(columns.min())), (float(rows.max() + 1), float(columns.max() + 1)))
    return Mark("box", box, role="wrong", label=truth.names[part])
