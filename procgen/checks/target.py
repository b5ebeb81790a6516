"""A target: concentric rings of alternating colours around a disc."""

from __future__ import annotations

import math
from bisect import insort
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.colours import difference
from procgen.checks.vision.evidence import median, ramp

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks import Subject
    from procgen.checks.vision.discs import Disc
    from procgen.checks.vision.view import View

_RADII, _DIRECTIONS = 48, 72
_OTHER = 18.0
"""Difference (CIE76) from which a ring has another colour than its neighbour."""
_NARROWEST = 0.07
"""Width of a ring, in radii of the target."""
_LINED = 0.9
"""Share of directions in which a thin line is seen that goes all around, and nothing close to it."""
_AROUND = (0.6, 0.74)
"""Share of directions in which a ring's colour must be seen: an arrow may cover some."""
_ALIKE = (4.0, 2.6)
"""Widest over narrowest ring: a clock has a small hub, a wide face and a rim."""
_CLEAN, _ALIKE_IF_CLEAN = (0.87, 0.95), (7.0, 5.0)
"""Rings that are seen in so many directions may differ so much in width: a clock's hands cross its face."""
_THIRD = (30.0, 20.0)
"""Difference (CIE76) of a ring from the next but one at which there surely is, and is not, a third colour."""
_STRAY = (0.19, 0.13)
"""Share of directions in which something else is on a ring, beside the one thing (an arrow) that may be."""


def check(subject: Subject, *, rings: int = 3, across: float = 0.35, two: bool = False) -> Finding:
    """Look for a disc that is made of concentric rings, its middle counted as one.

    Parameters
    ----------
    subject : Subject
    rings : int
        At least so many.
    across : float
        Smallest diameter, in short sides of the picture.
    two : bool
        Whether two colours must take turns.

    Returns
    -------
    finding : Finding
    """
    view = sight.view(subject)
    best = Finding(0.0, f"target: found no disc across {across:g} of the short side")
    for disc in sight.discs(subject):
        size = 2 * disc.radius / view.short_side
        if size < across or disc.covered < 0.5:
            continue
        widths, around, stray, third = _rings(view, disc)
        alike = max(widths, default=1.0) / min(widths, default=1.0)
        crossed = ramp(around, *_AROUND) * ramp(alike, *_ALIKE) * ramp(stray, *_STRAY)
        clean = ramp(around, *_CLEAN) * ramp(alike, *_ALIKE_IF_CLEAN)
        score = float(len(widths) >= rings) * max(crossed, clean) * (ramp(third, *_THIRD) if two else 1.0)
        if score < best.score or (score == best.score and best.geometry):
            continue
        places = np.cumsum(widths)
        why = (
            f"target: {len(widths)} rings, the middle counted (needs at least {rings}), "
            f"seen in {100 * around:.0f} % of directions (needs {50 * sum(_AROUND):.0f} %), "
            f"the widest {alike:.1f} times the narrowest (at most {sum(_ALIKE) / 2:g}); something covers "
            f"{100 * stray:.0f} % of one beside its widest gap (at most {50 * sum(_STRAY):.0f} %)"
        )
        if two:
            why += f"; every second ring differs by up to {third:.0f} in colour (at most {sum(_THIRD) / 2:g})"
        role: sight.Role = "found" if score >= 0.5 else "wrong"
        mark = sight.circle(view, disc, role, "target")
        inner = tuple(
            type(mark)("circle", mark.points, role, mark.radius * float(place)) for place in places[:-1]
        )
        best = Finding(score, why, (mark, *inner))
    return best


def _rings(view: View, disc: Disc) -> tuple[list[float], float, float, float]:
    """Measure the rings' widths, from the middle out, in radii, and what is on them.

    Of the worst ring: the share of directions that agree, of those that do not beside the largest gap, and
    how much its colour differs from that of the next but one.
    """
    turn = np.linspace(0, 2 * math.pi, _DIRECTIONS, endpoint=False)
    place = (np.arange(_RADII) + 0.5) / _RADII * 0.98
    far = place[:, None] * disc.radius
    rows = np.rint(disc.centre[0] + far * np.sin(turn)).astype(np.intp)
    columns = np.rint(disc.centre[1] + far * np.cos(turn)).astype(np.intp)
    height, width = view.shape
    lab = view.lab[np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1)]
    middle = median(lab.transpose(1, 0, 2))
    kept = [part for run in _runs(middle) for part in _cut(lab, middle, run)]
    agree = difference(lab, middle[:, None]) < _OTHER
    widths = [(end - first) / _RADII for first, end in kept]
    around = min((float(np.mean(agree[first:end])) for first, end in kept), default=0.0)
    stray = max((_beside_one(agree[first:end].mean(axis=0) < 0.5) for first, end in kept), default=0.0)
    paints = np.array([median(middle[first:end]) for first, end in kept])
    third = float(difference(paints[2:], paints[:-2]).max(initial=0.0)) if len(kept) > 2 else 0.0
    return widths, around, stray, third


def _cut(
    lab: NDArray[np.float64], middle: NDArray[np.float64], run: tuple[int, int]
) -> list[tuple[int, int]]:
    """Cut a run where a thin line goes all around: so are the rings of a target in outline told apart."""
    start, end = run
    other = difference(lab[start:end], median(middle[start:end])) > _OTHER
    near = other.copy()  # a thin line wanders between two radii
    near[1:] |= other[:-1]
    near[:-1] |= other[1:]
    lined = np.concatenate([[False], near.mean(axis=1) > _LINED, [False]])
    parts, first, clear = [], 0, other.mean(axis=1) < 1 - _LINED
    for before, after in np.flatnonzero(np.diff(lined.astype(np.int8))).reshape(-1, 2):
        if clear[max(first, before - 2) : before].all() and clear[after : after + 2].all():
            parts.append((start + first, start + int(before)))
            first = int(after)
    parts.append((start + first, end))
    return [part for part in parts if part[1] - part[0] >= _NARROWEST * _RADII] or [run]


def _runs(middle: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Cut radii into runs of one colour; what lies between two colours belongs to neither."""
    least = _NARROWEST * _RADII
    runs: list[tuple[int, int]] = []
    start = 0
    planes: tuple[list[float], ...] = ([], [], [])  # of the run, in order, so that its median costs nothing
    for k, colour in enumerate(middle.tolist()):
        if k > start and math.dist(colour, [_middle(plane) for plane in planes]) > _OTHER:
            runs.append((start, k))
            start, planes = k, ([], [], [])
        for plane, value in zip(planes, colour, strict=True):
            insort(plane, value)
    runs = [(first, end) for first, end in (*runs, (start, _RADII)) if end - first >= least]
    kept: list[tuple[int, int]] = []
    for run in runs:
        own = median(middle[run[0] : run[1]])
        if kept and float(difference(own, median(middle[kept[-1][0] : kept[-1][1]]))) <= _OTHER:
            kept[-1] = (kept[-1][0], run[1])
        else:
            kept.append(run)
    return kept


def _middle(ordered: list[float]) -> float:
    """Take the median of values in order."""
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _beside_one(gaps: NDArray[np.bool_]) -> float:
    """Measure which share of all directions is missing beside the widest gap."""
    if gaps.all():
        return 0.0
    first = int(np.argmin(gaps))
    edges = np.diff(np.concatenate([[0], np.roll(gaps, -first).astype(np.int64), [0]]))
    lengths = np.flatnonzero(edges < 0) - np.flatnonzero(edges > 0)
    return float(lengths.sum() - lengths.max(initial=0)) / len(gaps)
