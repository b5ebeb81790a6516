"""The picture at the size at which it is looked at.

Small pictures are repeated and large ones averaged by a whole number, never interpolated, so that a picture
and its integer multiples look the same.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision.colours import difference, to_lab
from procgen.checks.vision.evidence import fit_terms, median

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

LARGEST, SMALLEST = 256, 128
"""Longer side of a view, pixels: larger pictures are averaged, smaller ones repeated."""
_NOISE = 2.5
"""A picture is calmed if three quarters of its pixels differ more from their neighbours' mean, of 255."""
_CALMED_FROM = 64
"""Length of the shorter side from which a picture can be calmed without losing its lines, pixels."""
_ROWS = 64
"""So many rows are compared at a time to find repeated pixels."""
_EVEN, _ENOUGH = 8.0, 0.9
"""A border is one colour, or one surface, if so large a share of it lies within this difference (CIE76)."""


@dataclass(frozen=True)
class View:
    """A picture at working size."""

    pixels: NDArray[np.uint8]
    """Shape (H, W, 3)."""
    scale: float
    """View pixels for one pixel of the picture."""
    picture_size: tuple[int, int]
    """Height and width of the picture itself, pixels."""
    grain: int = 1
    """Size of the smallest thing that the picture can show, pixels of the view."""

    @cached_property
    def lab(self) -> NDArray[np.float64]:
        """Lab colour of every pixel, shape (H, W, 3)."""
        return to_lab(self.pixels)

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width of the view, pixels."""
        return self.pixels.shape[0], self.pixels.shape[1]

    @property
    def short_side(self) -> int:
        """Length of the shorter side of the view, pixels."""
        return min(self.shape)

    @cached_property
    def border(self) -> NDArray[np.float64]:
        """Lab colour of most of the outermost pixels."""
        frame = np.concatenate([self.pixels[0], self.pixels[-1], self.pixels[:, 0], self.pixels[:, -1]])
        return to_lab(main_colour(frame))

    @cached_property
    def from_border(self) -> NDArray[np.float64]:
        """Difference (CIE76) of every pixel from the border's colour, shape (H, W).

        Where the border changes smoothly all around (a sky), from that surface carried on inwards.
        """
        surface = _surface(self.lab)
        return difference(self.lab, self.border if surface is None else surface)

    def to_picture(self, points: ArrayLike) -> NDArray[np.float64]:
        """Convert (row, column) points of the view into the picture's own.

        Parameters
        ----------
        points : array_like of shape (..., 2)

        Returns
        -------
        points : ndarray of shape (..., 2) and dtype float64
        """
        return (np.asarray(points, np.float64) + 0.5) / self.scale - 0.5


def view_of(pixels: NDArray[np.uint8], *, largest: int = LARGEST, smallest: int = SMALLEST) -> View:
    """Bring a picture to working size.

    Parameters
    ----------
    pixels : ndarray of shape (H, W, 3) and dtype uint8
    largest, smallest : int
        Bounds of the longer side, pixels; ``largest`` is at least twice ``smallest``.

    Returns
    -------
    view : View
        Rows and columns that do not fill a whole block are cut off at the bottom and the right; noise all
        over the picture is averaged.
    """
    height, width = pixels.shape[:2]
    times = _repeats(pixels)
    pixels = np.ascontiguousarray(pixels[::times, ::times])
    longer = max(pixels.shape[:2])
    if longer > largest:
        factor = -(-longer // largest)
        return View(_calm(_averaged(pixels, factor)), 1 / factor / times, (height, width), 1)
    factor = -(-smallest // longer) if longer < smallest else 1
    calm = _calm(pixels)
    enlarged = calm if factor == 1 else calm.repeat(factor, axis=0).repeat(factor, axis=1)
    return View(enlarged, factor / times, (height, width), factor)


def _averaged(pixels: NDArray[np.uint8], factor: int) -> NDArray[np.uint8]:
    """Average blocks of pixels, rounded down from the half."""
    rows, columns = pixels.shape[0] // factor, pixels.shape[1] // factor
    whole = pixels[: rows * factor, : columns * factor]
    tall = whole.reshape(rows, factor, -1).sum(axis=1, dtype=np.uint32).reshape(rows, columns, factor, 3)
    total = np.full((rows, columns, 3), factor * factor // 2, np.uint32)
    for i, channel in np.ndindex(factor, 3):  # plane by plane: no loops over three numbers
        total[:, :, channel] += tall[:, :, i, channel]
    return (total // np.uint32(factor * factor)).astype(np.uint8)


def _repeats(pixels: NDArray[np.uint8]) -> int:
    """Find how often every pixel is repeated both ways: a picture and its enlargement look the same."""
    height, width = pixels.shape[:2]
    common = math.gcd(height, width)
    for top in range(0, height, _ROWS):  # the first rows tell of most pictures that nothing is repeated
        common = math.gcd(common, _between_changes(pixels[top : top + _ROWS + 1], top))
        if common == 1:
            return 1
    times = 1
    for factor in (2, 2, 2, 2, 2, 3, 3, 5, 7):
        if common % (factor * times) == 0 and min(height, width) >= 16 * factor * times:
            times *= factor
    return times


def _between_changes(pixels: NDArray[np.uint8], top: int) -> int:
    """Find the largest number that divides the place of every row and column unlike the one before it."""
    lines = pixels.reshape(len(pixels), -1)
    rows = np.flatnonzero((lines[1:] != lines[:-1]).any(axis=1)) + 1 + top
    columns = np.flatnonzero((lines[:, 3:] != lines[:, :-3]).any(axis=0)) // 3 + 1
    return int(np.gcd.reduce(np.concatenate([rows, columns]), initial=0))


def _calm(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Average 3 by 3 neighbours where nearly all pixels differ from theirs."""
    if min(pixels.shape[:2]) < _CALMED_FROM:
        return pixels
    green = pixels[:, :, 1].astype(np.int32)
    around = green[:-2, 1:-1] + green[2:, 1:-1] + green[1:-1, :-2] + green[1:-1, 2:]
    calm = np.abs(4 * green[1:-1, 1:-1] - around) <= 4 * _NOISE
    if np.count_nonzero(calm) > calm.size / 4:
        return pixels
    padded = np.pad(pixels, ((1, 1), (1, 1), (0, 0)), mode="edge").astype(np.uint32)
    height, width = pixels.shape[:2]
    total = sum(padded[i : i + height, j : j + width] for i in range(3) for j in range(3))
    return np.asarray((total + 4) // 9, np.uint8)


def _surface(lab: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """Fit a quadratic surface to the outermost pixels, if it fits them far better than one colour does."""
    frame = np.zeros(lab.shape[:2], bool)
    frame[[0, -1]] = frame[:, [0, -1]] = True
    edge = lab[frame]
    if np.mean(difference(edge, median(edge)) < _EVEN) > _ENOUGH:
        return None
    axes = np.linspace(-1, 1, lab.shape[0]), np.linspace(-1, 1, lab.shape[1])
    rows, columns = (axis[place] for axis, place in zip(axes, np.nonzero(frame), strict=True))
    design = np.column_stack(
        [np.ones(len(rows)), rows, columns, rows * rows, rows * columns, columns * columns]
    )
    kept = np.ones(len(rows), bool)
    for _ in range(4):
        terms = fit_terms(design[kept], edge[kept])
        off = difference(edge, design @ terms)
        kept = off <= max(_EVEN, 2 * float(np.median(off)))
    if np.mean(off < _EVEN) < _ENOUGH:
        return None
    down, right = np.meshgrid(*axes, indexing="ij")
    whole = np.stack([np.ones_like(down), down, right, down * down, down * right, right * right], axis=2)
    return np.asarray(whole @ terms)


def main_colour(pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Find the most frequent colour of some pixels.

    Parameters
    ----------
    pixels : ndarray of shape (N, 3) and dtype uint8

    Returns
    -------
    rgb : ndarray of shape (3,) and dtype float64
        Mean of the pixels in the fullest cell of a grid of 16 levels a channel.
    """
    cells = (pixels >> 4).astype(np.int64) @ np.array([256, 16, 1])
    fullest = np.bincount(cells, minlength=4096).argmax()
    return np.asarray(pixels[cells == fullest].mean(axis=0))
