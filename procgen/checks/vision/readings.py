"""Readings: several ways of cutting one picture into regions.

No single threshold suits every drawing; a check is asked in every reading, and agreement counts, not the best
answer. There are readings by paint (pixels of one colour) and by difference from the border's colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision import opencv
from procgen.checks.vision.blends import unblended
from procgen.checks.vision.colours import difference, to_lab
from procgen.checks.vision.evidence import median
from procgen.checks.vision.regions import Region, regions_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import ArrayLike, NDArray

    from procgen.checks.vision.opencv import Mask
    from procgen.checks.vision.view import View

SMALLEST_SHARE = 0.0012
"""Regions of a smaller share of the picture are left out."""
_STEPS = (5.0, 12.0, 25.0, 45.0)
"""Differences (CIE76) from the border's colour from which a pixel counts as drawn."""
_SAME_PAINT = 10.0
"""Colours nearer than this (CIE76) are one paint."""
_PAINTS = 32
_FLAT = 8
"""Neighbours whose red, green and blue differ by less, of 255, lie on flat ground."""


@dataclass(frozen=True, eq=False)
class Reading:
    """One way of cutting the picture into regions."""

    name: str
    """``paint`` or ``drawn at 25``, for example."""
    regions: tuple[Region, ...]
    """The largest first."""
    view: View
    paints: NDArray[np.float64] | None = None
    """Lab colour of each region, shape (N, 3); None where it has to be measured, see `colour_of`."""

    def colour(self, number: int) -> NDArray[np.float64]:
        """Give the main Lab colour of a region.

        Parameters
        ----------
        number : int
            Of the region.

        Returns
        -------
        lab : ndarray of shape (3,)
        """
        if self.paints is not None:
            return np.asarray(self.paints[number])
        return colour_of(self.view, *self.regions[number].with_margin(1))

    def shows(self, number: int, colour: NDArray[np.float64], slack: float) -> bool:
        """Tell whether the main colour of a region is another one.

        Parameters
        ----------
        number : int
            Of the region.
        colour : ndarray of shape (3,)
            Lab.
        slack : float
            CIE76 below which two colours are one.

        Returns
        -------
        shows : bool
        """
        if self.paints is None:  # seldom is a median needed: where most pixels are off to one side, so is it
            for off in _inner_planes(self.view, *self.regions[number].with_margin(1), colour):
                if 2 * max(np.count_nonzero(off > slack), np.count_nonzero(off < -slack)) > len(off):
                    return False
        return float(difference(self.colour(number), colour)) < slack


@dataclass(frozen=True, eq=False)
class Paints:
    """The picture's main colours, and which of them every pixel has."""

    labels: NDArray[np.int32]
    """Shape (H, W): row of `colours`."""
    colours: NDArray[np.float64]
    """Lab, shape (K, 3); the most frequent first."""
    covered: float
    """Share of pixels that are within `_SAME_PAINT` of their paint, 0..1."""

    @cached_property
    def shares(self) -> NDArray[np.float64]:
        """Share of the picture that each paint has, shape (K,)."""
        return np.bincount(self.labels.ravel(), minlength=len(self.colours)) / self.labels.size


def paints_of(view: View) -> Paints:
    """Find the picture's main colours.

    Parameters
    ----------
    view : View

    Returns
    -------
    paints : Paints
        Colours that occur on flat ground count most, so that the blends along smooth edges make no paint of
        their own; every pixel gets the nearest paint, but those along smooth edges that of one of their
        sides.
    """
    red, green, blue = np.moveaxis(view.pixels >> 3, 2, 0).astype(np.intp)
    cells = red * 1024 + green * 32 + blue
    count = np.bincount(cells.ravel(), minlength=32768)
    flat = _is_flat(view.pixels)
    weight = np.bincount(cells[flat], minlength=32768) + 0.1 * count
    used = np.flatnonzero(count)
    sums = [
        np.bincount(cells.ravel(), weights=view.pixels[:, :, i].ravel(), minlength=32768)[used]
        for i in range(3)
    ]
    lab = to_lab(np.stack(sums, axis=1) / count[used][:, None])
    colours = _peaks(lab, weight[used], least=SMALLEST_SHARE * cells.size)
    distances = difference(lab[:, None], colours[None])
    table = np.zeros(32768, np.int32)
    table[used] = distances.argmin(axis=1)
    covered = float(count[used][distances.min(axis=1) <= _SAME_PAINT].sum() / cells.size)
    return Paints(unblended(table[cells], view.pixels), colours, covered)


def paint_reading(view: View, paints: Paints) -> Reading:
    """Cut the picture into regions of one paint each.

    Parameters
    ----------
    view : View
    paints : Paints
        Of that view.

    Returns
    -------
    reading : Reading
    """
    least = max(4.0, SMALLEST_SHARE * paints.labels.size)
    pairs = [
        (region, colour)
        for number, colour in enumerate(paints.colours)
        for region in regions_of(paints.labels == number, smallest=least)
    ]
    pairs.sort(key=lambda pair: -pair[0].area)
    regions, colours = tuple(region for region, _ in pairs), np.array([colour for _, colour in pairs])
    return Reading("paint", regions, view, colours)


def steps_of(view: View) -> tuple[float, ...]:
    """Choose the differences from the border's colour from which a pixel counts as drawn.

    Parameters
    ----------
    view : View

    Returns
    -------
    steps : tuple of float
        CIE76, rising; none is below twice the border's own unevenness.
    """
    edge = view.from_border
    frame = np.concatenate([edge[0], edge[-1], edge[:, 0], edge[:, -1]])
    least = min(_STEPS[-1], 2.2 * float(np.median(frame)))
    return tuple(sorted({max(step, least) for step in _STEPS}))


def drawn_readings(view: View) -> tuple[Reading, ...]:
    """Cut what differs from the border's colour into regions, at several differences.

    Parameters
    ----------
    view : View

    Returns
    -------
    readings : tuple of Reading
        The lowest difference first.
    """
    return tuple(drawn_reading(view, step) for step in steps_of(view))


def drawn_reading(view: View, step: float) -> Reading:
    """Cut what differs from the border's colour by more than a step into regions.

    Parameters
    ----------
    view : View
    step : float
        CIE76.

    Returns
    -------
    reading : Reading
    """
    mask = view.from_border > step
    regions = regions_of(mask, smallest=max(4.0, SMALLEST_SHARE * mask.size))
    return Reading(f"drawn at {step:g}", regions, view)


def colour_of(view: View, window: tuple[slice, slice], mask: Mask) -> NDArray[np.float64]:
    """Measure the colour of some pixels, away from their border where they are wide enough.

    Parameters
    ----------
    view : View
    window : tuple of slice
        Rows and columns that hold the pixels, and one more on each side where the view goes on.
    mask : ndarray of bool
        Of that window; at least one pixel.

    Returns
    -------
    lab : ndarray of shape (3,)
        Median of each Lab coordinate.
    """
    return np.array([median(plane) for plane in _inner_planes(view, window, mask)])


def _inner_planes(
    view: View, window: tuple[slice, slice], mask: Mask, origin: ArrayLike = (0.0, 0.0, 0.0)
) -> Iterator[NDArray[np.float64]]:
    """Give each Lab coordinate, seen from an origin, of pixels away from their border, see `colour_of`."""
    inner = opencv.shrunk(mask, 1)
    chosen = inner if np.count_nonzero(inner) >= 5 else mask
    for i, middle in enumerate(np.asarray(origin, np.float64)):
        yield view.lab[(*window, i)][chosen] - middle


def _is_flat(pixels: NDArray[np.uint8]) -> Mask:
    """Find pixels that are much like one horizontal and one vertical neighbour."""
    planes = np.ascontiguousarray(np.moveaxis(pixels, 2, 0)).astype(np.int16)
    same_row = (np.abs(np.diff(planes, axis=2)) < _FLAT).all(axis=0)
    same_column = (np.abs(np.diff(planes, axis=1)) < _FLAT).all(axis=0)
    beside, beneath = np.zeros(pixels.shape[:2], bool), np.zeros(pixels.shape[:2], bool)
    beside[:, 1:] |= same_row
    beside[:, :-1] |= same_row
    beneath[1:] |= same_column
    beneath[:-1] |= same_column
    return beside & beneath


def _peaks(lab: NDArray[np.float64], weight: NDArray[np.float64], least: float) -> NDArray[np.float64]:
    """Take the heaviest colours one after the other, each with all that are nearly the same."""
    left = weight.copy()
    found: list[NDArray[np.float64]] = []
    while len(found) < _PAINTS:
        top = int(left.argmax())
        near = (difference(lab, lab[top]) <= _SAME_PAINT) & (left > 0)
        if found and left[near].sum() < least:
            break
        found.append(lab[top])
        left[near] = 0
        if not left.any():
            break
    return np.array(found)
