"""Hearts, stars, crescents: what is meant is drawn in many manners and laid over what was found.

A region has the shape if some drawing of it covers the region well, and better than the drawing of anything
else that it could be mistaken for: overlap alone calls a shield a heart, and a smile a crescent.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision.drawings import DRAWINGS, RIVALS, TURNS
from procgen.checks.vision.evidence import ramp

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks.vision.opencv import Mask
    from procgen.checks.vision.regions import Region

_SIDE, _REACH = 40, 1.4
"""A silhouette is sampled at so many rows and columns, up to so many roots of its area from its centre."""
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
        return ramp(self.overlap, nought, full) * ramp(self.overlap - self.rival, -0.015, 0.015)


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
    own = _sampled(region.filled, 0.0)
    meant = _bank(shape)
    overlaps = _overlaps(meant, own)
    best = int(overlaps.argmax())
    overlap, rival = float(overlaps[best]), 0.0
    if overlap > _HOPELESS:
        rival = float(_overlaps(_bank(f"not {shape}"), own).max())
    return Likeness(overlap, rival, float(meant.turns[best]))


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
    shape = name.removeprefix("not ")
    drawings = DRAWINGS[shape] if name == shape else RIVALS[shape]
    turns = TURNS[shape] if name == shape else tuple(range(0, 360, 15))
    samples = np.stack([_sampled(mask, turn) for mask in drawings() for turn in turns], axis=1)
    all_turns = np.tile(np.array(turns, np.float64), samples.shape[1] // len(turns))
    return _Bank(samples, _bits(samples), all_turns)


def _sampled(mask: Mask, turn: float) -> NDArray[np.uint64]:
    """Sample a mask about its centre of gravity, in units of the root of its area, turned by some degrees."""
    by_row, by_column = mask.sum(axis=1), mask.sum(axis=0)
    area = by_row.sum()
    row, column = by_row @ np.arange(len(by_row)) / area, by_column @ np.arange(len(by_column)) / area
    unit = math.sqrt(area)
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
