"""Marks: what is drawn inside something, told apart from its shading and its rim.

A mark that runs into the rim of its parent is looked at whole or not at all: the window that the parent is
cuts shading into arcs that look like smiles. Such marks are dropped here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision import opencv
from procgen.checks.vision.colours import difference
from procgen.checks.vision.evidence import fit_terms
from procgen.checks.vision.regions import Region

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
_RIM = 0.03
"""Depth of a parent's rim beyond its edge, in its radii."""
_SAMPLE = 5000
_PAINT = 18.0
"""A paint and its shading lie within this difference (CIE76) of its middle."""


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
    lighter: NDArray[np.float64]
    """By how much the pixel is lighter than the ground, Lab lightness, of the shape of `box`."""
    faintest: float
    """Difference below which nothing is a mark: twice the ground's own unevenness."""
    grain: int
    """Size of one of the picture's own pixels in the view."""
    edge: int = 2
    """Depth of the rim beside the part of the radius, pixels."""

    @cached_property
    def darker(self) -> NDArray[np.float64]:
        """By how much a pixel is darker than the ground, Lab lightness, shape (H, W); 0 beside the parent."""
        darker = np.zeros(self.parent.shape)
        darker[self.box] = np.where(self.parent[self.box], -self.lighter, 0.0)
        return darker

    @cached_property
    def rim(self) -> Mask:
        """The parent's outermost pixels, of the shape of `box`."""
        inside = self.parent[self.box]
        depth = max(1, self.edge + round(_RIM * math.sqrt(self.area / math.pi)))
        return inside & ~opencv.shrunk(np.pad(inside, depth), depth)[depth:-depth, depth:-depth]

    @cached_property
    def rim_places(self) -> NDArray[np.intp]:
        """Where the rim's pixels are in `box`, row by row, shape (N,)."""
        return np.flatnonzero(self.rim)

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


def ground_of(view: View, parent: Mask, core: Mask | None = None) -> Ground:
    """Separate a parent's paint from what is drawn on it.

    The paint may change smoothly over the parent (shading): a quadratic surface in Lab is fitted to the
    pixels near the most frequent colour.

    Parameters
    ----------
    view : View
    parent : ndarray of shape (H, W) and dtype bool
        Filled; at least 50 pixels.
    core : ndarray of shape (H, W) and dtype bool, optional
        The part of the parent whose most frequent colour is the ground's: without a thick rim.

    Returns
    -------
    ground : Ground
    """
    box = _box_of(parent)
    inside, lab = parent[box], view.lab[box]
    down, right = _span(inside.shape[0])[:, None], _span(inside.shape[1])[None]
    step = max(1, math.isqrt(inside.size // _SAMPLE))
    every = (slice(None, None, step),) * 2
    few = np.stack([lab[:, :, i][every][inside[every]] for i in range(3)])
    rows, columns = (np.broadcast_to(axis, inside.shape)[every][inside[every]] for axis in (down, right))
    design = np.stack([np.ones(len(rows)), rows, columns, rows * rows, rows * columns, columns * columns])
    sampled = inside if core is None else inside & core[box]
    sampled = (sampled if sampled[every].any() else inside)[every]
    main = _mode(lab[every][sampled])
    terms = _shading(design.T, few.T - main)  # row by row in memory: half the time
    off = [lab[:, :, i] - main[i] for i in range(3)]
    if terms.any():
        for plane, (one, by_row, by_column, row2, both, column2) in zip(off, terms.T, strict=True):
            shade = (down * both) * right
            shade += one + down * (by_row + down * row2)
            shade += right * (by_column + right * column2)
            np.subtract(plane, np.clip(shade, -25.0, 25.0, out=shade), out=plane)
    differs = np.zeros(view.shape)
    differs[box] = np.where(inside, np.sqrt(off[0] ** 2 + off[1] ** 2 + off[2] ** 2), 0.0)
    faintest = 2.2 * float(np.median(differs[box][every][sampled]))
    return Ground(parent, box, main, differs, off[0], min(_NOISIEST, max(_FAINTEST, faintest)), view.grain)


def likeness_to_ink(view: View, ground: Ground, ink: Mask) -> NDArray[np.float64]:
    """Measure how far every pixel is on its way from the ground to an ink.

    Another paint on the same ground (a blush, a tooth) is not on that way, even if it differs as much.

    Parameters
    ----------
    view : View
    ground : Ground
    ink : ndarray of shape (H, W) and dtype bool
        Where most pixels have the ink; at least one.

    Returns
    -------
    contrast : ndarray of shape (H, W)
        CIE76: the ink's difference from the ground where the ink is, 0 on the ground and outside the parent.
    """
    inner = opencv.shrunk(ink, 1)
    lab = view.lab[inner if inner.any() else ink]
    paint = _mode(lab[:: 1 + len(lab) // _SAMPLE])
    box = ground.box
    off = float(difference(paint, ground.colour)) - difference(view.lab[box], paint)
    contrast = np.zeros(view.shape)
    contrast[box] = np.where(ground.parent[box], np.maximum(off, 0.0), 0.0)
    return contrast


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
    return split_ink(ground, contrast, level)[0]


def split_ink(ground: Ground, contrast: NDArray[np.float64], level: float) -> tuple[tuple[Mark, ...], Mask]:
    """Tell the marks inside a parent from the ink that is connected with its rim.

    Parameters
    ----------
    ground : Ground
    contrast : ndarray of shape (H, W)
        `Ground.differs` or `Ground.darker`.
    level : float
        More than nought, which is the contrast outside the parent.

    Returns
    -------
    marks : tuple of Mark
        The most striking first, at most `MOST`.
    at_rim : ndarray of shape (H, W) and dtype bool
        The ink that is connected with the rim.
    """
    ink = contrast[ground.box] > level
    labels, boxes = opencv.components(ink)
    dropped = np.zeros(len(boxes) + 1, bool)
    dropped[labels.ravel().take(ground.rim_places)] = True
    dropped[0] = False  # no ink
    least = max(4.0, SMALLEST_SHARE * ground.area, 1.5 * ground.grain**2)
    extent = boxes[:, 2] * boxes[:, 3]
    large = np.flatnonzero((extent >= least) & ~dropped[1:])
    origin, frame = (ground.box[0].start, ground.box[1].start), ground.parent.shape
    covered = np.zeros(ink.shape, bool)
    found = []
    for i in large[np.argsort(-extent[large], kind="stable")][:MOST]:  # what lies in another comes after it
        top, left, height, width = boxes[i, :4].tolist()
        window = slice(top, top + height), slice(left, left + width)
        own = labels[window] == i + 1
        whole = opencv.filled(own)
        if np.count_nonzero(whole) < least or covered[window][own].any():
            continue
        covered[window] |= whole
        region = Region(top + origin[0], left + origin[1], whole, (frame[0], frame[1]))
        strong = contrast[region.window][whole & ink[window]]
        found.append(Mark(region, float(strong.sum()) / len(strong)))
    at_rim = np.zeros(frame, bool)
    if dropped.any():
        at_rim[ground.box] = dropped.take(labels)
    return tuple(sorted(found, key=lambda mark: -mark.evidence)), at_rim


def _box_of(mask: Mask) -> tuple[slice, slice]:
    """Find the rows and columns that hold a mask."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def _span(length: int) -> NDArray[np.float64]:
    """Count pixels from -1 to 1."""
    return np.linspace(-1.0, 1.0, length)


def _shading(design: NDArray[np.float64], off: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fit a surface to the differences from the main paint near to it; nought where little is."""
    terms = np.zeros((design.shape[1], off.shape[1]))
    near = difference(off, terms[0]) < _PAINT
    if np.count_nonzero(near) > 0.3 * len(off):
        for _ in range(3):
            terms = fit_terms(design, off, near.astype(np.float64))
            before, near = near, difference(off, np.clip(design @ terms, -25.0, 25.0)) < 12
            if np.array_equal(near, before):
                break
    return terms


def _mode(lab: NDArray[np.float64]) -> NDArray[np.float64]:
    """Find the colour that most pixels are near to, among the fullest cells of a grid."""
    planes = np.ascontiguousarray(lab.T)
    light, red, yellow = np.floor(planes / 8).astype(np.intp)
    index = light * 1024 + (red + 16) * 32 + yellow + 16
    count = np.bincount(index)
    used = np.flatnonzero(count)
    fullest = used[np.argsort(-count[used], kind="stable")[:8]]
    first = [int((index == cell).argmax()) for cell in fullest]
    near = difference(planes.T, lab[first][:, None]) < _PAINT
    best = near[near.sum(axis=1).argmax()]
    return np.asarray(best @ lab / np.count_nonzero(best))
