"""A face: a head, two eyes and a mouth, each measured in several readings of the picture."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision.face_fit import FaceFit, fit_face
from procgen.checks.vision.face_rest import Rest, is_same_face, pieces_of, rest_of
from procgen.checks.vision.marks import (
    SMALLEST_SHARE,
    Ground,
    Mark,
    ground_of,
    likeness_to_ink,
    marks_at,
    split_ink,
)
from procgen.checks.vision.mouths import Midline, midline_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from procgen.checks.vision.discs import Disc
    from procgen.checks.vision.opencv import Mask
    from procgen.checks.vision.view import View

_GROUND = (0.55, 0.8)
"""The ground of a head is what it shows between these radii: beyond eyes and mouth, within an outline."""
_WHOLE = 1.03
"""So much of the radius is looked at."""
_INNER = 0.7
"""Ink within so much of the radius is on the face, even if it is connected with the rim."""
_FAINTEST_PART = 0.5
"""Parts fainter than so much of the strongest mark do not lower the levels further."""
_OF_AN_INK = (0.6, 0.75)
"""A pixel that is so far on its way from the ground to an ink has the ink's paint."""
_SPECKS = 0.015
"""Marks of a smaller share of the head, all together, are too small for a face."""
_PIECES = 2.0
"""A mouth that another reading shows so many times as large is but a piece of it."""
_SURE = 0.4
"""Weight from which a reading can show what others miss."""
_HEADS = 2
"""So many discs of a picture are searched for a face."""


@dataclass(frozen=True, eq=False)
class FaceReading:
    """What one reading of the inside of a head shows."""

    name: str
    marks: tuple[Mark, ...]
    fit: FaceFit | None
    midline: Midline | None
    """Of the mouth; None where no face was found."""
    rest: Rest | None
    """The other marks; None where no face was found."""

    @cached_property
    def weight(self) -> float:
        """How much this reading has to say, 0..1: likeness of its face, and how much ink that explains."""
        if self.fit is None:
            return 0.0
        ink = sum(mark.contrast * mark.region.area for mark in self.marks)
        own = sum(mark.contrast * mark.region.area for mark in (*self.fit.eyes, self.fit.mouth))
        return self.fit.likeness * (0.2 + 0.8 * own / ink)


@dataclass(frozen=True, eq=False)
class Face:
    """A head and what all readings of its inside show."""

    head: Disc
    seen: int
    """Number of readings of the picture that see the head."""
    ground: Ground
    readings: tuple[FaceReading, ...]

    @property
    def best(self) -> FaceReading | None:
        """The reading that has most to say; None where none shows a face."""
        return _best(self.readings)

    @property
    def likeness(self) -> float:
        """How surely there is a face at all: the second-best reading must say so too."""
        weights = sorted((reading.weight for reading in self.readings), reverse=True)
        return weights[1] if len(weights) > 1 else 0.0


def face_of(view: View, discs: Sequence[Disc]) -> Face | None:
    """Find the picture's face.

    Parameters
    ----------
    view : View
    discs : sequence of Disc
        All that may be discs, in all readings.

    Returns
    -------
    face : Face or None
        The likeliest; a head without eyes and mouth if there is nothing better; None without any head.
    """
    faces = []
    for group in same_discs(discs)[:_HEADS]:
        head = max(group, key=lambda disc: disc.quality)
        apart, part = _from_middle(head, view), head.region.on_view(head.region.filled)
        nearer, farther = _GROUND
        between = (apart > nearer) & (apart <= farther)
        ground = ground_of(view, part & (apart <= _WHOLE), part & between)
        readings = tuple(_readings(view, ground, head, part & (apart <= _INNER)))
        faces.append(Face(head, len(group), ground, readings))
    return max(faces, key=lambda face: (face.likeness + 0.01) * face.head.radius, default=None)


def same_discs(discs: Sequence[Disc]) -> list[list[Disc]]:
    """Group the discs of all readings that are the same disc.

    Parameters
    ----------
    discs : sequence of Disc

    Returns
    -------
    groups : list of list of Disc
        The largest and best seen first.
    """
    groups: list[list[Disc]] = []
    good = [disc for disc in discs if disc.quality > 0.05]
    for disc in sorted(good, key=lambda disc: -disc.quality * disc.radius):
        for group in groups:
            if _same(group[0], disc):
                group.append(disc)
                break
        else:
            groups.append([disc])
    groups.sort(key=lambda group: -sum(disc.quality for disc in group) * group[0].radius)
    return groups


def _same(one: Disc, other: Disc) -> bool:
    apart = math.dist(one.centre, other.centre)
    return apart < 0.12 * one.radius and abs(one.radius - other.radius) < 0.15 * one.radius


def _from_middle(head: Disc, view: View) -> NDArray[np.float64]:
    """Measure how far every pixel is from the middle of a head, in its radii."""
    rows, columns = np.ogrid[: view.shape[0], : view.shape[1]]
    apart = (rows - head.centre[0]) ** 2 + (columns - head.centre[1]) ** 2
    return np.asarray(np.sqrt(apart, out=apart)) / head.radius


def _readings(view: View, ground: Ground, head: Disc, inner: Mask) -> Iterator[FaceReading]:
    """Look at the inside of a head at several contrasts: in colour, in lightness, and for one ink.

    Levels are fractions of the contrast of the marks, so that faint and strong faces are read alike; once a
    face is found, of the faintest of its parts, so that no part breaks into pieces long before the others.
    """
    marks = _strongest(ground)
    place = view, ground, head, inner
    found: list[FaceReading] = []
    for name, contrast, strongest, fractions, floor in _looks(ground, marks):
        for fraction in fractions:
            level = max(floor, fraction * _reach(contrast, strongest, found))
            found.append(_reading(f"{name} by {fraction:g}", place, contrast, level, found))
            yield found[-1]
    sure = [reading for reading in found if reading.weight > _SURE]
    for number, contrast in enumerate(_like_inks(view, ground, marks, sure), 1):
        for fraction in _OF_AN_INK[: 1 if sure else 2]:
            level = max(ground.faintest, fraction * float(contrast.max()))
            yield _reading(f"ink {number} by {fraction:g}", place, contrast, level, found)


def _reading(
    name: str,
    place: tuple[View, Ground, Disc, Mask],
    contrast: NDArray[np.float64],
    level: float,
    before: Sequence[FaceReading],
) -> FaceReading:
    """Look at the inside of a head at one contrast."""
    view, ground, head, inner = place
    marks, at_rim = split_ink(ground, contrast, level)
    fit = fit_face(marks, head, grain=view.grain)
    if fit is None:
        return FaceReading(name, marks, None, None, None)
    fuller = _seen_whole(fit, before)
    midline = fuller.midline if fuller else midline_of(fit.mouth, contrast, fit.up, grain=view.grain)
    best = _best(before)
    whole = pieces_of(fit, best.fit, best.rest) if best and best.fit and best.rest else ()
    rest = rest_of(view, head, fit, at_rim & inner, whole)
    return FaceReading(name, marks, fit, midline, rest)


def _seen_whole(fit: FaceFit, before: Sequence[FaceReading]) -> FaceReading | None:
    """Find the reading of which this one shows but a small piece of the mouth: between teeth, say."""
    pairs = [(reading.fit, reading) for reading in before if reading.fit and reading.weight > _SURE]
    whole = [
        (other.mouth.region.area, reading)
        for other, reading in pairs
        if other.mouth.region.area > _PIECES * fit.mouth.region.area and is_same_face(fit, other)
    ]
    return max(whole, key=lambda pair: pair[0], default=(0, None))[1]


def _best(readings: Sequence[FaceReading]) -> FaceReading | None:
    """Choose the reading that has most to say; None where none shows a face."""
    fitted = [reading for reading in readings if reading.fit]
    return max(fitted, key=lambda reading: reading.weight, default=None)


def _reach(contrast: NDArray[np.float64], strongest: float, before: Sequence[FaceReading]) -> float:
    """Measure the contrast that levels are fractions of."""
    best = _best(before)
    if best is None or best.fit is None:
        return strongest
    weakest = min(_peak((part,), contrast) for part in (*best.fit.eyes, best.fit.mouth))
    return min(strongest, max(weakest, _FAINTEST_PART * strongest))


def _like_inks(
    view: View, ground: Ground, marks: tuple[Mark, ...], sure: Sequence[FaceReading]
) -> Iterator[NDArray[np.float64]]:
    """Look for the ink of the eyes and the mouth, or for the two main inks if they have not been found."""
    best = _best(sure)
    ink = np.zeros(ground.differs.shape, bool)
    for part in (*best.fit.eyes, best.fit.mouth) if best and best.fit else marks:
        ink[part.region.window] |= part.region.mask
    reach = _reach(ground.differs, _peak(marks, ground.differs), sure)
    strong = ink & (ground.differs > 0.6 * reach)
    if not strong.any():
        return
    like = likeness_to_ink(view, ground, strong)
    yield like
    other = ink & (ground.differs > 0.3 * reach) & (like < 0.3 * like.max())
    if best is None and np.count_nonzero(other) > SMALLEST_SHARE * ground.area:
        yield likeness_to_ink(view, ground, other)


def _looks(
    ground: Ground, marks: tuple[Mark, ...]
) -> Iterator[tuple[str, NDArray[np.float64], float, tuple[float, ...], float]]:
    """Choose in what to look, the strength of the strongest mark there, at which fractions, the least level.

    In all differences, and in lightness if the marks differ in it.
    """
    strongest = _peak(marks, ground.differs)
    if strongest > 0:
        yield "differs", ground.differs, strongest, (0.3, 0.5, 0.7), ground.faintest
    sides = [("darker", ground.darker), ("lighter", -ground.darker)]
    peaks = [_peak(marks, contrast) for _, contrast in sides]
    name, contrast = sides[peaks.index(max(peaks))]
    if max(peaks) > 0.25 * strongest:
        yield name, contrast, max(peaks), (0.4, 0.65), max(3.0, 0.7 * ground.faintest)


def _strongest(ground: Ground) -> tuple[Mark, ...]:
    """Find the most striking marks, at the first level at which more than specks are free of the rim."""
    best: tuple[Mark, ...] = ()
    for step in (1.0, 2.0, 4.0, 8.0):
        marks = marks_at(ground, ground.differs, step * ground.faintest)[:8]
        if sum(mark.region.area for mark in marks) > _SPECKS * ground.area:
            return marks
        best = best or marks
    return best


def _peak(marks: tuple[Mark, ...], contrast: NDArray[np.float64]) -> float:
    """Measure how strong the ink of the strongest mark is."""
    return max((_high(contrast[m.region.window][m.region.mask]) for m in marks), default=0.0)


def _high(values: NDArray[np.float64]) -> float:
    """Give the value that a tenth of some values exceed."""
    place = int(0.9 * (len(values) - 1))
    return float(np.partition(values, place)[place])
