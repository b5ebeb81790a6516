"""What shape a region has: the shape that was meant is drawn and laid over what was found.

Every fit gives the corners of the drawn shape and the overlap (common over joint area). A regular octagon
overlaps a disc by 0.96, so discs are told by their outline (`procgen.checks.vision.discs`), not by overlap.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision import opencv
from procgen.checks.vision.discs import disc_of
from procgen.checks.vision.evidence import ramp
from procgen.checks.vision.raster import overlap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from procgen.checks.vision.regions import Region

_DIRECTIONS = 360
ENOUGH = 0.9
"""Overlap from which a region has a shape; an ellipse of 1.2:1 overlaps a disc by 0.85, a hexagon by 0.91."""


@dataclass(frozen=True, eq=False)
class Fit:
    """A shape laid over a region."""

    shape: str
    overlap: float
    """Common over joint area, 0..1."""
    corners: NDArray[np.float64]
    """(row, column) of the drawn shape's corners, or of points along its curve, in the view."""
    score: float
    """0..1: 0.5 where it just counts as the shape."""
    turn: float = 0.0
    """Degrees counter-clockwise from how the shape usually stands: a star on two tips, a square on a side."""
    thickness: float = 0.0
    """Of what is drawn with a pen (`procgen.checks.vision.strokes`), pixels of the view; 0 for others."""
    hole: NDArray[np.float64] | None = None
    """Points along the inner edge of a ring."""


@dataclass(frozen=True, eq=False)
class Profile:
    """A region's outline as distances from its centre."""

    region: Region

    @cached_property
    def radius(self) -> NDArray[np.float64]:
        """Largest distance in each of 360 directions, counter-clockwise from the right, pixels."""
        border = self.region.outline - np.array(self.region.centre)
        distance = np.hypot(*border.T) + 0.5
        direction = np.degrees(np.arctan2(-border[:, 0], border[:, 1])) % 360
        longest = np.zeros(_DIRECTIONS)
        np.maximum.at(longest, direction.astype(np.int64) % _DIRECTIONS, distance)
        known = np.flatnonzero(longest)
        if not len(known):
            return longest
        return np.interp(np.arange(_DIRECTIONS), known, longest[known], period=_DIRECTIONS)

    def wave(self, count: int) -> tuple[float, float]:
        """Measure how strongly the outline comes and goes a number of times around the centre.

        Parameters
        ----------
        count : int

        Returns
        -------
        strength : float
            Amplitude, in mean radii.
        direction : float
            Degrees counter-clockwise from the right to the nearest crest, 0..360/count.
        """
        spectrum = np.fft.rfft(self.radius)
        term = spectrum[count]
        strength = 2 * abs(term) / max(abs(spectrum[0]), 1e-9)
        return float(strength), float(-np.degrees(np.angle(term)) / count % (360 / count))


def fit_shape(region: Region, shape: str, *, grain: int = 1) -> Fit:
    """Lay a shape over a region as well as it fits.

    Parameters
    ----------
    region : Region
    shape : str
        A key of `SHAPES`, for example ``square``.
    grain : int
        Size of one of the picture's own pixels in the view.

    Returns
    -------
    fit : Fit

    Raises
    ------
    KeyError
        If there is no such shape.
    """
    return SHAPES[shape](region, grain)


def _disc(region: Region, grain: int) -> Fit:
    disc = disc_of(region, grain=grain)
    if disc is None:
        return Fit("disc", 0.0, np.zeros((0, 2)), 0.0)
    corners = around(disc.centre, [disc.radius] * 72, np.arange(0, 360, 5.0))
    return Fit("disc", overlap(region, corners), corners, disc.quality)


def _ellipse(region: Region, grain: int) -> Fit:
    del grain
    moments = region.moments
    angle = np.radians(np.arange(0, 360, 5.0))
    turn = math.radians(moments.angle)
    across, up = moments.long_axis * np.cos(angle), moments.short_axis * np.sin(angle)
    rows = moments.centre[0] - across * math.sin(turn) - up * math.cos(turn)
    columns = moments.centre[1] + across * math.cos(turn) - up * math.sin(turn)
    corners = np.column_stack([rows, columns])
    value = overlap(region, corners)
    return Fit("ellipse", value, corners, ramp(value, 0.88, 0.96), moments.angle)


def _rectangle(region: Region, grain: int) -> Fit:
    """Take the smaller of the upright box and the smallest turned one, each with whole pixels."""
    del grain
    top, left, bottom, right = region.box
    upright = np.array([[top, left], [top, right], [bottom, right], [bottom, left]]) - 0.5
    best = Fit("rectangle", region.filled_area / region.mask.size, upright, 0.0)  # the box is full pixels
    if best.overlap < 0.97 and len(region.outline) > 8:
        corners = opencv.smallest_rectangle(region.outline)
        middle = corners.mean(axis=0)
        sides = np.hypot(*(np.roll(corners, -1, axis=0) - corners).T)
        side = corners[1] - corners[0]
        turn = (math.degrees(math.atan2(-side[0], side[1])) + 45) % 90 - 45
        for more in (0.0, 1.0):  # a slanted side passes near the centres of its outermost pixels
            grown = middle + (corners - middle) * (1 + more / max(float(sides.min()), 1.0))
            turned = Fit("rectangle", overlap(region, grown), grown, 0.0, turn)
            best = max(best, turned, key=lambda fit: fit.overlap)
    return Fit("rectangle", best.overlap, best.corners, ramp(best.overlap, 0.86, 0.94), best.turn)


def _square(region: Region, grain: int) -> Fit:
    fit = _rectangle(region, grain)
    sides = np.hypot(*(np.roll(fit.corners, -1, axis=0) - fit.corners).T)
    longer, shorter = float(sides.max()), max(float(sides.min()), 1e-9)
    slack = 1.0 + 1.5 * grain / shorter
    return Fit(
        "square",
        fit.overlap,
        fit.corners,
        fit.score * ramp(longer / shorter, slack + 0.09, slack + 0.03),
        fit.turn,
    )


def _polygon(count: int, name: str) -> Callable[[Region, int], Fit]:
    """Make the fit of a regular polygon."""

    def fit(region: Region, grain: int) -> Fit:
        del grain
        _, crest = Profile(region).wave(count)
        radius = math.sqrt(2 * region.filled_area / (count * math.sin(2 * math.pi / count)))
        corners = around(region.centre, [radius] * count, crest + np.arange(count) * 360 / count)
        value = overlap(region, corners)
        least = 0.9 if count < 6 else 0.93
        return Fit(name, value, corners, ramp(value, least - 0.04, least + 0.04), crest)

    return fit


def _star(count: int) -> Callable[[Region, int], Fit]:
    """Make the fit of a star with so many tips, of any depth."""

    def fit(region: Region, grain: int) -> Fit:
        del grain
        _, crest = Profile(region).wave(count)
        turns = crest + np.arange(2 * count) * 180 / count
        best = Fit("star", 0.0, np.zeros((0, 2)), 0.0)
        for depth in (0.3, 0.382, 0.45, 0.52, 0.6):
            radius = math.sqrt(region.filled_area / (count * depth * math.sin(math.pi / count)))
            corners = around(region.centre, [radius, depth * radius] * count, turns)
            value = overlap(region, corners)
            if value > best.overlap:
                best = Fit("star", value, corners, ramp(value, 0.74, 0.86), (crest - 90) % (360 / count))
        return best

    return fit


def around(
    centre: tuple[float, float], radii: Sequence[float], degrees: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give points at distances and directions from a centre.

    Parameters
    ----------
    centre : (float, float)
        Row and column.
    radii : sequence of float
    degrees : ndarray of shape (N,)
        Counter-clockwise from the right.

    Returns
    -------
    points : ndarray of shape (N, 2) and dtype float64
    """
    angle = np.radians(degrees)
    return np.column_stack(
        [centre[0] - np.array(radii) * np.sin(angle), centre[1] + np.array(radii) * np.cos(angle)]
    )


SHAPES: Mapping[str, Callable[[Region, int], Fit]] = MappingProxyType(
    {
        "disc": _disc,
        "ellipse": _ellipse,
        "rectangle": _rectangle,
        "square": _square,
        "triangle": _polygon(3, "triangle"),
        "pentagon": _polygon(5, "pentagon"),
        "hexagon": _polygon(6, "hexagon"),
        "octagon": _polygon(8, "octagon"),
        "star": _star(5),
    }
)
"""Every shape by its name."""
