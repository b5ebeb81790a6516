"""The integer work on masks a second time, without OpenCV: for tests of the door, and of all verdicts.

Every function does what the function of the same name in `procgen.checks.vision.opencv` says.
"""

from __future__ import annotations

import math
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from scipy import ndimage

from procgen.checks.vision import opencv

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]

_AROUND = ((0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1))
"""The eight neighbours, counter-clockwise as a picture is seen, from the left one."""


@contextmanager
def in_place_of_opencv() -> Iterator[None]:
    """Let all checks use this layer."""
    replaced = {layer.__name__: getattr(opencv, layer.__name__) for layer in LAYER}
    try:
        for layer in LAYER:
            setattr(opencv, layer.__name__, layer)
        yield
    finally:
        for name, function in replaced.items():
            setattr(opencv, name, function)


def components(mask: Mask, *, diagonal: bool = True) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Label by `scipy.ndimage.label`."""
    labels, count = ndimage.label(mask, np.ones((3, 3)) if diagonal else None)
    areas = np.bincount(labels.ravel(), minlength=count + 1)[1:]
    boxes = [
        (rows.start, columns.start, rows.stop - rows.start, columns.stop - columns.start, area)
        for (rows, columns), area in zip(ndimage.find_objects(labels), areas, strict=True)
    ]
    return labels.astype(np.int32), np.array(boxes, np.int32).reshape(-1, 5)


def outline(mask: Mask) -> NDArray[np.int64]:
    """Follow the border pixel by pixel, keeping the outside on the right hand."""
    labels, _ = components(mask)
    numbers, starts = np.unique(labels, return_index=True)
    borders = [
        _followed(np.pad(labels == number, 1), int(start), mask.shape[1])
        for number, start in zip(numbers, starts, strict=True)
        if number > 0
    ]
    return max(borders, key=len, default=np.zeros((0, 2), np.int64))


def _followed(mask: Mask, start: int, width: int) -> NDArray[np.int64]:
    """Follow one component's border from its first pixel until the first step would be made again."""
    place = first = (start // width + 1, start % width + 1)
    border, looking, step = [], 0, None
    while True:
        for turn in range(8):
            down, right = _AROUND[(looking + turn) % 8]
            if mask[place[0] + down, place[1] + right]:
                break
        else:
            return np.array([place], np.int64) - 1
        ahead = (looking + turn) % 8
        if place == first and ahead == step:
            return np.array(border, np.int64) - 1
        step = ahead if step is None else step
        border.append(place)
        place = place[0] + down, place[1] + right
        looking = (ahead + 5) % 8 if ahead % 2 else (ahead + 6) % 8


def filled(mask: Mask) -> Mask:
    """Fill by `scipy.ndimage.binary_fill_holes`."""
    return ndimage.binary_fill_holes(mask)


def grown(mask: Mask, radius: int) -> Mask:
    """Measure the distance to the mask."""
    return _distance(~mask) <= _reach(radius)


def shrunk(mask: Mask, radius: int) -> Mask:
    """Measure the distance to what is outside the mask."""
    return _distance(mask) > _reach(radius)


def closed(mask: Mask, radius: int) -> Mask:
    """Grow on a wider canvas, then shrink."""
    if radius < 1:
        return mask
    pad = radius + 1
    return shrunk(grown(np.pad(mask, pad), radius), radius)[pad:-pad, pad:-pad]


def closed_levels(levels: NDArray[np.uint8], radius: int) -> NDArray[np.uint8]:
    """Close level by level."""
    above = [closed(levels > level, radius) for level in range(int(levels.max(initial=0)))]
    return np.sum([np.zeros(levels.shape), *above], axis=0).astype(np.uint8)


def opened(mask: Mask, radius: int) -> Mask:
    """Shrink on a canvas that goes on beyond the frame, then grow."""
    if radius < 1:
        return mask
    pad = radius + 1
    return grown(shrunk(np.pad(mask, pad, mode="edge"), radius), radius)[pad:-pad, pad:-pad]


def depth(mask: Mask) -> NDArray[np.float64]:
    """Measure by `scipy.ndimage.distance_transform_edt`."""
    return ndimage.distance_transform_edt(np.pad(mask, 1))[1:-1, 1:-1]


def distance_to(mask: Mask) -> NDArray[np.float64]:
    """Measure by `scipy.ndimage.distance_transform_edt`."""
    return _distance(~mask) if mask.any() else np.full(mask.shape, math.hypot(*mask.shape))


def deepest(mask: Mask) -> tuple[tuple[int, int], float]:
    """Take the first of the greatest depths."""
    deep = depth(mask)
    row, column = divmod(int(deep.argmax()), mask.shape[1])
    return (row, column), float(deep[row, column])


def sums(mask: Mask) -> tuple[int, int, int, int, int, int]:
    """Add up the places of all pixels."""
    row, column = np.nonzero(mask)
    terms = np.ones_like(row), row, column, row * row, row * column, column * column
    count, by_row, by_column, row2, both, column2 = (int(term.sum()) for term in terms)
    return count, by_row, by_column, row2, both, column2


def hull(points: NDArray[np.int64]) -> NDArray[np.int64]:
    """Go over the sorted points twice (Andrew's monotone chain)."""
    places = sorted({(int(row), int(column)) for row, column in points})
    if len(places) < 3:
        return np.array(places, np.int64).reshape(-1, 2)
    chains = []
    for way in (places, places[::-1]):
        chain: list[tuple[int, int]] = []
        for place in way:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], place) <= 0:
                chain.pop()
            chain.append(place)
        chains += chain[:-1]
    return np.array(chains, np.int64)


def smallest_rectangle(points: NDArray[np.int64]) -> NDArray[np.float64]:
    """Try the direction of every side of the hull."""
    corners = hull(points).astype(np.float64)
    sides = np.roll(corners, -1, axis=0) - corners
    best, found = math.inf, np.repeat(corners[:1], 4, axis=0)
    for side in sides[np.any(sides != 0, axis=1)]:
        along = side / np.hypot(*side)
        axes = np.array([along, (-along[1], along[0])])
        low, high = (corners @ axes.T).min(axis=0), (corners @ axes.T).max(axis=0)
        area = float(np.prod(high - low))
        if area < best:
            ends = [(low[0], low[1]), (high[0], low[1]), (high[0], high[1]), (low[0], high[1])]
            best, found = area, np.array(ends) @ axes
    return found


def polygon_mask(shape: tuple[int, int], corners: NDArray) -> Mask:
    """Take the pixels that lie within half a pixel of the inner side of all sides of a convex polygon."""
    rows, columns = np.indices(shape)
    vertices = hull(np.rint(corners).astype(np.int64)).astype(np.float64)
    inside = np.ones(shape, bool)
    for start, end in zip(vertices, np.roll(vertices, -1, axis=0), strict=True):
        down, right = (end - start) / max(np.hypot(*(end - start)), 1e-9)
        inside &= (columns - start[1]) * down - (rows - start[0]) * right >= -0.5
    return inside


def _distance(mask: Mask) -> NDArray[np.float64]:
    """Measure how far each pixel is from the nearest one outside the mask; beyond the frame there is none."""
    return np.full(mask.shape, np.inf) if mask.all() else ndimage.distance_transform_edt(mask)


def _reach(radius: int) -> float:
    """Give a length between the farthest pixel of the structuring disc and the nearest one outside it."""
    return math.sqrt(radius * radius + radius + 0.5)


def _turn(one: tuple[int, int], two: tuple[int, int], three: tuple[int, int]) -> int:
    """Tell on which side of a line a third point lies."""
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


LAYER = (
    components,
    outline,
    filled,
    grown,
    shrunk,
    closed,
    closed_levels,
    opened,
    depth,
    distance_to,
    deepest,
    sums,
    hull,
    smallest_rectangle,
    polygon_mask,
)
"""Every function of the door that works on masks; those that decode are OpenCV's own."""
