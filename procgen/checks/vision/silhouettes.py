"""Hearts, stars, crescents: what is meant is drawn in many manners and laid over what was found.

A region has the shape if some drawing of it covers the region well, and better than the drawing of anything
else that it could be mistaken for: overlap alone calls a shield a heart, and a smile a crescent.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision import opencv
from procgen.checks.vision.drawings import DRAWINGS, OPEN
from procgen.checks.vision.evidence import ramp
from procgen.checks.vision.shapes import Fit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from procgen.checks.vision.opencv import Mask
    from procgen.checks.vision.regions import Region

BOUNDS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"crescent": (0.725, 0.805), "heart": (0.82, 0.92), "star": (0.8, 0.9)}
)
"""Overlap with the best of the drawn shapes at which the score is 0 and 1."""
_CORNERS = 60
"""So many points, at most, of an outline."""
_SIDE, _REACH = 40, 1.4
"""A silhouette is sampled at so many rows and columns, up to so many roots of its area from its centre."""
_PLUMP, _STRICTER = (0.4, 0.75, 0.9, 1.0), (0.0, 0.12, 0.17, 0.235)
"""Share of its hull that something open to one side fills, and what is then added to the overlap needed."""
_ROWS = 128
"""So many rows, at most, tell how far the hull of a region reaches."""
_HOPELESS = 0.75
"""With a smaller overlap no rival is asked."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How well the best drawing covers a region, against the best drawing of something else."""

    overlap: float
    """Common over joint area, 0..1."""
    rival: float
    """The same for the best rival; 0 where the overlap is hopeless."""
    turn: float
    """Degrees counter-clockwise from how the shape stands by itself."""
    stricter: float = 0.0
    """Added to the overlap that is needed: a plump crescent covers much that nearly fills its hull."""

    def score(self, nought: float, full: float) -> float:
        """Rate the likeness.

        Parameters
        ----------
        nought, full : float
            Overlap at which the score is 0 and 1.

        Returns
        -------
        score : float
            0..1; 0.5 at most where a rival covers the region as well.
        """
        far_enough = ramp(self.overlap - self.stricter, nought, full)
        return far_enough * ramp(self.overlap - self.rival, -0.015, 0.015)


def likeness(region: Region, shape: str) -> Likeness:
    """Lay all drawings of a shape, and of its rivals, over a region with its holes filled.

    Parameters
    ----------
    region : Region
    shape : str
        ``heart``, ``star`` or ``crescent``.

    Returns
    -------
    likeness : Likeness

    Raises
    ------
    KeyError
        If there is no such shape.
    """
    lean, stricter = _open_side(region) if shape in OPEN else (0.0, 0.0)
    centre = region.centre[0] - region.top, region.centre[1] - region.left
    own = _sampled(region.filled, -lean, region.filled_area, centre)
    meant = _bank(shape)
    overlaps = _overlaps(meant, own)
    best = int(overlaps.argmax())
    overlap, rival = float(overlaps[best]), 0.0
    if overlap > _HOPELESS:
        rival = float(_overlaps(_bank(f"not {shape}"), own).max())
    return Likeness(overlap, rival, (float(meant.turns[best]) + lean + 180) % 360 - 180, stricter)


def _laid(shape: str) -> Callable[[Region, int], Fit]:
    """Make the fit of a silhouette: it has no corners of its own, so what was found gives them."""

    def fit(region: Region, grain: int) -> Fit:
        del grain
        like = likeness(region, shape)
        border = region.outline[:: -(-len(region.outline) // _CORNERS)].astype(np.float64)
        return Fit(shape, like.overlap, border, like.score(*BOUNDS[shape]), like.turn)

    return fit


SILHOUETTES: Mapping[str, Callable[[Region, int], Fit]] = MappingProxyType(
    {shape: _laid(shape) for shape in ("crescent", "heart")}
)
"""Figures that only their drawings tell, each asked against rivals of its own; a heart stands on its tip and
a crescent opens to the right where the turn is 0."""


def _open_side(region: Region) -> tuple[float, float]:
    """Find where a region is most hollow from outside: in which direction its hull lies from itself.

    Degrees counter-clockwise from the right, anything for a region that is its own hull; and what is added to
    the overlap needed, by how plump it is.
    """
    step = -(-region.height // _ROWS)
    filled = region.filled[::step]
    ends = np.empty((2, len(filled), 2), np.int64)
    ends[:, :, 0] = np.arange(0, region.height, step)
    ends[0, :, 1] = filled.argmax(axis=1)
    ends[1, :, 1] = region.width - 1 - filled[:, ::-1].argmax(axis=1)
    row, column = opencv.hull(ends.reshape(-1, 2)).T
    here = column - (region.centre[1] - region.left) + 1j * (region.centre[0] - region.top - row)
    there = np.concatenate([here[1:], here[:1]])
    twice = (here.conj() * there).imag  # areas of the triangles around the region's centre
    area = float(twice.sum())
    if area == 0:
        return 0.0, _STRICTER[-1]
    toward = complex(twice @ (here + there)) / area
    plump = region.filled_area / (abs(area) / 2)
    return math.degrees(math.atan2(toward.imag, toward.real)), float(np.interp(plump, _PLUMP, _STRICTER))


@dataclass(frozen=True, eq=False)
class _Bank:
    """Drawings in all directions."""

    samples: NDArray[np.uint64]
    """One silhouette a column, 64 places a number: counting common bits is quicker than a product."""
    sizes: NDArray[np.int64]
    """Bits set in each column."""
    turns: NDArray[np.float64]


@cache
def _bank(name: str) -> _Bank:
    """Sample all drawings of a name in all directions."""
    drawn = [
        (_sampled(mask, turn, count, (by_row / count, by_column / count)), turn)
        for drawings, turns in DRAWINGS[name]
        for mask in drawings()
        for count, by_row, by_column, *_ in [opencv.sums(mask)]
        for turn in turns
    ]
    samples = np.stack([sample for sample, _ in drawn], axis=1)
    return _Bank(samples, _bits(samples), np.array([turn for _, turn in drawn], np.float64))


def _sampled(mask: Mask, turn: float, area: float, centre: tuple[float, float]) -> NDArray[np.uint64]:
    """Sample a mask about its centre of gravity, in units of the root of its area, turned by some degrees."""
    (row, column), unit = centre, math.sqrt(area)
    along = np.linspace(-_REACH, _REACH, _SIDE) * unit
    down, right = along[:, None], along[None]
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    at_row = np.rint(row + down * cos + right * sin).astype(np.intp)
    at_column = np.rint(column + right * cos - down * sin).astype(np.intp)
    inside = (at_row >= 0) & (at_row < mask.shape[0]) & (at_column >= 0) & (at_column < mask.shape[1])
    found = np.zeros((_SIDE, _SIDE), bool)
    found[inside] = mask[at_row[inside], at_column[inside]]
    return np.packbits(found).view(np.uint64)


def _bits(samples: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Count the places that each sample, a column, covers."""
    return np.asarray(np.bitwise_count(samples).sum(axis=0, dtype=np.uint16), np.int64)


def _overlaps(bank: _Bank, own: NDArray[np.uint64]) -> NDArray[np.float64]:
    """Measure common over joint area of every drawing of a bank with one sample."""
    common = _bits(bank.samples & own[:, None])
    return common / (bank.sizes + _bits(own) - common)
