"""Draw round numbers, which read well in a prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.errors import UnknownName
from procgen.exact.palette import paints
from procgen.exact.shapes import Scene, Shape, mask

if TYPE_CHECKING:
    from random import Random

    from procgen.exact.shapes import Colour, Kind, Point
    from procgen.types import Size


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


_KINDS: tuple[Kind, ...] = ("disc", "rectangle", "polygon", "star", "ring")
_LEAST_VISIBLE = 0.4
"""Share of a shape that later shapes leave uncovered."""
_LEAST_PIXELS = 24
_TRIES = 300
"""How often in a row a place is looked for in vain before a scene is full."""


def crowd(rng: Random, count: int, size: Size) -> Scene:
    """Scatter shapes of several kinds that overlap, each of which stays visible.

    Parameters
    ----------
    rng : random.Random
    count : int
        Number of shapes.
    size : (int, int)
        Height and width at which each has to be visible, pixels.

    Returns
    -------
    scene : Scene

    Raises
    ------
    UnknownName
        If there is no place left for as many.
    """
    ground, *inks = (paint.colour for paint in paints(rng, 9))
    kept: list[Shape] = []
    missed = 0
    top = np.zeros(size, np.intp)
    alone = np.zeros(count + 1)
    while len(kept) < count:
        radius = max(round(rng.uniform(0.28, 0.42) / (count + 2) ** 0.5, 3), 0.018)
        shape = _one(rng, radius, rng.choice([ink for ink in inks if not kept or ink != kept[-1].colour]))
        number, area = len(kept) + 1, mask(shape, *size)
        after = np.where(area, number, top)
        alone[number] = area.sum()
        seen = np.bincount(after.ravel(), minlength=count + 1)
        if (seen >= np.maximum(_LEAST_PIXELS, _LEAST_VISIBLE * alone))[1 : number + 1].all():
            top, missed = after, 0
            kept.append(shape)
        elif (missed := missed + 1) == _TRIES:
            raise UnknownName(
                f"a scene of {count} shapes was asked for, but after {len(kept)} no place is left on "
                f"{size[0]} x {size[1]} pixels where {_LEAST_VISIBLE:.0%} of each stay visible; "
                "ask for a lower rung"
            )
    return Scene(ground, tuple(kept))


def _one(rng: Random, radius: float, colour: Colour) -> Shape:
    kind = rng.choice(_KINDS)
    low, high = round(radius * 100) + 2, 98 - round(radius * 100)
    at = rng.randint(low, high) / 100, rng.randint(low, high) / 100
    if kind == "rectangle":
        return Shape("rectangle", colour, at, (radius, round(radius * rng.choice((0.6, 0.8, 1)), 3)))
    corners = rng.randint(3, 6) if kind in ("polygon", "star") else 0
    inner = 0.5 if kind in ("star", "ring") else 0.0
    return Shape(
        kind,
        colour,
        at,
        (radius, radius),
        inner=inner,
        corners=max(corners, 5) if kind == "star" else corners,
    )
