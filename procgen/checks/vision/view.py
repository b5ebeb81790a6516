"""The picture at the size at which it is looked at.

Small pictures are repeated and large ones averaged by a whole number, never interpolated, so that a picture
and its integer multiples look the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision.colours import difference, to_lab
from procgen.checks.vision.evidence import fit_terms

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

LARGEST, SMALLEST = 256, 128
"""Longer side of a view, pixels: larger pictures are averaged, smaller ones repeated."""
_EVEN, _ENOUGH = 8.0, 0.9
"""A border is one colour, or one surface, if so large a share of it lies within this difference (CIE76)."""


@dataclass(frozen=True)
class View:
    """A picture at working size."""

    pixels: NDArray[np.uint8]
    """Shape (H, W, 3)."""
    scale: float
    """View pixels for one pixel of the picture: a whole number, or one over a whole number."""
    picture_size: tuple[int, int]
    """Height and width of the picture itself, pixels."""

    @cached_property
    def lab(self) -> NDArray[np.float64]:
        """Lab colour of every pixel, shape (H, W, 3)."""
        return to_lab(self.pixels)

    @property
    def grain(self) -> int:
        """Size of one of the picture's own pixels, pixels of the view; 1 where several were averaged."""
        return max(1, round(self.scale))

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
        Rows and columns that do not fill a whole block are cut off at the bottom and the right.
    """
    height, width = pixels.shape[:2]
    longer = max(height, width)
    if longer > largest:
        factor = -(-longer // largest)
        rows, columns = height // factor, width // factor
        blocks = pixels[: rows * factor, : columns * factor].reshape(rows, factor, columns, factor, 3)
        total = np.zeros((rows, columns, 3), np.int64)
        for i in range(factor):  # sums of strided slices: faster than a sum over two axes, and exact
            for j in range(factor):
                total += blocks[:, i, :, j]
        means = (total + factor * factor // 2) // (factor * factor)
        return View(means.astype(np.uint8), 1 / factor, (height, width))
    factor = -(-smallest // longer) if longer < smallest else 1
    enlarged = pixels if factor == 1 else pixels.repeat(factor, axis=0).repeat(factor, axis=1)
    return View(enlarged, float(factor), (height, width))


def _surface(lab: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """Fit a quadratic surface to the outermost pixels, if it fits them far better than one colour does."""
    height, width = lab.shape[:2]
    down, right = np.meshgrid(np.linspace(-1, 1, height), np.linspace(-1, 1, width), indexing="ij")
    frame = np.zeros((height, width), bool)
    frame[[0, -1]] = frame[:, [0, -1]] = True
    edge, rows, columns = lab[frame], down[frame], right[frame]
    if np.mean(difference(edge, np.median(edge, axis=0)) < _EVEN) > _ENOUGH:
        return None
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
