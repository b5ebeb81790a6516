"""Marks: what is drawn inside something, told apart from its shading and its rim.

A mark that runs into the rim of its parent is looked at whole or not at all: the window that the parent is
cuts shading into arcs that look like smiles. Such marks are dropped here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision import opencv
from procgen.checks.vision.colours import difference
from procgen.checks.vision.evidence import fit_terms
from procgen.checks.vision.regions import Region, regions_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks.vision.opencv import Mask
    from procgen.checks.vision.view import View

SMALLEST_SHARE = 0.0012
"""Marks of a smaller share of their parent are left out."""
MOST = 24
"""So many marks of a parent are looked at, the largest ones."""
_FAINTEST, _NOISIEST = 5.0, 40.0
"""Bounds of the difference (CIE76) from the ground below which nothing is a mark."""
_SAMPLE = 5000


@dataclass(frozen=True, eq=False)
class Ground:
    """The paint of a parent region, shading included, and how much every pixel differs from it."""

    parent: Mask
    """Shape (H, W)."""
    box: tuple[slice, slice]
    """Rows and columns of the view that hold the parent."""
    colour: NDArray[np.float64]
    """Lab of most of the ground."""
    differs: NDArray[np.float64]
    """CIE76 from the ground at that place, shape (H, W); 0 outside the parent."""
    darker: NDArray[np.float64]
    """By how much the pixel is darker than the ground, Lab lightness, shape (H, W); 0 outside the parent."""
    faintest: float
    """Difference below which nothing is a mark: three times the ground's own unevenness."""

    @cached_property
    def rim(self) -> Mask:
        """The parent's outermost pixels, of the shape of `box`."""
        inside = self.parent[self.box]
        return inside & ~opencv.shrunk(np.pad(inside, 1), 2)[1:-1, 1:-1]

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
        return float(self.contrast * np.sqrt(self.region.area))


def ground_of(view: View, parent: Mask) -> Ground:
    """Separate a parent's paint from what is drawn on it.

    The paint may change smoothly over the parent (shading): a quadratic surface in Lab is fitted to the
    pixels near the most frequent colour.

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
    box = (slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns.min()), int(columns.max()) + 1))
    lab = view.lab[rows, columns]
    down, right = _centred(rows), _centred(columns)
    design = np.column_stack([np.ones(len(rows)), down, right, down * down, down * right, right * right])
    some = slice(None, None, max(1, len(rows) // _SAMPLE))
    few, few_terms = lab[some], design[some]
    main = _mode(few)
    surface = np.broadcast_to(main, lab.shape)
    near = difference(few, main) < 18
    if np.count_nonzero(near) > 0.3 * len(few):
        for _ in range(3):
            fit = fit_terms(few_terms[near], few[near])
            near = difference(few, main + np.clip(few_terms @ fit - main, -25.0, 25.0)) < 12
        surface = main + np.clip(design @ fit - main, -25.0, 25.0)
    differs, darker = np.zeros(view.shape), np.zeros(view.shape)
    differs[rows, columns] = apart = difference(lab, surface)
    darker[rows, columns] = surface[:, 0] - lab[:, 0]
    faintest = min(_NOISIEST, max(_FAINTEST, 3 * float(np.median(apart))))
    return Ground(parent, box, main, differs, darker, faintest)


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
    values = contrast[ground.box]
    ink = (values > level) & ground.parent[ground.box]
    labels, boxes = opencv.components(ink)
    dropped = np.zeros(len(boxes) + 1, bool)
    dropped[labels[ground.rim]] = True
    dropped[0] = True
    whole = opencv.filled(~dropped[labels])
    least = max(4.0, SMALLEST_SHARE * ground.area)
    origin, frame = (ground.box[0].start, ground.box[1].start), ground.parent.shape
    found = []
    for region in regions_of(whole, smallest=least, origin=origin, frame=(frame[0], frame[1]))[:MOST]:
        inside = region.mask & (contrast[region.window] > level)
        found.append(Mark(region, float(contrast[region.window][inside].mean())))
    return tuple(sorted(found, key=lambda mark: -mark.evidence))


def _centred(index: NDArray[np.int64]) -> NDArray[np.float64]:
    """Bring pixel numbers into -1..1."""
    low, high = int(index.min()), int(index.max())
    return np.asarray((index - (low + high) / 2) / max(1.0, (high - low) / 2))


def _mode(lab: NDArray[np.float64]) -> NDArray[np.float64]:
    """Find the most frequent colour: the mean of the fullest cell of a grid, and of what is near that."""
    index = (np.floor(lab / 8).astype(np.int64) + 32) @ np.array([4096, 64, 1])
    fullest = np.bincount(index - index.min()).argmax() + index.min()
    first = lab[index == fullest].mean(axis=0)
    return np.asarray(lab[difference(lab, first) < 10].mean(axis=0))
