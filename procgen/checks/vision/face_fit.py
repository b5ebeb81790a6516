"""Which three marks inside a head are its eyes and its mouth, whichever way up and whatever its mood.

The choice is neutral: it never prefers an upright face to a turned one or a smile to a frown, so that a check
that then asks for an upright smile is not answered by whatever suits it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision import opencv
from procgen.checks.vision.evidence import ramps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from procgen.checks.vision.discs import Disc
    from procgen.checks.vision.marks import Mark
    from procgen.checks.vision.opencv import Mask

_MOST_MARKS = 12
_TRIED = 8
"""So many of the likeliest choices are compared by their mirror symmetry, which costs more."""


@dataclass(frozen=True, eq=False)
class FaceFit:
    """Two marks taken as eyes and one as mouth."""

    eyes: tuple[Mark, Mark]
    """From left to right, when the face is turned upright."""
    mouth: Mark
    rest: tuple[Mark, ...]
    """All other marks of the same reading."""
    up: NDArray[np.float64]
    """Unit (row, column) vector from the mouth to the eyes, square to the line through the eyes."""
    likeness: float
    """0..1: how much the three are placed, sized and inked as a face's."""

    @property
    def along(self) -> NDArray[np.float64]:
        """Unit (row, column) vector to the right of the upright face."""
        return np.array([self.up[1], -self.up[0]])

    @property
    def turn(self) -> float:
        """How far the face is turned clockwise from upright, degrees, -180..180."""
        return math.degrees(math.atan2(self.up[1], -self.up[0]))


def fit_face(marks: Sequence[Mark], head: Disc, *, grain: int = 1) -> FaceFit | None:
    """Choose eyes and mouth among the marks inside a head.

    Parameters
    ----------
    marks : sequence of Mark
        The most striking first; only the first twelve are considered.
    head : Disc
    grain : int
        Size of one of the picture's own pixels in the view.

    Returns
    -------
    fit : FaceFit or None
        The likeliest choice; None if no three marks could be a face.
    """
    marks = marks[:_MOST_MARKS]
    if len(marks) < 3:
        return None
    triples = _triples(len(marks)).copy()
    likeness, along = _likeness(marks, head, triples)
    order = np.argsort(-likeness, kind="stable")[:_TRIED]
    best, best_value = None, 0.02
    ink = _ink(marks, max(2, grain))
    for number in order:
        if likeness[number] <= best_value:
            break
        right = along[number]
        up = np.array([-right[1], right[0]])
        left_eye, right_eye, mouth = triples[number]
        middle = (np.array(marks[left_eye].region.centre) + marks[right_eye].region.centre) / 2
        value = float(likeness[number]) * _symmetry(ink, middle, right)
        if value > best_value:
            rest = tuple(mark for i, mark in enumerate(marks) if i not in (left_eye, right_eye, mouth))
            eyes = (marks[left_eye], marks[right_eye])
            best, best_value = FaceFit(eyes, marks[mouth], rest, up, value), value
    return best


@cache
def _triples(count: int) -> NDArray[np.int64]:
    """List all choices of two eyes and a mouth as rows of indices."""
    first, second = np.triu_indices(count, 1)
    first, second = np.repeat(first, count), np.repeat(second, count)
    third = np.tile(np.arange(count), count * (count - 1) // 2)
    valid = (third != first) & (third != second)
    return np.asarray(np.column_stack([first, second, third])[valid])


def _likeness(
    marks: Sequence[Mark], head: Disc, triples: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Rate every triple as a face and orient it; eyes are swapped in place: the first is the left one."""
    moments = [mark.region.moments for mark in marks]
    centre = np.array([m.centre for m in moments])
    area = np.array([mark.region.area for mark in marks], np.float64)
    long, short = np.array([m.long_axis for m in moments]), np.array([m.short_axis for m in moments])
    turn = np.radians([m.angle for m in moments])
    lengthwise = np.column_stack([-np.sin(turn), np.cos(turn)])
    contrast = np.array([mark.contrast for mark in marks])
    evidence = np.array([mark.evidence for mark in marks])
    one, other, mouth = triples.T
    gap = centre[other] - centre[one]
    apart = np.hypot(*gap.T)
    along = gap / apart[:, None]
    up = np.column_stack([-along[:, 1], along[:, 0]])
    middle = (centre[one] + centre[other]) / 2
    flip = _dot(middle - centre[mouth], up) < 0
    along[flip], up[flip] = -along[flip], -up[flip]
    triples[flip, 0], triples[flip, 1] = other[flip], one[flip]
    from_centre = middle - np.array(head.centre)
    level = _dot(lengthwise[mouth], along)
    reach = np.sqrt((long[mouth] * level) ** 2 + short[mouth] ** 2 * (1 - level**2)) / head.radius
    apart, to_mouth = apart / head.radius, (middle - centre[mouth]) / head.radius
    above_centre = _dot(from_centre, up) / head.radius
    values, nought, full = zip(
        (_alike(area[one], area[other]), 0.15, 0.55),
        (_alike(contrast[one], contrast[other]), 0.4, 0.7),
        (_alike(np.minimum(contrast[one], contrast[other]), contrast[mouth]), 0.25, 0.5),
        (apart, 0.2, 0.35),
        (apart, 1.5, 1.2),
        (_dot(to_mouth, up), 0.2, 0.4),
        (np.abs(_dot(to_mouth, along)), 0.3, 0.15),
        (np.abs(_dot(from_centre, along)) / head.radius, 0.35, 0.2),
        (above_centre, -0.15, 0.0),
        (above_centre, 2.0, 0.0),  # of brows and eyes, the eyes are nearer to the middle
        (_dot(to_mouth, up) - above_centre, -0.1, 0.1),
        (np.maximum(long[one], long[other]) / head.radius, 0.5, 0.4),
        (reach, 0.06, 0.15),
        (area[mouth] / (area[one] + area[other]), 0.1, 0.3),
        strict=True,
    )
    graded = ramps(np.array(values), np.array(nought)[:, None], np.array(full)[:, None])
    likeness = (
        graded.prod(axis=0)
        * np.sqrt(_alike(area[one], area[other]) * _alike(long[one], long[other]))
        * np.sqrt(np.cbrt(evidence[one] * evidence[other] * evidence[mouth]) / evidence.max())
    )
    return likeness, along


def _ink(marks: Sequence[Mark], slack: int) -> tuple[NDArray[np.float64], Mask, tuple[int, int]]:
    """Gather the pixels of all marks, shape (2, N), and widen them a little, as a mask of a box."""
    boxes = np.array([mark.region.box for mark in marks])
    top, left = (int(value) - slack for value in boxes[:, :2].min(axis=0))
    bottom, right = (int(value) + slack for value in boxes[:, 2:].max(axis=0))
    whole = np.zeros((bottom - top, right - left), bool)
    for mark in marks:
        region = mark.region
        row, column = region.top - top, region.left - left
        whole[row : row + region.height, column : column + region.width] |= region.mask
    points = np.stack(np.nonzero(whole)).astype(np.float64) + np.array([[top], [left]])
    return points[:, :: max(1, points.shape[1] // 3000)], opencv.grown(whole, slack), (top, left)


def _symmetry(
    ink: tuple[NDArray[np.float64], Mask, tuple[int, int]],
    middle: NDArray[np.float64],
    along: NDArray[np.float64],
) -> float:
    """Measure which share of the ink lies on ink when mirrored at the face's axis, 0 for less than half."""
    points, widened, (top, left) = ink
    mirrored = points - along[:, None] * (2 * (along @ (points - middle[:, None])))
    rows, columns = np.rint(mirrored).astype(np.intp)
    rows, columns = rows - top, columns - left
    inside = (rows >= 0) & (columns >= 0) & (rows < widened.shape[0]) & (columns < widened.shape[1])
    share = np.count_nonzero(widened[rows[inside], columns[inside]]) / points.shape[1]
    return float(ramps(share, 0.4, 0.9))


def _dot(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.einsum("ij,ij->i", one, other))


def _alike(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.minimum(one, other) / np.maximum(one, other))
