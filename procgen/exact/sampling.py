"""Draw round numbers, which read well in a prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.exact.shapes import Shape

if TYPE_CHECKING:
    from random import Random

    from procgen.exact.shapes import Colour, Point


def percent(rng: Random, low: int, high: int) -> float:
    """Draw a proportion in whole per cent.

    Parameters
    ----------
    rng : random.Random
    low, high : int
        Bounds, per cent, both possible.

    Returns
    -------
    proportion : float
    """
    return rng.randint(low, high) / 100


def place(rng: Random, reach: float) -> Point:
    """Draw a centre so that a shape stays clear of the border at every size.

    Parameters
    ----------
    rng : random.Random
    reach : float
        Largest extent of the shape from its centre, proportion of the shorter side, below 0.48.

    Returns
    -------
    place : (float, float)
        Row and column, proportions of height and width.
    """
    low = int(reach * 100) + 2
    return percent(rng, low, 100 - low), percent(rng, low, 100 - low)


def block(
    colour: Colour, side: int, rows: tuple[int, int], columns: tuple[int, int], name: str = ""
) -> Shape:
    """Make a block of whole pixels in a square array.

    Parameters
    ----------
    colour : (int, int, int)
    side : int
        Of the array, pixels.
    rows, columns : (int, int)
        First, and the one after the last, as in a slice.
    name : str
        What a person calls it.

    Returns
    -------
    block : Shape
    """
    (top, bottom), (left, right) = rows, columns
    return Shape(
        "block", colour, points=((top / side, left / side), (bottom / side, right / side)), name=name
    )
