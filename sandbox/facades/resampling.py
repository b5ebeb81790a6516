"""Resize and rotate arrays of pixels as Pillow does, bit for bit where it computes in integers."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    _Kernel = Callable[[NDArray[np.float64]], NDArray[np.float64]]

NEAREST, LANCZOS, BILINEAR, BICUBIC, BOX, HAMMING = range(6)
_PRECISION = 1 << 22
"""Pillow keeps weights as multiples of 1/2**22."""


def _box(x: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where((x > -0.5) & (x <= 0.5), 1.0, 0.0)


def _triangle(x: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.maximum(1.0 - np.abs(x), 0.0)


def _hamming(x: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(np.abs(x) < 1, np.sinc(x) * (0.54 + 0.46 * np.cos(np.pi * x)), 0.0)


def _cubic(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Keys' cubic convolution with a = -0.5."""
    x = np.abs(x)
    near = (1.5 * x - 2.5) * x * x + 1
    far = -0.5 * (((x - 5) * x + 8) * x - 4)
    return np.where(x < 1, near, np.where(x < 2, far, 0.0))


def _lanczos(x: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(np.abs(x) < 3, np.sinc(x) * np.sinc(x / 3), 0.0)


_FILTERS: Mapping[int, tuple[_Kernel, float]] = MappingProxyType(
    {
        BOX: (_box, 0.5),
        BILINEAR: (_triangle, 1.0),
        HAMMING: (_hamming, 1.0),
        BICUBIC: (_cubic, 2.0),
        LANCZOS: (_lanczos, 3.0),
    }
)
"""The kernel of each method and how far it reaches, pixels."""


def resize(pixels: NDArray[Any], height: int, width: int, method: int) -> NDArray[Any]:
    """Resize pixels; a smaller size averages over all that it covers.

    Parameters
    ----------
    pixels : ndarray
        Shape (H, W) or (H, W, C).
    height, width : int
        Of the result.
    method : int
        One of this module's constants.

    Returns
    -------
    resized : ndarray
        Same dtype.

    Raises
    ------
    ValueError
        If there is no such method.

    References
    ----------
    Pillow 13, ``src/libImaging/Resample.c``: weights are normalised and rounded to 1/2**22; rows are done
    first where only they become fewer; 8-bit results are rounded and clipped after either pass.
    """
    if method == NEAREST:
        rows, columns = _nearest(len(pixels), height), _nearest(pixels.shape[1], width)
        return pixels[rows][:, columns]
    if method not in _FILTERS:
        raise ValueError(f"Unknown resampling filter ({method}).")
    reduces_rows_only = height < len(pixels) and width >= pixels.shape[1]
    passes = ((0, height), (1, width)) if reduces_rows_only else ((1, width), (0, height))
    for axis, count in passes:
        if count != pixels.shape[axis]:
            pixels = _along(pixels, axis, count, method)
    return pixels


def _nearest(size: int, count: int) -> NDArray[np.intp]:
    """Give the source pixel of each result, adding up steps as Pillow does."""
    step = size / count
    positions: NDArray[np.float64] = np.cumsum(np.r_[step * 0.5, np.full(count - 1, step)])
    return np.clip(np.floor(positions).astype(np.intp), 0, size - 1)


def _along(pixels: NDArray[Any], axis: int, count: int, method: int) -> NDArray[Any]:
    weights = _weights(pixels.shape[axis], count, method)
    if pixels.dtype == np.uint8:
        exact = np.trunc(weights * _PRECISION + np.copysign(0.5, weights))
        sums = np.moveaxis(np.tensordot(exact, pixels.astype(float), (1, axis)), 0, axis)
        return np.clip(np.floor((sums + _PRECISION // 2) / _PRECISION), 0, 255).astype(np.uint8)
    sums = np.moveaxis(np.tensordot(weights, pixels.astype(float), (1, axis)), 0, axis)
    return (np.rint(sums) if pixels.dtype.kind == "i" else sums).astype(pixels.dtype)


def _weights(size: int, count: int, method: int) -> NDArray[np.float64]:
    """Give the share of each source pixel in each result, of shape (count, size)."""
    kernel, support = _FILTERS[method]
    scale = size / count
    stretch = max(scale, 1.0)
    centre = (np.arange(count)[:, None] + 0.5) * scale
    source = np.arange(size)[None, :]
    first = np.maximum(np.trunc(centre - support * stretch + 0.5), 0)
    last = np.minimum(np.trunc(centre + support * stretch + 0.5), size)
    shares = kernel((source - centre + 0.5) * (1.0 / stretch))
    shares = np.where((source >= first) & (source < last), shares, 0.0)
    normalised: NDArray[np.float64] = shares / shares.sum(axis=1, keepdims=True)
    return normalised


def rotate(
    pixels: NDArray[Any],
    angle: float,
    *,
    expand: bool,
    smooth: bool,
    fill: Any,  # noqa: ANN401 - one value or one for each channel
) -> NDArray[Any]:
    """Rotate pixels counter-clockwise about their centre.

    Parameters
    ----------
    pixels : ndarray
        Shape (H, W) or (H, W, C).
    angle : float
        Degrees.
    expand : bool
        Whether the result is large enough to hold everything.
    smooth : bool
        Whether to mix the four nearest pixels, rather than to take the nearest.
    fill : int or sequence of int
        What surrounds the pixels.

    Returns
    -------
    rotated : ndarray
        Same dtype.
    """
    height, width = pixels.shape[:2]
    turn = -math.radians(angle)
    cos, sin = round(math.cos(turn), 15), round(math.sin(turn), 15)
    rows, columns = height, width
    if expand:
        x = [cos * (u - width / 2) + sin * (v - height / 2) for u in (0, width) for v in (0, height)]
        y = [cos * (v - height / 2) - sin * (u - width / 2) for u in (0, width) for v in (0, height)]
        columns = math.ceil(max(x) + width / 2) - math.floor(min(x) + width / 2)
        rows = math.ceil(max(y) + height / 2) - math.floor(min(y) + height / 2)
    v, u = np.mgrid[:rows, :columns] + 0.5
    u, v = u - columns / 2, v - rows / 2
    column = cos * u + sin * v + width / 2
    row = cos * v - sin * u + height / 2
    inside = (row >= 0) & (row < height) & (column >= 0) & (column < width)
    values = _mixed(pixels, row - 0.5, column - 0.5) if smooth else _picked(pixels, row, column)
    shape = (..., *(None,) * (pixels.ndim - 2))
    return np.where(inside[shape], values, np.asarray(fill, pixels.dtype))


def _picked(pixels: NDArray[Any], row: NDArray[np.float64], column: NDArray[np.float64]) -> NDArray[Any]:
    height, width = pixels.shape[:2]
    picked: NDArray[Any] = pixels[
        np.clip(np.floor(row).astype(int), 0, height - 1), np.clip(np.floor(column).astype(int), 0, width - 1)
    ]
    return picked


def _mixed(pixels: NDArray[Any], row: NDArray[np.float64], column: NDArray[np.float64]) -> NDArray[Any]:
    top, left = np.floor(row), np.floor(column)
    shape = (..., *(None,) * (pixels.ndim - 2))
    down, right = (row - top)[shape], (column - left)[shape]
    upper = _picked(pixels, top, left) * (1 - right) + _picked(pixels, top, left + 1) * right
    lower = _picked(pixels, top + 1, left) * (1 - right) + _picked(pixels, top + 1, left + 1) * right
    mixed: NDArray[Any] = upper * (1 - down) + lower * down
    return (
        np.floor(mixed + 0.5).astype(pixels.dtype)
        if pixels.dtype.kind in "ui"
        else mixed.astype(pixels.dtype)
    )
