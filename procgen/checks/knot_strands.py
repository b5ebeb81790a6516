"""Compare a drawn knot with the true one: how near its strands run, and which is on top at each crossing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision.opencv import distance_to
from procgen.exact.closeness import grade
from procgen.exact.knots import Braid
from procgen.types import Mark

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks import Subject

    Mask = NDArray[np.bool_]
    Values = NDArray[np.float64]

_STEP = 1.0
"""Between points along a strand, pixels."""
_MOST = 0.98
"""Share of a stretch of strand, and of its ink, that decides."""
_WHOLE, _OPEN = 0.9, 0.5
"""Least share of the higher strand that is inked at a crossing, and of a gap that is not."""
_COLOUR = 60
"""How far white and black may be off, of 255."""
_MARKED = 8


def check(
    subject: Subject,
    *,
    crossings: int,
    radius: float,
    reach: float,
    sign: int,
    line: float,
    gap: float,
    bound: float = 3.0,
) -> Finding:
    """Measure every stretch between crossings, every crossing, and the width of the line.

    Parameters
    ----------
    subject : Subject
    crossings : int
    radius, reach : float
        Of the braid, pixels (`procgen.exact.knots.Braid`).
    sign : int
        1, or -1 for the mirror image.
    line : float
        Width of a strand, pixels.
    gap : float
        How far the lower strand stays from the edge of the higher one, pixels.
    bound : float
        How far 98 % of the ink, and of the strands, may lie from the other, pixels.

    Returns
    -------
    finding : Finding
        Graded by `procgen.exact.closeness.grade` over the stretches, the crossings (right or wrong), the
        width, of which half or twice is as bad as the bound, what is drawn besides, and the colours.
    """
    light = subject.pixels.astype(np.float64).mean(2)
    ink = light > (light.min() + light.max()) / 2
    braid = Braid(crossings, radius, reach, sign)
    seen, angle, wrong, length = _strands(braid, ink, line, gap)
    cells = np.clip(seen.astype(int), 0, np.array(ink.shape) - 1)
    centre = np.zeros_like(ink)
    centre[cells[:, 0], cells[:, 1]] = True
    to_line, to_centre = distance_to(ink), distance_to(centre)
    rows, columns = np.nonzero(ink)
    own = np.arctan2(columns + 0.5 - ink.shape[1] / 2, ink.shape[0] / 2 - rows - 0.5)
    missing = _worst(to_line[cells[:, 0], cells[:, 1]], angle, crossings)
    stray = np.maximum(_worst(to_centre[rows, columns], own, crossings) - line / 2, 0)
    factor = float(ink.sum()) / (line * length)
    width = bound * abs(float(np.log2(max(factor, 1e-6))))
    astray = np.maximum(missing, stray)
    besides = int((to_centre[rows, columns] > line / 2 + 2 * bound).sum())
    faint = _off_colour(subject.pixels, ink)
    whole = [width, bound * besides / (line * line / 2), bound * faint / _COLOUR]
    errors = np.concatenate([astray, np.where(wrong, 3 * bound, 0.0), whole])
    right = crossings - int(wrong.sum())
    why = (
        f"{right} of {crossings} crossings have the right strand on top, whole, and the other interrupted; "
        f"between crossings line and strands lie up to {astray.max():.1f} px apart (at most {bound:g}); "
        f"the line is {factor:.2f} times as wide as it should be (0.5 to 2); {besides} px are drawn besides "
        f"(at most {line * line / 2:g}); white and black are off by {faint:.0f} of 255 (at most {_COLOUR})"
    )
    return Finding(grade(errors, bound), why, _marks(braid, ink, wrong))


def _off_colour(pixels: NDArray[np.uint8], ink: Mask) -> float:
    """Measure how far the line is from white, or the ground from black, of 255."""
    if ink.all() or not ink.any():
        return 255.0
    line, ground = (np.median(pixels[which], axis=0) for which in (ink, ~ink))
    return float(max(255 - line.min(), ground.max()))


def _strands(braid: Braid, ink: Mask, line: float, gap: float) -> tuple[Values, Values, Mask, float]:
    """Give the points of strands that are to be seen, their angles, the wrong crossings, and the length."""
    height, width = ink.shape
    count = int(2 * np.pi * (braid.radius + braid.reach * braid.crossings) / _STEP)
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    places, high = zip(*(braid.strand(k, angle, height, width) for k in (0, 1)), strict=True)
    inked = [_inked(ink, each) for each in places]
    shown = [np.ones(count, bool), np.ones(count, bool)]
    wrong = np.zeros(braid.crossings, bool)
    around = min(np.pi / braid.crossings, 3 * (line / 2 + gap) / braid.radius)
    for number, at in enumerate(braid.crossing_angles()):
        near = np.flatnonzero(np.abs(angle - at) < around)
        middle = near[np.abs(angle[near] - at).argmin()]
        over, under = (0, 1) if high[0][middle] > high[1][middle] else (1, 0)
        apart = np.hypot(*(places[under][near, None] - places[over][None, near]).transpose(2, 0, 1))
        away = apart.min(1)
        hidden = away <= line / 2 + gap
        shown[under][near[hidden]] = False
        gaps = hidden & (away > line / 2)
        before = near < middle
        is_open = [float(1 - inked[under][near[gaps & side]].mean()) >= _OPEN for side in (before, ~before)]
        above = np.hypot(*(places[over][near] - places[over][middle]).T) <= line / 2 + gap
        is_whole = float(inked[over][near[above]].mean()) >= _WHOLE
        wrong[number] = not (all(is_open) and is_whole)
    seen = np.concatenate([places[k][shown[k]] for k in (0, 1)])
    steps = [np.hypot(*np.diff(each, axis=0, append=each[:1]).T) for each in places]
    length = float(sum(step[each].sum() for step, each in zip(steps, shown, strict=True)))
    return seen, np.concatenate([angle[shown[k]] for k in (0, 1)]), wrong, length


def _inked(ink: Mask, places: Values) -> Mask:
    """Tell at which places there is ink."""
    cells = np.clip(places.astype(int), 0, np.array(ink.shape) - 1)
    return np.asarray(ink[cells[:, 0], cells[:, 1]])


def _worst(distances: Values, angle: Values, crossings: int) -> Values:
    """Take, between any two successive crossings, the distance that most stay below."""
    between = np.rint(angle * crossings / (2 * np.pi)).astype(int) % crossings
    found = [distances[between == k] for k in range(crossings)]
    return np.array([float(np.quantile(each, _MOST)) if len(each) else 0.0 for each in found])


def _marks(braid: Braid, ink: Mask, wrong: Mask) -> tuple[Mark, ...]:
    """Circle the crossings that are wrong."""
    places, _ = braid.strand(0, braid.crossing_angles()[wrong][:_MARKED], *ink.shape)
    return tuple(
        Mark("circle", ((row, column),), "wrong", radius=braid.reach / 2, label="crossing")
        for row, column in places.tolist()
    )
