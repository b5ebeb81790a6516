"""Describe flat shapes in proportions of a picture, and render them.

Rows are proportions of the height, columns of the width, lengths of the shorter side, so that one scene
stands for a picture of any size. A pixel belongs to a shape if its centre does; there is no anti-aliasing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Colour = tuple[int, int, int]
Point = tuple[float, float]
Window = tuple[slice, slice]
Kind = Literal[
    "disc", "ellipse", "ring", "rectangle", "polygon", "star", "sector", "outline", "stroke", "block"
]


@dataclass(frozen=True, slots=True)
class Shape:
    """One flat shape of one colour."""

    kind: Kind
    colour: Colour
    at: Point = (0.5, 0.5)
    """Centre: row as a proportion of the height, column of the width."""
    size: Point = (0.25, 0.25)
    """Half extent down and across before turning, proportions of the shorter side."""
    turn: float = 0.0
    """Counter-clockwise, degrees. A polygon or star that is not turned has one corner straight up."""
    inner: float = 0.0
    """Inner radius of a ring or a star, proportion of the outer one."""
    corners: int = 0
    """Of a regular polygon or a star."""
    span: tuple[float, float] = (0.0, 360.0)
    """Of a sector: from and to, degrees counter-clockwise from straight right."""
    points: tuple[Point, ...] = ()
    """Of an outline (a filled free polygon) or a stroke, or two opposite corners of a block: proportions."""
    width: float = 0.0
    """Of a stroke: full width, proportion of the shorter side."""
    name: str = ""
    """What a person calls it: ``the door``; empty for a shape that is named by kind and colour."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Shapes in order of painting, each over those before it, on one background."""

    background: Colour
    shapes: tuple[Shape, ...] = ()
    wish: str = ""
    """The rule that the shapes follow, as exact as their list; empty if there is only the list."""
    chinese_wish: str = ""


def corners(shape: Shape, height: int, width: int) -> NDArray[np.float64]:
    """Place the corners of a rectangle, polygon, star, outline or stroke.

    Parameters
    ----------
    shape : Shape
    height, width : int
        Of the picture, pixels.

    Returns
    -------
    corners : ndarray of shape (N, 2)
        Row and column, pixels.
    """
    if shape.kind == "block":
        (top, left), (bottom, right) = shape.points
        box: NDArray[np.float64] = np.array([(top, left), (top, right), (bottom, right), (bottom, left)]) * (
            height,
            width,
        )
        return box
    if shape.points:
        placed: NDArray[np.float64] = np.array(shape.points, float) * (height, width)
        return placed
    if shape.kind == "rectangle":
        offsets = np.array([(-1, -1), (-1, 1), (1, 1), (1, -1)], float) * shape.size
    else:
        count = shape.corners * (2 if shape.kind == "star" else 1)
        reach = np.where(np.arange(count) % 2, shape.inner, 1.0) if shape.kind == "star" else np.ones(count)
        angle = np.deg2rad(90 + np.arange(count) * 360 / count)
        offsets = np.stack([-np.sin(angle) * reach * shape.size[0], np.cos(angle) * reach * shape.size[1]], 1)
    turn = np.deg2rad(shape.turn)
    down, right = offsets.T * min(height, width)
    turned = [down * np.cos(turn) - right * np.sin(turn), down * np.sin(turn) + right * np.cos(turn)]
    return np.stack(turned, 1) + np.multiply(shape.at, (height, width))


def _within(points: NDArray[np.float64], height: int, width: int) -> NDArray[np.bool_]:
    """Fill a closed polygon by the even-odd rule."""
    row, column = np.arange(height)[:, None] + 0.5, np.arange(width)[None, :] + 0.5
    inside = np.zeros((height, width), bool)
    for (row_a, column_a), (row_b, column_b) in zip(points, np.roll(points, -1, 0), strict=True):
        if row_a != row_b:
            crossing = column_a + (row - row_a) * (column_b - column_a) / (row_b - row_a)
            inside ^= ((row_a > row) != (row_b > row)) & (column < crossing)
    return inside


def _along(points: NDArray[np.float64], reach: float, height: int, width: int) -> NDArray[np.bool_]:
    """Take the pixels within reach of an open polyline."""
    row, column = np.arange(height)[:, None] + 0.5, np.arange(width)[None, :] + 0.5
    near = np.zeros((height, width), bool)
    for (row_a, column_a), (row_b, column_b) in pairwise(points):
        down, right = row_b - row_a, column_b - column_a
        length = max(down**2 + right**2, 1e-12)
        part = np.clip(((row - row_a) * down + (column - column_a) * right) / length, 0, 1)
        near |= (row - row_a - part * down) ** 2 + (column - column_a - part * right) ** 2 <= reach**2
    return near


def mask(shape: Shape, height: int, width: int) -> NDArray[np.bool_]:
    """Decide which pixels belong to a shape.

    Parameters
    ----------
    shape : Shape
    height, width : int
        Of the picture, pixels.

    Returns
    -------
    mask : ndarray of shape (H, W) and dtype bool

    Examples
    --------
    >>> mask(Shape("rectangle", (255, 255, 255), size=(0.25, 0.25)), 4, 4).astype(int)
    array([[0, 0, 0, 0],
           [0, 1, 1, 0],
           [0, 1, 1, 0],
           [0, 0, 0, 0]])
    """
    inside = np.zeros((height, width), bool)
    near, hit = _patch(shape, height, width)
    inside[near] = hit
    return inside


def _patch(shape: Shape, height: int, width: int) -> tuple[Window, NDArray[np.bool_]]:
    """Decide which pixels of a window belong to a shape; none does outside."""
    short = min(height, width)
    everywhere = slice(0, height), slice(0, width)
    if shape.kind == "stroke":
        reach = shape.width * short / 2
        return everywhere, _along(corners(shape, height, width), reach, height, width)
    if shape.kind in ("rectangle", "polygon", "star", "outline", "block"):
        return everywhere, _within(corners(shape, height, width), height, width)
    row, column, reach = shape.at[0] * height, shape.at[1] * width, max(shape.size) * short + 1
    near = _slice(row, reach), _slice(column, reach)
    down = np.arange(height)[near[0], None] + 0.5 - row
    right = np.arange(width)[None, near[1]] + 0.5 - column
    turn = np.deg2rad(shape.turn)
    along = (down * np.cos(turn) + right * np.sin(turn)) / (shape.size[0] * short)
    across = (right * np.cos(turn) - down * np.sin(turn)) / (shape.size[1] * short)
    radius = np.hypot(along, across)
    hit = (radius <= 1) & (radius >= shape.inner)
    if shape.kind == "sector":
        angle = np.rad2deg(np.arctan2(-along, across))
        hit &= (angle - shape.span[0]) % 360 <= shape.span[1] - shape.span[0]
    return near, hit


def _slice(middle: float, reach: float) -> slice:
    return slice(max(0, int(middle - reach)), max(0, int(middle + reach) + 1))


def layers(scene: Scene, height: int, width: int) -> NDArray[np.intp]:
    """Tell which shape is on top of every pixel.

    Parameters
    ----------
    scene : Scene
    height, width : int
        Of the picture, pixels.

    Returns
    -------
    layers : ndarray of shape (H, W) and dtype intp
        0 for the background, 1 for the first shape, 2 for the second ...
    """
    top = np.zeros((height, width), np.intp)
    for number, shape in enumerate(scene.shapes, 1):
        near, hit = _patch(shape, height, width)
        top[near][hit] = number
    return top


def render(scene: Scene, height: int, width: int) -> NDArray[np.uint8]:
    """Paint a scene.

    Parameters
    ----------
    scene : Scene
    height, width : int
        Of the picture, pixels.

    Returns
    -------
    pixels : ndarray of shape (H, W, 3) and dtype uint8
    """
    paint = np.array([scene.background, *(shape.colour for shape in scene.shapes)], np.uint8)
    pixels: NDArray[np.uint8] = paint[layers(scene, height, width)]
    return pixels
