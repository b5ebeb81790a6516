"""Trace plane curves that have a name.

References
----------
.. [1] J. D. Lawrence, "A Catalog of Special Plane Curves", Dover (1972).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    Tracer = Callable[[NDArray[np.float64], int], tuple[NDArray[np.float64], NDArray[np.float64]]]

_SAMPLES = 400
"""Points for every lobe of a curve by which its fastest place is found."""
_STEP = 0.5
"""Successive points are at most so far from each other, pixels."""


def _hypocycloid(t: NDArray[np.float64], order: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    small = 1 / order
    turn = (1 - small) / small
    up = (1 - small) * np.cos(t) + small * np.cos(turn * t)
    right = (1 - small) * np.sin(t) - small * np.sin(turn * t)
    return up, right


def _epicycloid(t: NDArray[np.float64], order: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    small = 1 / order
    turn = (1 + small) / small
    up = (1 + small) * np.cos(t) - small * np.cos(turn * t)
    right = (1 + small) * np.sin(t) - small * np.sin(turn * t)
    return up / (1 + 2 * small), right / (1 + 2 * small)


def _rhodonea(t: NDArray[np.float64], order: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    reach = np.cos(order * t)
    return reach * np.cos(t), reach * np.sin(t)


def _lissajous(t: NDArray[np.float64], order: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return np.sin((order + 1) * t), np.sin(order * t)


CURVES: Mapping[str, Tracer] = MappingProxyType(
    {
        "hypocycloid": _hypocycloid,
        "epicycloid": _epicycloid,
        "rhodonea": _rhodonea,
        "lissajous": _lissajous,
    }
)
"""Give height above and distance to the right of the centre for a parameter from 0 to 2 pi; both reach 1."""


def traced(name: str, order: int, height: int, width: int) -> NDArray[np.float64]:
    """Place a curve in the middle of a picture, its radius 0.45 of the shorter side.

    Parameters
    ----------
    name : str
        Key of `CURVES`.
    order : int
        Number of cusps or petals, or the lower frequency.
    height, width : int
        Of the picture, pixels.

    Returns
    -------
    places : ndarray of shape (N, 2)
        Row and column, pixels, at most half a pixel from each to the next.
    """
    reach = 0.45 * min(height, width)

    def along(count: int) -> NDArray[np.float64]:
        up, right = CURVES[name](np.linspace(0, 2 * np.pi, count), order)
        return np.stack([height / 2 - reach * up, width / 2 + reach * right], 1)

    coarse = along(_SAMPLES * (order + 1))
    longest = np.hypot(*np.diff(coarse, axis=0).T).max()
    return along(int(np.ceil(1.02 * len(coarse) * longest / _STEP)))


def band(name: str, order: int, height: int, width: int, line: float) -> NDArray[np.bool_]:
    """Find the pixels whose middle is within half a line's width of a curve, each counted once.

    Parameters
    ----------
    name : str
        Key of `CURVES`.
    order : int
        Number of cusps or petals, or the lower frequency.
    height, width : int
        Of the picture, pixels.
    line : float
        Width of the line, pixels.

    Returns
    -------
    band : ndarray of shape (H, W) and dtype bool
    """
    places = traced(name, order, height, width)
    first = places.astype(np.int32)
    away = places - first - 0.5  # from the middle of the pixel that a point lies in
    inside = np.zeros((height, width), bool)
    reach = int(np.ceil(line / 2 + 0.5))
    for down in range(-reach, reach + 1):
        for right in range(-reach, reach + 1):
            near = (away[:, 0] - down) ** 2 + (away[:, 1] - right) ** 2 <= (line / 2) ** 2
            rows, columns = first[near, 0] + down, first[near, 1] + right
            seen = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
            inside[rows[seen], columns[seen]] = True
    return inside
