"""Find the hands of a clock: one or two strokes that start at a common joint.

The face is read along circles around the joint, strokes are taken where ink reaches furthest from it. Where
that gives more than two, as corners of broad hands do, those count that cover the ink best, and the joint is
looked for anew where their middle lines meet.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision.colours import difference
from procgen.checks.vision.evidence import median

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks.vision.discs import Disc
    from procgen.checks.vision.view import View

_TURNS = np.arange(360.0)
_LENGTHS = np.arange(0.1, 0.92, 0.02)
"""Distances from the joint, in radii of the clock, at which ink is looked for."""
_MIDDLE = np.arange(0.0, 0.15, 0.02)
"""Distances at which hands meet, or a hub, perhaps a ring, lies over them."""
_MEETING, _SEEN = 0.2, 8.0
"""Share of directions in which something must differ from the face there, and by how much (CIE76)."""
_SHORTEST, _HUB = 0.22, 0.16
"""Length of a hand, and radius up to which a hub may hide it, in radii of the clock."""
_RING = (_LENGTHS > _HUB) & (_LENGTHS < 0.62)
"""Where hands are seen: neither hub nor numerals."""
_BARE = 0.3
"""Most of a face that is ink there, where there are more strokes than hands."""
_APART = 16
"""Hands nearer than this, degrees, are one."""
_ASIDE, _BROADEST = 24, 40
"""A stroke goes at most so many degrees to either side of its peak, and where its width is measured."""
_STUB = 0.4
"""A stroke shorter than such a share of the longest is the tail of a hand."""
_TAIL, _LONGEST_TAIL = 0.5, 0.34
"""So is one opposite to a hand, up to this share of its length and this many radii."""
_MOST = 5
"""Strokes that are tried."""
_PARTS = (0.5, 0.35)
"""Of the strongest contrast on the face, from which a point is ink."""
_COST = 0.05
"""By how much a second hand must cover the ink better, where there are more strokes than hands."""
_THIN = 0.6
"""A hand for the seconds is so thin against the others."""
_SLIM, _HAIRS, _THROUGH = 0.08, 0.035, 0.06
"""Of three hands, in radii: greatest half-width, the same where none is clearly the thinnest, and greatest
distance from the joint."""
_EMPTY, _STUBBY = 0.14, 0.85
"""There: greatest share of the face that is ink, and length of the hour hand against the longest."""
_COVERED = 0.6
"""Least intersection over union of ink and hands there, and of hands that meet beside the middle."""
_BESIDE, _PARALLEL, _ROUNDS = 0.2, 0.3, 3
"""How far beside the middle hands may meet, radii; the least sine of the angle between them that tells where;
how often they are looked for."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A stroke from the joint outwards."""

    direction: float
    """Degrees clockwise from 12, 0 to 360."""
    length: float
    """In radii of the clock."""
    half_width: float
    """Likewise."""
    aside: float
    """How far its middle line passes the assumed joint, to the right of its direction, likewise."""


@dataclass(frozen=True, slots=True)
class Hands:
    """One or two hands."""

    joint: tuple[float, float]
    """Row and column from the middle of the clock, radii."""
    hands: tuple[Hand, ...]
    agreement: float
    """Intersection over union with the ink, 0..1."""


def find_hands(view: View, disc: Disc) -> Hands | None:
    """Find the hands on a clock's face.

    Parameters
    ----------
    view : View
    disc : Disc
        The clock's face.

    Returns
    -------
    hands : Hands or None
        None where nothing goes out from the middle, or too much.
    """
    joint, best, plain = (0.0, 0.0), None, None
    three: tuple[Hand, ...] | None = None
    for _ in range(_ROUNDS):
        found = [(ink, strokes) for ink in _inks(view, disc, joint) if (strokes := _strokes(ink))]
        if three is None:
            three = next((hands for pair in reversed(found) if (hands := _without_seconds(*pair))), ())
        few = [pair for pair in found if len(pair[1]) <= 2]
        if few and best is None:
            plain = Hands(joint, *_covering(*few[0]))
        bare = [pair for pair in found if pair[0][_RING].mean() < _BARE]
        if not bare or (plain and plain.agreement >= _COVERED):
            break
        hands, agreement = max((_covering(*pair) for pair in bare), key=lambda one: one[1])
        if best is None or agreement > best.agreement:
            best = Hands(joint, hands, agreement)
        if len(hands) < 2:
            break
        joint = _meeting(joint, *hands)
    if best and best.agreement >= _COVERED:
        return best
    return Hands((0.0, 0.0), three, 0.0) if three else plain


def _without_seconds(ink: NDArray[np.bool_], strokes: list[Hand]) -> tuple[Hand, ...]:
    """Leave out the hand for the seconds, where three slim strokes are nearly all that a face shows.

    The shortest is the hour hand. Of the others that one counts seconds which is clearly thinner or, where
    none is and all are fine, the one with which the hour hand would stand further from its place. Empty if
    this is no such clock.
    """
    slim = all(hand.half_width < _SLIM and abs(hand.aside) < _THROUGH for hand in strokes)
    if len(strokes) != 3 or not slim or ink[_RING].mean() > _EMPTY:
        return ()
    hour, *others = sorted(strokes, key=lambda hand: hand.length)
    if hour.length > _STUBBY * others[-1].length:
        return ()
    thin, thick = sorted(others, key=lambda hand: hand.half_width)
    if thin.half_width < _THIN * thick.half_width:
        return hour, thick
    if max(hand.half_width for hand in strokes) > _HAIRS:
        return ()
    return hour, min(others, key=lambda hand: out_of_place(hour, hand))


def out_of_place(hour: Hand, minute: Hand) -> float:
    """Measure how far an hour hand stands from where a minute hand says that it should.

    Parameters
    ----------
    hour, minute : Hand

    Returns
    -------
    degrees : float
        0 to 15: the hour itself does not matter.
    """
    return abs((hour.direction - minute.direction / 12 + 15) % 30 - 15)


def _meeting(joint: tuple[float, float], one: Hand, other: Hand) -> tuple[float, float]:
    """Give where the middle lines of two hands meet; the joint that was assumed where they are parallel."""
    turns = np.radians([one.direction, other.direction])
    lines = np.column_stack([np.sin(turns), np.cos(turns)])  # normals, as row and column
    if abs(np.linalg.det(lines)) < _PARALLEL:
        return joint
    row, column = np.linalg.solve(lines, [one.aside, other.aside])
    row, column = joint[0] + row, joint[1] + column
    away = max(1.0, math.hypot(row, column) / _BESIDE)
    return row / away, column / away


def _inks(view: View, disc: Disc, joint: tuple[float, float]) -> list[NDArray[np.bool_]]:
    """Tell which points around a joint are ink, by a stricter and a laxer bound; none where it has no ink."""
    middle, contrast = np.split(_contrast(view, disc, joint), [len(_MIDDLE)])
    if np.mean(middle > _SEEN, axis=1).max() < _MEETING:
        return []
    strongest = float(np.percentile(contrast[(_LENGTHS > 0.2) & (_LENGTHS < 0.4)], 99))
    return [contrast > max(_SEEN, part * strongest) for part in _PARTS]


def _contrast(view: View, disc: Disc, joint: tuple[float, float]) -> NDArray[np.float64]:
    """Measure how much a face differs from its main colour, by distance from the joint and direction."""
    turn = np.radians(_TURNS)
    lengths = np.concatenate([_MIDDLE, _LENGTHS])
    far = lengths[:, None]
    rows = np.rint(disc.centre[0] + disc.radius * (joint[0] - far * np.cos(turn))).astype(np.intp)
    columns = np.rint(disc.centre[1] + disc.radius * (joint[1] + far * np.sin(turn))).astype(np.intp)
    height, width = view.shape
    lab = view.lab[np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1)]
    face = median(lab[(lengths > 0.2) & (lengths < 0.6)].reshape(-1, 3))
    return difference(lab, face)


def _covering(ink: NDArray[np.bool_], strokes: list[Hand]) -> tuple[tuple[Hand, ...], float]:
    """Choose the stroke or the two strokes that cover the ink best, beside a thin hand for the seconds."""
    area, inked = _LENGTHS[_RING], ink[_RING]
    ink_area = float(inked.sum(axis=1) @ area)
    best: tuple[tuple[Hand, ...], float] = ((), 0.0)
    rated = -1.0
    covers = [_cover(hand)[_RING] for hand in strokes]
    for count in (1, 2, 3) if len(strokes) > 2 else (len(strokes),):
        for chosen in combinations(range(len(strokes)), count):
            hands = sorted((strokes[i] for i in chosen), key=lambda hand: hand.half_width)[count == 3 :]
            if count == 3 and min(strokes[i].half_width for i in chosen) > _THIN * hands[0].half_width:
                continue
            cover = np.logical_or.reduce([covers[i] for i in chosen])
            common = float((cover & inked).sum(axis=1) @ area)
            agreement = common / max(float(cover.sum(axis=1) @ area) + ink_area - common, 1e-12)
            if agreement - _COST * count > rated:
                best, rated = (tuple(hands), agreement), agreement - _COST * count
    return best


def _strokes(ink: NDArray[np.bool_]) -> list[Hand]:
    """Give the strokes that go outwards from the joint without a gap, the longest first."""
    left = _reach(ink)
    longest = float(left.max())
    strokes: list[Hand] = []
    while left.max() >= max(_SHORTEST, _STUB * longest) and len(strokes) < _MOST:
        peak, top = int(left.argmax()), float(left.max())
        around = _turned(peak)
        row = int(np.argmin(abs(_LENGTHS - 0.75 * top)))
        wide = _in_one_piece(_beside(ink[[row]], peak, _BROADEST))
        half = min(0.2, _LENGTHS[row] * math.radians(np.count_nonzero(wide)) / 2)
        direction, aside = _line(ink, peak, top)
        hand = Hand(direction, top, float(half), aside)
        if not any(_is_tail(hand, other) for other in strokes):
            strokes.append(hand)
        beside = left * np.sin(np.radians(np.minimum(abs(around), 90)))
        left[(abs(around) <= _APART) | ((abs(around) < 75) & (beside < 1.3 * half + 0.05))] = 0
    return strokes


def _is_tail(hand: Hand, other: Hand) -> bool:
    """Tell whether a short stroke is another one's end on the far side of the joint."""
    turn = abs((hand.direction - other.direction) % 360 - 180)
    return turn < _APART and hand.length < min(_LONGEST_TAIL, _TAIL * other.length)


def _turned(direction: float) -> NDArray[np.float64]:
    """Give the angle of every direction from one, -180 to 180 degrees."""
    return np.asarray((_TURNS - direction + 180) % 360 - 180)


def _line(ink: NDArray[np.bool_], peak: int, length: float) -> tuple[float, float]:
    """Fit a line along the middle of a stroke: its direction, and how far right of the joint it passes."""
    rows = np.flatnonzero((length * 0.35 < _LENGTHS) & (0.95 * length > _LENGTHS))
    near = _beside(ink[rows], peak, _ASIDE)
    near &= _in_one_piece(near) | ~near[:, [_ASIDE]]
    count = near.sum(axis=1)
    rows, near, count = rows[count > 0], near[count > 0], count[count > 0]
    if len(rows) < 4:
        return float(peak), 0.0
    turn = np.radians(peak + near @ np.arange(-_ASIDE, _ASIDE + 1) / count)
    ups, rights = _LENGTHS[rows] * np.cos(turn), _LENGTHS[rows] * np.sin(turn)
    middle = float(ups.mean()), float(rights.mean())
    ups, rights = ups - middle[0], rights - middle[1]
    # along the points' main axis, outwards
    way = math.atan2(2 * float(ups @ rights), float(ups @ ups - rights @ rights)) / 2
    up, right = math.cos(way), math.sin(way)
    if up * (ups[-1] + middle[0]) + right * (rights[-1] + middle[1]) < 0:
        up, right = -up, -right
    return math.degrees(math.atan2(right, up)) % 360, middle[1] * up - middle[0] * right


def _beside(ink: NDArray[np.bool_], peak: int, reach: int) -> NDArray[np.bool_]:
    """Take the directions up to so many degrees to either side of a peak."""
    return np.asarray(ink[:, np.arange(peak - reach, peak + reach + 1) % len(_TURNS)])


def _in_one_piece(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell what ink reaches from the middle column without a gap, row by row."""
    middle = ink.shape[1] // 2
    ahead = np.logical_and.accumulate(ink[:, middle:], axis=1)
    back = np.logical_and.accumulate(ink[:, middle::-1], axis=1)[:, :0:-1]
    return np.concatenate([back, ahead], axis=1)


def _cover(hand: Hand) -> NDArray[np.bool_]:
    """Tell which points around the joint a hand covers."""
    turn = np.radians(_turned(hand.direction))
    along, across = _LENGTHS[:, None] * np.cos(turn), abs(_LENGTHS[:, None] * np.sin(turn))
    return np.asarray((along > -0.2) & (along <= hand.length + 0.01) & (across <= hand.half_width + 0.01))


def _reach(ink: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Measure in every direction how far ink goes outwards; a gap of one step is passed over."""
    solid = ink.copy()
    solid[1:-1] |= ink[:-2] & ink[2:]
    solid[_LENGTHS < _HUB] = True  # a hub may be painted over the hands
    ends = np.where(solid.all(axis=0), len(_LENGTHS) - 1, (~solid).argmax(axis=0))
    reach = _LENGTHS[ends]
    reach[ends >= len(_LENGTHS) - 1] = 0.0  # what goes through to the rim is no hand
    return np.asarray(reach)
