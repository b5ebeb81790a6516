"""Where strokes of two colours cross: what one hides of the other is filled in, and arms are counted around.

The stroke beneath is cut in two by the one on top, so its regions are no strokes as they stand. Around a
crossing the two colours alternate; where one stroke only reaches or touches the other they do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision import opencv, sight
from procgen.checks.vision.figures import named
from procgen.checks.vision.readings import SMALLEST_SHARE
from procgen.checks.vision.regions import regions_of
from procgen.checks.vision.strokes import STROKES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks import Subject
    from procgen.checks.vision.opencv import Mask
    from procgen.checks.vision.regions import Region
    from procgen.checks.vision.shapes import Fit

_ARMS = 4
"""What lies around a crossing: each stroke twice, in turns."""
_SLIVER = 2
"""Points of a circle, two a pixel, that are no arm."""
_FARTHER, _NEARER = 1.3, 0.75
"""A crossing is sure if its arms go on so much farther than they must to be seen, and none if they end so
much nearer than was asked for."""


@dataclass(frozen=True, eq=False)
class Crossed:
    """All that is drawn in one colour, with what another colour hides of it."""

    ink: Mask
    """What is seen of it, on the whole view."""
    colour: NDArray[np.float64]
    """Lab of most of it."""
    whole: Mask
    """The same with what is hidden filled in."""
    regions: tuple[Region, ...]
    """The pieces of the whole; the largest first."""
    fits: tuple[Fit, ...]
    """The shape that was asked for, laid over each piece."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """One place where two strokes cross."""

    row: float
    column: float
    radius: float
    """Of a circle around it through which each stroke passes twice; pixels of the view."""
    angle: float
    """Between the two strokes, 0 to 90 degrees."""
    sure: bool
    """Whether both go on farther than that circle."""


def crossed(subject: Subject, one: tuple[str, str], other: tuple[str, str]) -> tuple[Crossed, Crossed]:
    """Find what is drawn in two colours, each as if nothing of the other hid it.

    Parameters
    ----------
    subject : Subject
    one, other : (str, str)
        A key of `procgen.checks.vision.strokes.STROKES`, and a colour's name.

    Returns
    -------
    one, other : Crossed
        Without what is hardly wider than the pixels along an edge.
    """
    return subject.memo(("crossed", one, other), lambda: _crossed(subject, one, other))


def crossings(subject: Subject, one: Crossed, other: Crossed, beyond: float = 0.0) -> tuple[Crossing, ...]:
    """Find where two strokes cross.

    Parameters
    ----------
    subject : Subject
    one, other : Crossed
        From `crossed`.
    beyond : float
        How far from a crossing's middle both go on, pixels of the view; it is not sure if they end up to a
        quarter of that before.

    Returns
    -------
    crossings : tuple of Crossing
        Where one ends at the other, or touches it without passing through, there is none.
    """
    if not one.regions or not other.regions:
        return ()
    view = sight.view(subject)
    labels = one.ink + np.uint8(2) * (other.ink & ~one.ink)
    common = opencv.grown(one.whole, view.grain) & opencv.grown(other.whole, view.grain)
    found = []
    for place in regions_of(common, smallest=4):
        middle = np.array(place.centre)
        least = float(np.hypot(*(place.outline - middle).T).max()) + 2 * view.grain
        radius = max(least, _NEARER * beyond)
        angle = _angle(labels, middle, radius)
        if angle is not None:
            sure = _angle(labels, middle, max(_FARTHER * least, beyond)) is not None
            found.append(Crossing(*place.centre, radius, angle, sure))
    return tuple(found)


def _crossed(subject: Subject, one: tuple[str, str], other: tuple[str, str]) -> tuple[Crossed, Crossed]:
    view, paints = sight.view(subject), sight.paints(subject)
    inks, colours = [], []
    for _, name in (one, other):
        likely = np.array([named(colour, name) for colour in paints.colours])
        ink = np.isin(paints.labels, np.flatnonzero(likely >= 0.5))
        inks.append(opencv.opened(ink, view.grain))
        colours.append(paints.colours[int(np.argmax(likely * paints.shares))])
    found = []
    for (shape, _), ink, hiding, colour in zip((one, other), inks, inks[::-1], colours, strict=True):
        whole = ink | _hidden(ink, hiding, view.grain)
        regions = regions_of(whole, smallest=max(4.0, SMALLEST_SHARE * whole.size))[:8]
        fits = tuple(STROKES[shape](region, view.grain) for region in regions)
        found.append(Crossed(ink, colour, whole, regions, fits))
    return found[0], found[1]


def _hidden(ink: Mask, hiding: Mask, grain: int) -> Mask:
    """Fill in what goes on beneath a stroke: the gap between two ends that face each other across it."""
    if not ink.any() or not hiding.any():
        return np.zeros_like(ink)
    across = opencv.grown(hiding, 2 * grain)  # with the blend of both colours along its edges
    reach = 4 * _reach(hiding) + 2 * grain
    return opencv.shrunk(opencv.grown(ink, reach), reach) & across  # a closing, by distances


def _reach(ink: Mask) -> int:
    """Give half the thickness of a stroke, pixels, rounded up: its pixels lie half of that deep."""
    return int(np.ceil(2 * opencv.depth(ink)[ink].mean()))


def _angle(labels: NDArray[np.uint8], middle: NDArray[np.float64], radius: float) -> float | None:
    """Measure the angle, degrees, between two strokes that cross within a circle; None if they do not."""
    turns = np.arange(0, 2 * np.pi, 0.5 / radius)
    places = np.rint(middle + radius * np.column_stack([np.sin(turns), np.cos(turns)])).astype(np.intp)
    inside = np.all((places >= 0) & (places < np.array(labels.shape)), axis=1)
    around = np.where(inside, labels[tuple(np.where(inside[:, None], places, 0).T)], 0)
    begins = np.flatnonzero(around != np.roll(around, 1))
    lengths = np.diff(begins, append=begins[:1] + len(around))
    arms = begins[(around[begins] > 0) & (lengths > _SLIVER)]
    names = around[arms]
    if len(arms) != _ARMS or names[0] == names[1] or (names != np.roll(names, 2)).any():
        return None
    long = lengths[np.isin(begins, arms)]
    row, column = np.sin(turns[arms] + long / 4 / radius), np.cos(turns[arms] + long / 4 / radius)
    one, other = (np.arctan2(row[k] - row[k + 2], column[k] - column[k + 2]) for k in (0, 1))
    off = float(np.degrees(one - other)) % 180
    return min(off, 180 - off)
