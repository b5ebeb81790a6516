"""Drawings of hearts, stars and crescents in the manners people use, and of what is mistaken for them."""

from __future__ import annotations

import math
from functools import cache
from itertools import islice, product
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision import opencv

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray

    from procgen.checks.vision.opencv import Mask

FINE = 144
"""Rows and columns of a drawing, which shows -1.7 to 1.7."""
_STEP = 3.4 / FINE
_BITES = (0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0, 1.05, 1.1)
"""Radii of what bites into a disc of radius 1."""
_WIDTHS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.62, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3)
"""Of the crescents that are left, opposite the bite."""


def hearts() -> Iterator[Mask]:
    """Draw hearts: two lobes and a tip below, straight-sided or bulging, wide or high.

    Yields
    ------
    mask : ndarray of shape (FINE, FINE) and dtype bool
    """
    up, right = _grid()
    for rise, power, height in product((0.6, 0.8, 1.0), (0.67, 1.0), (0.8, 0.95, 1.1)):
        yield (up / height - rise * abs(right) ** power + 0.3) ** 2 + right**2 <= 1
    for apart, depth in product((0.42, 0.48, 0.54), (1.0, 1.2, 1.4)):
        lobe = 1 - apart
        yield _cone(up - 0.4, abs(right) - apart, lobe, (-depth, -apart)) | _wedge(
            up - 0.4, right, apart, depth
        )


def not_hearts() -> Iterator[Mask]:
    """Draw ellipses, triangles, shields, half-discs, drops and leaves, rectangles, and hearts on a stem.

    Yields
    ------
    mask : ndarray of shape (FINE, FINE) and dtype bool
    """
    up, right = _grid()
    yield from _plain()
    for depth in (1.3, 1.7):
        yield _cone(up - 0.3, right, 0.9, (-depth, 0.0))
    for depth in (1.0, 1.3):
        heart = _cone(up, abs(right) - 0.48, 0.52, (-depth, -0.48)) | _wedge(up, right, 0.48, depth)
        yield heart | ((abs(right) < 0.15) & (up > 0) & (up < 0.8))
        yield heart | ((abs(right) < 0.12 + 0.4 * (up - 0.1)) & (up > 0) & (up < 0.8))


def stars() -> Iterator[Mask]:
    """Draw stars of five tips, slim and fat, pointed and round.

    Yields
    ------
    mask : ndarray of shape (FINE, FINE) and dtype bool
    """
    for depth in (0.32, 0.38, 0.45, 0.52, 0.6):
        sharp = _star(5, depth)
        yield sharp
        yield opencv.opened(sharp, 2)
        if depth > 0.4:
            yield opencv.opened(sharp, 4)
            yield opencv.closed(opencv.opened(sharp, 5), 8)


def not_stars() -> Iterator[Mask]:
    """Draw stars of another number of tips, pentagons and plain shapes.

    Yields
    ------
    mask : ndarray of shape (FINE, FINE) and dtype bool
    """
    yield from _plain()
    for tips, depth in product((3, 4, 6, 7, 8), (0.3, 0.45, 0.6, 0.75)):
        yield _star(tips, depth)
    for depth in (0.7, 0.76, math.cos(math.pi / 5)):
        yield _star(5, depth)


def crescents() -> Iterator[Mask]:
    """Draw discs out of which another disc has bitten so much that two horns are left, at the right.

    Yields
    ------
    mask : ndarray of shape (FINE, FINE) and dtype bool
    """
    up, right = _grid()
    squats = [*product(_BITES, (1.0,)), *product(_BITES[1::3], (0.75, 0.55))]
    for (bite, squat), width in product(squats, _WIDTHS):
        middle = width + bite - 1
        if middle + bite < 1.12 or 1 - bite**2 + middle**2 > 1.8 * middle:  # no horns are left
            continue
        out = right / squat
        moon = (np.hypot(up, out) <= 1) & (np.hypot(up, out - middle) > bite)
        yield moon
        if width > 0.5:
            yield opencv.opened(moon, 5)
    for bite, width in product((0.75, 0.8, 0.85), (0.35, 0.45, 0.55)):  # the horns nearly meet
        yield (np.hypot(up, right) <= 1) & (np.hypot(up, right - width - bite + 1) > bite)


def arcs() -> Iterator[Mask]:
    """Draw what also opens to the right: arcs of one width, their ends flat or round, pies without a piece.

    Yields
    ------
    mask : ndarray of shape (FINE, FINE) and dtype bool
    """
    up, right = _grid()
    distance, direction = np.hypot(up, right), abs(np.degrees(np.arctan2(up, -right)))
    for width, half in product((0.15, 0.22, 0.3, 0.38, 0.45), (45, 52, 60, 68, 75, 90, 105, 120, 135, 150)):
        arc = (distance <= 1) & (distance >= 1 - width) & (direction <= half)
        yield arc
        middle, turn = 1 - width / 2, math.radians(half)
        ends = np.hypot(abs(up) - middle * math.sin(turn), right + middle * math.cos(turn)) <= width / 2
        yield arc | ends
    for half in (110, 120, 130, 135, 140, 150, 160):
        yield (distance <= 1) & (direction <= half)


def not_crescents() -> Iterator[Mask]:
    """Draw half-discs, gibbous moons, hearts and plain shapes.

    Yields
    ------
    mask : ndarray of shape (FINE, FINE) and dtype bool
    """
    up, right = _grid()
    yield from _plain()
    yield from islice(hearts(), 0, None, 4)
    for width in (1.15, 1.35, 1.6):
        yield (np.hypot(up, right) <= 1) & (np.hypot(up, right - width - 1.5 + 1) > 1.5)


def _plain() -> Iterator[Mask]:
    """Draw ellipses, half-ellipses, triangles, rectangles and lenses."""
    up, right = _grid()
    for ratio in (1.0, 0.85, 0.7, 0.5):
        yield np.hypot(up / ratio, right) <= 1
    for ratio in (0.7, 1.0, 1.4):
        yield (np.hypot(up / ratio, right) <= 1) & (up < 0)
    for ratio in (1.0, 0.75, 0.5):
        yield (abs(up) <= ratio) & (abs(right) <= 1)
    for height in (0.9, 1.2, 1.73):
        triangle = (up > -0.7) & (abs(right) < 1 - (up + 0.7) / height)
        yield triangle
        yield opencv.opened(triangle, 10)
    for depth in (0.5, 0.8):
        yield (np.hypot(up + depth, right) <= 1) & (np.hypot(up - depth, right) <= 1)


def _star(tips: int, depth: float) -> Mask:
    """Draw a star standing on two tips, the inner corners at a part of the outer radius."""
    up, right = _grid()
    turn = np.arctan2(right, up) % (2 * math.pi / tips)
    turn = np.minimum(turn, 2 * math.pi / tips - turn)
    distance = np.hypot(up, right)
    along, aside = distance * np.cos(turn), distance * np.sin(turn)
    inner = depth * math.cos(math.pi / tips), depth * math.sin(math.pi / tips)
    return np.asarray(aside * (1 - inner[0]) <= (1 - along) * inner[1])


def _cone(
    up: NDArray[np.float64], right: NDArray[np.float64], radius: float, tip: tuple[float, float]
) -> Mask:
    """Draw the hull of a disc around the origin and a tip."""
    far = math.hypot(*tip)
    toward = (up * tip[0] + right * tip[1]) / far
    aside = abs(up * tip[1] - right * tip[0]) / far
    sine = radius / far
    cosine = math.sqrt(1 - sine**2)
    between = (toward >= radius * sine) & (toward <= far) & (aside * cosine <= (far - toward) * sine)
    return np.asarray((np.hypot(up, right) <= radius) | between)


def _wedge(up: NDArray[np.float64], right: NDArray[np.float64], half: float, depth: float) -> Mask:
    """Draw the triangle between the middles of two lobes and the tip below."""
    return np.asarray((up <= 0) & (up >= -depth) & (abs(right) <= half * (1 + up / depth)))


@cache
def _grid() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the places of a drawing's pixels: up and right."""
    along = (np.arange(FINE) + 0.5) * _STEP - 1.7
    return -along[:, None] + 0 * along[None], along[None] + 0 * along[:, None]


_ALL = tuple(range(0, 360, 15))
_OPEN = tuple(range(-10, 11, 5))
DRAWINGS: Mapping[str, tuple[tuple[Callable[[], Iterator[Mask]], tuple[int, ...]], ...]] = MappingProxyType(
    {
        "heart": ((hearts, tuple(range(-24, 25, 6))),),
        "not heart": ((not_hearts, _ALL),),
        "star": ((stars, tuple(range(-36, 36, 6))),),
        "not star": ((not_stars, _ALL),),
        "crescent": ((crescents, _OPEN),),
        "not crescent": ((not_crescents, _ALL), (arcs, _OPEN)),
    }
)
"""Drawings of each shape and of what it could be mistaken for, and the directions, degrees counter-clockwise,
in which they are tried."""
OPEN = frozenset({"crescent"})
"""Shapes that are turned to open to the right before anything is tried."""
