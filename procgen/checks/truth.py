"""Compare the picture with the one that the task asks for, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision.opencv import components, deepest
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


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What may be off."""

    share: float
    """Of every part's pixels that has to agree, 0 to 1."""
    stray: float
    """Of the whole picture that may disagree, 0 to 1."""
    solid: int
    """Diameter of the smallest disc of disagreeing pixels that no edges a little off explain."""


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
        What share (0 to 1) of the whole picture may disagree, so that nothing is drawn besides. Whatever the
        share, what disagrees is nowhere as thick as a disc of ``2 * reach + 1`` pixels across (at least 3):
        two edges that each lie off by the reach, one from the other, leave less between them.
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
    findings, bounds = [], _Bounds(share, stray, 2 * max(reach, 1) + 1)
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
        findings.append(_judge(picture.pixels, truth, agrees, bounds))
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


def _judge(pixels: NDArray[np.uint8], truth: Truth, agrees: NDArray[np.bool_], bounds: _Bounds) -> Finding:
    """Weigh the agreement of every part, and of the whole."""
    found = np.nan_to_num(shares(agrees, truth.parts, len(truth.names)), nan=1.0)
    wrong = np.flatnonzero(found < bounds.share)
    if len(wrong) == 0:
        return _whole(pixels, truth, agrees, bounds, float(found.min()))
    where = tuple(mark((truth.parts == part) & ~agrees, truth.names[part]) for part in wrong[:SHOWN].tolist())
    said = "; ".join(say(pixels, truth, agrees, part, found[part]) for part in wrong[:3])
    more = f"; and {len(wrong) - 3} more parts" if len(wrong) > 3 else ""
    why = f"{len(wrong)} of {len(truth.names)} parts are wrong (each needs {bounds.share:.0%}): {said}{more}"
    return Finding(MOST_IF_WRONG * (1 - len(wrong) / len(truth.names)), why, where)


def _whole(
    pixels: NDArray[np.uint8], truth: Truth, agrees: NDArray[np.bool_], bounds: _Bounds, worst: float
) -> Finding:
    """Judge a picture whose parts are all there: nothing else may be drawn."""
    disagrees = ~agrees
    if (foreign := _foreign(pixels, truth, disagrees, bounds.solid)) is not None:
        return foreign
    differs = float(disagrees.mean())
    if differs > bounds.stray:
        part = int(np.bincount(truth.parts[disagrees]).argmax())
        why = f"{differs:.2%} of the picture is not as asked (at most {bounds.stray:.2%} may differ)"
        return Finding(MOST_IF_WRONG, why, (mark((truth.parts == part) & disagrees, truth.names[part]),))
    score = 0.7 + 0.3 * (worst - bounds.share) / (1 - bounds.share) if bounds.share < 1 else 1.0
    return Finding(
        score, f"every part is as asked: at least {worst:.1%} of its pixels agree (needs {bounds.share:.0%})"
    )


def _foreign(
    pixels: NDArray[np.uint8], truth: Truth, disagrees: NDArray[np.bool_], solid: int
) -> Finding | None:
    """Find a solid block that shows something else, thicker than edges a little off can leave."""
    if not disagrees.any():
        return None
    (row, column), depth = deepest(disagrees)
    across = 2 * depth - 1
    if across < solid:
        return None
    labels, boxes = components(disagrees)
    block = labels == labels[row, column]
    _, _, height, width, area = boxes[labels[row, column] - 1].tolist()
    shown, asked = _colours(pixels, truth, block)
    why = (
        f"around row {row}, column {column} a block {height} px high and {width} px wide, {area} px in all, "
        f"shows {shown} for {asked}: solid over {across:.0f} px (edges may leave less than {solid})"
    )
    return Finding(MOST_IF_WRONG, why, (mark(block, "a foreign block"),))


def _colours(pixels: NDArray[np.uint8], truth: Truth, region: NDArray[np.bool_]) -> tuple[str, str]:
    """Give what a region shows and what it should show: the middle of each channel, as #rrggbb."""
    shown, asked = (
        "#{:02x}{:02x}{:02x}".format(*np.median(values[region], axis=0).astype(int))
        for values in (pixels, truth.pixels)
    )
    return shown, asked


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
    instead, asked = _colours(pixels, truth, region)
    row, column = (int(np.median(axis)) for axis in np.nonzero(region))
    place = f"around row {row}, column {column}"
    return f"{truth.names[part]}: {found:.0%} agree; {place} it shows {instead} for {asked}"


def mark(region: NDArray[np.bool_], label: str) -> Mark:
    """Frame what disagrees.

    Parameters
    ----------
    region : ndarray of shape (H, W) and dtype bool
        At least one pixel.
    label : str

    Returns
    -------
    mark : Mark
        A box.
    """
    rows, columns = np.nonzero(region)
    box = ((float(rows.min()), float(columns.min())), (float(rows.max() + 1), float(columns.max() + 1)))
    return Mark("box", box, role="wrong", label=label)
