"""Say where the bright stars are: 855 stars with a letter down to magnitude 4.5, J2000.

References
----------
.. [1] E. Anderson and C. Francis, "XHIP: An extended Hipparcos compilation", Astronomy Letters 38 (2012),
       331-346, :DOI:`10.1134/S1063773712050015`: positions and magnitudes in ``stars.csv``, rounded.
.. [2] J. P. Snyder, "Map Projections: A Working Manual", US Geological Survey Professional Paper 1395 (1987):
       the stereographic projection.
"""

from __future__ import annotations

import csv
import functools
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

NORTH = "north"
"""Stands for the sky north of the equator, in the place of a constellation."""
_CLOSEST = 0.05
"""Stars nearer to a brighter one than this share of a figure's extent are passed over, where they are few."""


@dataclass(frozen=True, slots=True)
class Star:
    """A star of the catalogue."""

    constellation: str
    """The usual three letters: ``Ori``."""
    letter: str
    """Bayer's, in Greek, with a number where several stars share it."""
    right_ascension: float
    """Degrees."""
    declination: float
    """Degrees."""


@functools.cache
def catalogue() -> tuple[Star, ...]:
    """Read the stars, brightest first.

    Returns
    -------
    stars : tuple of Star
    """
    with Path(__file__).with_name("stars.csv").open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    return tuple(Star(row[0], row[1], float(row[2]), float(row[3])) for row in rows)


def separation(count: int) -> float:
    """Say how far stars stand apart at least in a figure of so many.

    Parameters
    ----------
    count : int

    Returns
    -------
    separation : float
        Share of the figure's extent.
    """
    return _CLOSEST * min(1.0, math.sqrt(12 / count))


@functools.lru_cache(maxsize=128)
def brightest(region: str, count: int) -> tuple[Star, ...]:
    """List the brightest stars of a region that stand apart from each other.

    Parameters
    ----------
    region : str
        A constellation's three letters, or `NORTH`.
    count : int

    Returns
    -------
    stars : tuple of Star
        Fewer where there are not so many.
    """
    inside = [star for star in catalogue() if region in (star.constellation, NORTH)]
    inside = [star for star in inside if region != NORTH or star.declination > 0]
    chosen: list[Star] = []
    for size in range(count, len(inside) + 1):
        places = _projected(tuple(inside[:size]), region)
        apart = separation(count) * np.ptp(places, axis=0).max()
        kept: list[int] = []
        for number, place in enumerate(places):
            if not kept or np.hypot(*(places[kept] - place).T).min() > apart:
                kept.append(number)
        chosen = [inside[number] for number in kept]
        if len(chosen) >= count:
            break
    return tuple(chosen[:count])


def figure(stars: tuple[Star, ...], region: str) -> NDArray[np.float64]:
    """Lay stars out as they are seen from the earth, north up and east to the left.

    Parameters
    ----------
    stars : tuple of Star
    region : str
        A constellation's three letters, or `NORTH`: then the pole is in the middle and right ascension 0
        straight below it.

    Returns
    -------
    places : ndarray of shape (N, 2)
        Row and column; the longer side of their box is 1, its middle 0.
    """
    places = _projected(stars, region)
    low, high = places.min(0), places.max(0)
    scaled: NDArray[np.float64] = (places - (low + high) / 2) / (high - low).max()
    return scaled


def _projected(stars: tuple[Star, ...], region: str) -> NDArray[np.float64]:
    """Project stereographically about their middle direction."""
    along, up = np.radians([(star.right_ascension, star.declination) for star in stars]).T
    middle = np.stack([np.cos(up) * np.cos(along), np.cos(up) * np.sin(along), np.sin(up)]).mean(1)
    centre = 0.0 if region == NORTH else np.arctan2(middle[1], middle[0])
    height = np.pi / 2 if region == NORTH else np.arctan2(middle[2], np.hypot(middle[0], middle[1]))
    turn = along - centre
    scale = 2 / (1 + np.sin(height) * np.sin(up) + np.cos(height) * np.cos(up) * np.cos(turn))
    east = scale * np.cos(up) * np.sin(turn)
    north = scale * (np.cos(height) * np.sin(up) - np.sin(height) * np.cos(up) * np.cos(turn))
    return np.stack([-north, -east], 1)
