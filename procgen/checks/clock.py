"""A clock whose two hands show a time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision import sight
from procgen.checks.vision.colours import difference
from procgen.checks.vision.evidence import ramp

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks import Subject
    from procgen.checks.vision.discs import Disc
    from procgen.checks.vision.view import View

_LENGTHS = np.arange(0.1, 0.92, 0.02)
"""Distances from the middle, in radii of the clock, at which ink is looked for."""
_MIDDLE = np.arange(0.0, 0.15, 0.02)
"""Distances at which hands meet, or a hub, perhaps a ring, lies over them."""
_MEETING, _SEEN = 0.2, 8.0
"""Share of directions in which something must differ from the face there, and by how much (CIE76)."""
_SHORTEST = 0.22
"""Length of a hand, in radii of the clock."""
_HUB = 0.2
_MERGE = 16
"""Hands nearer than this, degrees, are one."""
_NAIVE = 0.08
"""Cost of an hour hand that points at its number although it is about half past."""
_STUB = 0.4
"""A stroke shorter than such a share of the longest is the tail of a hand."""
_TAIL, _LONGEST_TAIL = 0.5, 0.34
"""So is one opposite to a hand, up to this share of its length and this many radii."""
_PARTS = (0.5, 0.35)
"""Of the strongest contrast on the face, from which a pixel is ink."""


@dataclass(frozen=True, slots=True)
class _Hand:
    """A stroke from the middle outwards."""

    direction: float
    """Degrees clockwise from 12."""
    length: float
    """In radii of the clock."""


def check(subject: Subject, *, hour: int, minute: int, slack: float = 15.0) -> Finding:
    """Read the time off a clock's hands.

    Parameters
    ----------
    subject : Subject
    hour : int
        0 to 12.
    minute : int
        0 to 59.
    slack : float
        So many minutes the hands may be off.

    Returns
    -------
    finding : Finding
    """
    view = sight.view(subject)
    wanted = (hour % 12) * 60 + minute
    best = Finding(0.0, "clock: found no disc with one or two hands from its middle")
    discs = [disc for disc in sight.discs(subject) if disc.quality > 0.3]
    for disc in sorted(discs, key=lambda item: -item.quality * item.radius)[:4]:
        middle, contrast = np.split(_contrast(view, disc), [len(_MIDDLE)])
        if np.mean(middle > _SEEN, axis=1).max() < _MEETING:
            continue
        for part in _PARTS:
            hands = _hands(contrast, part)
            times = _times(hands)
            if not times:
                continue
            off = min(min((wanted - t) % 720, (t - wanted) % 720) for t in times)
            score = ramp(off, 1.6 * slack, 0.8 * slack)
            shown = " or ".join(f"{t // 60 or 12}:{t % 60:02d}" for t in times)
            why = f"clock: the hands show {shown} (needs {hour}:{minute:02d} within {slack:g} minutes)"
            role: sight.Role = "found" if score >= 0.5 else "wrong"
            marks = [sight.circle(view, disc, "found", "clock")]
            for hand in hands:
                turn = math.radians(hand.direction)
                tip = (
                    disc.centre[0] - hand.length * disc.radius * math.cos(turn),
                    disc.centre[1] + hand.length * disc.radius * math.sin(turn),
                )
                marks.append(sight.lines(view, [disc.centre, tip], role, "hand"))
            return Finding(score, why, tuple(marks))
    return best


def _contrast(view: View, disc: Disc) -> NDArray[np.float64]:
    """Measure how much a face differs from its main colour, by distance from the middle and direction."""
    turn = np.radians(np.arange(360.0))
    lengths = np.concatenate([_MIDDLE, _LENGTHS])
    far = lengths[:, None] * disc.radius
    rows = np.rint(disc.centre[0] - far * np.cos(turn)).astype(np.intp)
    columns = np.rint(disc.centre[1] + far * np.sin(turn)).astype(np.intp)
    height, width = view.shape
    lab = view.lab[np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1)]
    face = np.median(lab[(lengths > 0.2) & (lengths < 0.6)].reshape(-1, 3), axis=0)
    return difference(lab, face)


def _hands(contrast: NDArray[np.float64], part: float) -> list[_Hand]:
    """Find strokes that go outwards from the middle without a gap."""
    inner = contrast[(_LENGTHS > _HUB) & (_LENGTHS < 0.4)]
    level = max(_SEEN, part * float(np.percentile(inner, 99)))
    lengths = _reach(contrast > level)
    hands: list[_Hand] = []
    left = lengths.copy()
    longest = float(left.max())
    while left.max() >= max(_SHORTEST, _STUB * longest) and len(hands) < 5:
        top, peak = float(left.max()), int(left.argmax())
        around = (np.arange(360) - peak + 180) % 360 - 180
        row = int(np.argmin(abs(_LENGTHS - 0.75 * top)))
        wide = (abs(around) <= 40) & (contrast[row] > level)
        hand = _Hand(_direction(contrast > level, peak, top), top)
        if not any(_is_tail(hand, other) for other in hands):
            hands.append(hand)
        half = min(0.2, _LENGTHS[row] * math.radians(np.count_nonzero(wide)) / 2)
        aside = left * np.sin(np.radians(np.minimum(abs(around), 90)))
        left[(abs(around) <= _MERGE) | ((abs(around) < 75) & (aside < 1.5 * half + 0.06))] = 0
    return hands


def _is_tail(hand: _Hand, other: _Hand) -> bool:
    """Tell whether a short stroke is another one's end on the far side of the middle."""
    turn = abs((hand.direction - other.direction) % 360 - 180)
    return turn < _MERGE and hand.length < min(_LONGEST_TAIL, _TAIL * other.length)


def _direction(ink: NDArray[np.bool_], peak: int, length: float) -> float:
    """Fit a line along the middle of a stroke, which need not start at the clock's exact middle."""
    around = (np.arange(360) - peak + 180) % 360 - 180
    rows = np.flatnonzero((length * 0.35 < _LENGTHS) & (0.95 * length > _LENGTHS))
    near = ink[rows] & (abs(around) <= 24)
    count = near.sum(axis=1)
    rows, near, count = rows[count > 0], near[count > 0], count[count > 0]
    if len(rows) < 4:
        return float(peak)
    turn = np.radians(peak + near @ around / count)
    points = np.column_stack([_LENGTHS[rows] * np.cos(turn), _LENGTHS[rows] * np.sin(turn)])
    centred = points - points.mean(axis=0)
    up, right = np.linalg.svd(centred)[2][0]
    if up * points[-1][0] + right * points[-1][1] < 0:
        up, right = -up, -right
    return math.degrees(math.atan2(right, up)) % 360


def _reach(ink: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Measure in every direction how far ink goes outwards; a gap of one step is passed over."""
    solid = ink.copy()
    solid[1:-1] |= ink[:-2] & ink[2:]
    solid[_LENGTHS < 0.16] = True  # a hub may be painted over the hands
    ends = np.where(solid.all(axis=0), len(_LENGTHS) - 1, (~solid).argmax(axis=0))
    reach = _LENGTHS[ends]
    reach[ends >= len(_LENGTHS) - 1] = 0.0  # what goes through to the rim is no hand
    return np.asarray(reach)


def _times(hands: list[_Hand]) -> list[int]:
    """Give the times, minutes since 12, that one or two hands can mean."""
    if not hands or len(hands) > 2:
        return []
    pairs = product(hands, hands) if len(hands) == 1 else ((hands[0], hands[1]), (hands[1], hands[0]))
    rated = []
    for short, long in pairs:
        minute = round(long.direction / 6) % 60
        naive = _NAIVE if abs(minute - 30) <= 4 else 1.0
        longer = 6 * max(0.0, short.length - long.length - 0.02)
        for past, extra in ((short.direction / 30 - minute / 60, 0.0), (short.direction / 30, naive)):
            hour = round(past)
            rated.append((2 * abs(past - hour) + extra + longer, hour % 12 * 60 + minute))
    rated.sort()
    return [time for cost, time in rated if cost <= rated[0][0] + 0.1]
