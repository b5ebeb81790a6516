"""Regions: connected sets of pixels and what can be measured on them.

A region is what was found; what it is (a disc, a mouth) is said by `procgen.checks.vision.shapes` and the
checks.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision import opencv

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks.vision.opencv import Mask


@dataclass(frozen=True, eq=False)
class Region:
    """A connected set of pixels, kept as the part of a mask that its box holds.

    Lengths are in pixels of the view, points are (row, column) of the whole view.
    """

    top: int
    left: int
    mask: Mask
    """Shape (h, w): the pixels inside the box."""
    frame: tuple[int, int]
    """Height and width of the whole view."""

    @property
    def height(self) -> int:
        """Rows of the box."""
        return len(self.mask)

    @property
    def width(self) -> int:
        """Columns of the box."""
        return len(self.mask[0])

    @cached_property
    def area(self) -> int:
        """Number of pixels, holes left out."""
        return int(np.count_nonzero(self.mask))

    @cached_property
    def filled(self) -> Mask:
        """The mask with its holes filled, shape (h, w)."""
        return opencv.filled(self.mask)

    @cached_property
    def filled_area(self) -> int:
        """Number of pixels, holes included."""
        return int(np.count_nonzero(self.filled))

    @cached_property
    def filled_before(self) -> NDArray[np.int64]:
        """Number of pixels of the row before each column, holes included, shape (h, w + 1)."""
        before = np.zeros((self.height, self.width + 1), np.int64)
        np.cumsum(self.filled, axis=1, out=before[:, 1:])
        return before

    @cached_property
    def moments(self) -> Moments:
        """Centre, axes and direction of the filled region."""
        return moments_of(self.filled, self.top, self.left)

    @property
    def centre(self) -> tuple[float, float]:
        """Centre of gravity of the filled region."""
        return self.moments.centre

    @cached_property
    def outline(self) -> NDArray[np.int64]:
        """Outer border pixels in order, shape (N, 2)."""
        return np.asarray(opencv.outline(self.mask) + np.array([self.top, self.left]))

    @cached_property
    def box(self) -> tuple[int, int, int, int]:
        """Top, left, bottom, right; bottom and right lie just outside."""
        return self.top, self.left, self.top + self.height, self.left + self.width

    @property
    def window(self) -> tuple[slice, slice]:
        """Rows and columns of the box, to cut it out of an array of the view."""
        return slice(self.top, self.top + self.height), slice(self.left, self.left + self.width)

    def holes(self, smallest: float) -> tuple[Region, ...]:
        """Find the holes of the region.

        Parameters
        ----------
        smallest : float
            Holes of fewer pixels are left out.

        Returns
        -------
        holes : tuple of Region
            The largest first.
        """
        if self.filled_area - self.area < smallest:
            return ()
        hollow = self.filled & ~self.mask
        return regions_of(hollow, smallest=smallest, origin=(self.top, self.left), frame=self.frame)

    def with_margin(self, margin: int) -> tuple[tuple[slice, slice], Mask]:
        """Cut the region out of the view with some pixels around it.

        Parameters
        ----------
        margin : int
            Pixels on each side; fewer where the view ends.

        Returns
        -------
        window : tuple of slice
            Rows and columns of the view.
        mask : ndarray of bool
            The region's pixels in that window.
        """
        top, left, bottom, right = self.box
        first, start = max(0, top - margin), max(0, left - margin)
        last, end = min(self.frame[0], bottom + margin), min(self.frame[1], right + margin)
        mask = np.zeros((last - first, end - start), bool)
        mask[top - first : bottom - first, left - start : right - start] = self.mask
        return (slice(first, last), slice(start, end)), mask

    @property
    def touches_frame(self) -> bool:
        """Whether the region reaches the outermost pixels of the view."""
        top, left, bottom, right = self.box
        return top == 0 or left == 0 or bottom == self.frame[0] or right == self.frame[1]

    def on_view(self, mask: Mask | None = None) -> Mask:
        """Lay the region, or another mask of its box, onto the whole view.

        Parameters
        ----------
        mask : ndarray of shape (h, w) and dtype bool, optional
            Of the region's box; the region's own mask if left out.

        Returns
        -------
        mask : ndarray of shape (H, W) and dtype bool
        """
        whole = np.zeros(self.frame, bool)
        whole[self.window] = self.mask if mask is None else mask
        return whole


@dataclass(frozen=True, slots=True)
class Moments:
    """Centre and spread of a set of pixels, and of the ellipse that has the same."""

    area: float
    """Pixels."""
    centre: tuple[float, float]
    """Row and column."""
    long_axis: float
    """Half the length of the ellipse, pixels."""
    short_axis: float
    """Half the width of the ellipse, pixels."""
    angle: float
    """Direction of the long axis, degrees from the row to the right, counter-clockwise, in (-90, 90]."""


def moments_of(mask: Mask, top: int = 0, left: int = 0) -> Moments:
    """Measure centre, axes and direction of a mask.

    Parameters
    ----------
    mask : ndarray of shape (h, w) and dtype bool
    top, left : int
        Where the mask's first pixel lies in the view.

    Returns
    -------
    moments : Moments
        All zero for an empty mask.
    """
    area, by_row, by_column, row2, both, column2 = opencv.sums(mask)
    if area == 0:
        return Moments(0.0, (0.0, 0.0), 0.0, 0.0, 0.0)
    # whole numbers until here, so that nothing is lost; a pixel is a square, not a point: it spreads by 1/12
    down = (area * row2 - by_row * by_row) / area**2 + 1 / 12
    across = (area * column2 - by_column * by_column) / area**2 + 1 / 12
    mixed = (area * both - by_row * by_column) / area**2
    middle, swing = (down + across) / 2, math.hypot((down - across) / 2, mixed)
    angle = math.degrees(0.5 * math.atan2(-2 * mixed, across - down))
    return Moments(
        float(area),
        (by_row / area + top, by_column / area + left),
        2 * math.sqrt(middle + swing),
        2 * math.sqrt(max(middle - swing, 0.0)),
        angle,
    )


def regions_of(
    mask: Mask,
    *,
    smallest: float = 1,
    diagonal: bool = True,
    origin: tuple[int, int] = (0, 0),
    frame: tuple[int, int] | None = None,
) -> tuple[Region, ...]:
    """Cut a mask into its connected regions.

    Parameters
    ----------
    mask : ndarray of shape (H, W) and dtype bool
    smallest : float
        Regions of fewer pixels are left out.
    diagonal : bool
        Whether pixels that touch at a corner are connected.
    origin : tuple of int
        Where the mask's first pixel lies in the view, if the mask is a part of it.
    frame : tuple of int, optional
        Height and width of the view; the mask's own if left out.

    Returns
    -------
    regions : tuple of Region
        The largest first.
    """
    labels, boxes = opencv.components(mask, diagonal=diagonal)
    large = np.flatnonzero(boxes[:, 4] >= smallest)  # of noise there are thousands, nearly all too small
    found = []
    for i in large[np.argsort(-boxes[large, 4], kind="stable")]:
        top, left, height, width = boxes[i, :4].tolist()
        crop = labels[top : top + height, left : left + width] == i + 1
        found.append(Region(top + origin[0], left + origin[1], crop, frame or (mask.shape[0], mask.shape[1])))
    return tuple(found)
