"""Marks: what is drawn inside something, told apart from its shading and its rim.

A mark that runs into the rim of its parent is looked at whole or not at all: the window that the parent is cuts
shading into arcs that look like smiles. Such marks are dropped here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision import opencv
from procgen.checks.vision.colours import difference
from procgen.checks.vision.regions import Region, regions_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks.vision.opencv import Mask
    from procgen.checks.vision.view import View

FAINTEST = 14.0
"""Difference (CIE76) from the ground below which nothing is a mark."""
SMALLEST_SHARE = 0.0012
MOST = 24


@dataclass(frozen=True, eq=False)
class Ground:
    """The paint of a parent region, shading included, and how much every pixel differs from it."""

    parent: Mask
    """Shape (H, W)."""
    colour: NDArray[np.float64]
    """Lab of most of the ground."""
    differs: NDArray[np.float64]
    """CIE76 from the ground at that place, shape (H, W); 0 outside the parent."""
    darker: NDArray[np.float64]
    """By how much the pixel is darker than the ground, Lab lightness, shape (H, W); 0 outside the parent."""

    @cached_property
    def rim(self) -> Mask:
        """The parent's outermost pixels, shape (H, W)."""
        return self.parent & ~opencv.shrunk(np.pad(self.parent, 1), 2)[1:-1, 1:-1]

    @cached_property
    def area(self) -> int:
        """Pixels of the parent."""
        return int(np.count_nonzero(self.parent))


@dataclass(frozen=True, eq=False)
class Mark:
    """Something drawn inside a parent, not connected with its rim."""

    region: Region
    """Holes filled."""
    contrast: float
    """Mean of the ink's difference from the ground."""

    @property
    def evidence(self) -> float:
        """Contrast times the root of the area: how much a mark strikes the eye."""
        return float(self.contrast * np.sqrt(self.region.filled_area))


def ground_of(view: View, parent: Mask) -> Ground:
    """Separate a parent's paint from what is drawn on it.

    The paint may change smoothly over the parent (shading): a quadratic surface in Lab is fitted to the pixels
    near the most frequent colour.

    Parameters
    ----------
    view : View
    parent : ndarray of shape (H, W) and dtype bool
        Filled; at least 50 pixels.

    Returns
    -------
    ground : Ground
    """
    rows, columns = np.nonzero(parent)
    lab = view.lab[rows, columns]
    main = _mode(lab)
    spread = max(np.ptp(rows), np.ptp(columns), 1) / 2
    down, right = (rows - rows.mean()) / spread, (columns - columns.mean()) / spread
    design = np.column_stack([np.ones(len(rows)), down, right, down * down, down * right, right * right])
    some = slice(None, None, max(1, len(rows) // 6000))
    surface = np.broadcast_to(main, lab.shape)
    near = difference(lab, main) < 18
    if np.count_nonzero(near) > 0.3 * len(rows):
        for _ in range(2):
            fit, *_ = np.linalg.lstsq(design[some][near[some]], lab[some][near[some]], rcond=None)
            surface = main + np.clip(design @ fit - main, -25.0, 25.0)
            near = difference(lab, surface) < 12
    differs, darker = np.zeros(view.shape), np.zeros(view.shape)
    differs[rows, columns] = difference(lab, surface)
    darker[rows, columns] = surface[:, 0] - lab[:, 0]
    return Ground(parent, main, differs, darker)


def marks_at(ground: Ground, contrast: NDArray[np.float64], level: float) -> tuple[Mark, ...]:
    """Find the marks whose pixels differ from the ground by more than a level.

    Parameters
    ----------
    ground : Ground
    contrast : ndarray of shape (H, W)
        `Ground.differs` or `Ground.darker`.
    level : float

    Returns
    -------
    marks : tuple of Mark
        The most striking first, at most `MOST`; what is connected with the parent's rim is left out.
    """
    ink = (contrast > level) & ground.parent
    labels, _ = opencv.components(ink)
    at_rim = np.zeros(int(labels.max()) + 1, bool)
    at_rim[np.unique(labels[ground.rim])] = True
    at_rim[0] = True
    whole = opencv.filled(~at_rim[labels])
    least = max(4.0, SMALLEST_SHARE * ground.area)
    found = []
    for region in regions_of(whole, smallest=least)[:MOST]:
        top, left, bottom, right = region.box
        inside = region.mask & ink[top:bottom, left:right]
        found.append(Mark(region, float(contrast[top:bottom, left:right][inside].mean())))
    return tuple(sorted(found, key=lambda mark: -mark.evidence))


def _mode(lab: NDArray[np.float64]) -> NDArray[np.float64]:
    """Find the most frequent colour: the mean of the fullest cell of a grid, and of what is near that."""
    cells = np.floor(lab / 8).astype(np.int64) + 32
    index = cells @ np.array([4096, 64, 1])
    values, counts = np.unique(index, return_counts=True)
    first = lab[index == values[counts.argmax()]].mean(axis=0)
    return np.asarray(lab[difference(lab, first) < 10].mean(axis=0))
