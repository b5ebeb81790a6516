"""A face: a head, two eyes and a mouth, each measured in several readings of the picture."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision.face_fit import FaceFit, fit_face
from procgen.checks.vision.face_rest import Rest, rest_of
from procgen.checks.vision.marks import Ground, Mark, ground_of, marks_at, split_ink
from procgen.checks.vision.mouths import Midline, midline_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from procgen.checks.vision.discs import Disc
    from procgen.checks.vision.opencv import Mask
    from procgen.checks.vision.view import View

_GROUND = (0.55, 0.8)
"""The ground of a head is what it shows between these radii: beyond eyes and mouth, within an outline."""
_INNER = 0.7
"""Ink within so much of the radius is on the face, even if it is connected with the rim."""
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

    @property
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
        fitted = [reading for reading in self.readings if reading.fit]
        return max(fitted, key=lambda reading: reading.weight, default=None)

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
        whole, between = _inside(head, view, 1.03), [_inside(head, view, share) for share in _GROUND]
        ground = ground_of(view, whole, between[1] & ~between[0])
        readings = tuple(_readings(view, ground, head))
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


def _inside(head: Disc, view: View, share: float) -> Mask:
    """Take the part of the head's region that lies in so much of its radius."""
    rows, columns = np.ogrid[: view.shape[0], : view.shape[1]]
    circle = (rows - head.centre[0]) ** 2 + (columns - head.centre[1]) ** 2 <= (share * head.radius) ** 2
    return np.asarray(head.region.on_view(head.region.filled) & circle)


def _readings(view: View, ground: Ground, head: Disc) -> Iterator[FaceReading]:
    """Look at the inside of a head at several contrasts, in colour and in lightness."""
    inner = _inside(head, view, _INNER)
    for name, contrast, level in _levels(ground):
        marks, at_rim = split_ink(ground, contrast, level)
        fit = fit_face(marks, head, grain=view.grain)
        midline = midline_of(fit.mouth, contrast, fit.up, grain=view.grain) if fit else None
        rest = rest_of(view, head, fit, at_rim & inner) if fit else None
        yield FaceReading(name, marks, fit, midline, rest)


def _levels(ground: Ground) -> Iterator[tuple[str, NDArray[np.float64], float]]:
    """Choose levels as fractions of the contrast of the marks: faint and strong faces are read alike."""
    marks = _strongest(ground)
    strongest = _peak(marks, ground.differs)
    for fraction in (0.3, 0.5, 0.7):
        if strongest > 0:
            yield f"differs by {fraction:g}", ground.differs, max(ground.faintest, fraction * strongest)
    faintest = max(3.0, 0.7 * ground.faintest)
    sides = [("darker", ground.darker), ("lighter", -ground.darker)]
    peaks = [_peak(marks, contrast) for _, contrast in sides]
    peak = max(peaks)
    name, contrast = sides[peaks.index(peak)]
    for fraction in (0.4, 0.65):
        if peak > 0.25 * strongest:
            yield f"{name} by {fraction:g}", contrast, max(faintest, fraction * peak)


def _strongest(ground: Ground) -> tuple[Mark, ...]:
    """Find the most striking marks, at the first level at which any mark is free of the rim."""
    for step in (1.0, 2.0, 4.0, 8.0):
        marks = marks_at(ground, ground.differs, step * ground.faintest)
        if marks:
            return marks[:8]
    return ()


def _peak(marks: tuple[Mark, ...], contrast: NDArray[np.float64]) -> float:
    """Measure how strong the ink of the strongest mark is."""
    values = [float(np.percentile(contrast[m.region.window][m.region.mask], 90)) for m in marks]
    return max(values, default=0.0)
