"""Grow a fractal: shapes that carry four of half their size, which carry four of half theirs, and so on."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

_ASLANT = 0.5**0.5
GROWTHS: Mapping[str, tuple[str, tuple[tuple[float, float], ...]]] = MappingProxyType(
    {
        "squares at corners": ("square", ((-1, -1), (-1, 1), (1, -1), (1, 1))),
        "discs": ("disc", ((-1, 0), (1, 0), (0, -1), (0, 1))),
        "discs aslant": (
            "disc",
            ((-_ASLANT, -_ASLANT), (-_ASLANT, _ASLANT), (_ASLANT, -_ASLANT), (_ASLANT, _ASLANT)),
        ),
    }
)
"""Shape, and where the middles of the four next ones lie: downwards and to the right, in half sizes."""


def grown(growth: str, generations: int, half: float, height: int, width: int) -> NDArray[np.bool_]:
    """Draw a fractal around the middle of a picture.

    Parameters
    ----------
    growth : str
        Key of `GROWTHS`.
    generations : int
        After the first shape.
    half : float
        Radius, or half of the side, of the first shape, pixels.
    height, width : int
        Of the picture, pixels.

    Returns
    -------
    mask : ndarray of shape (H, W) and dtype bool
        Where a pixel's middle is in any of the shapes.
    """
    shape, where = GROWTHS[growth]
    mask = np.zeros((height, width), bool)
    middles = np.array([[height / 2, width / 2]])
    for generation in range(generations + 1):
        reach = half / 2**generation
        for row, column in middles.tolist():
            _add(mask, shape, row, column, reach)
        middles = np.unique((middles[:, None] + reach * np.array(where)).reshape(-1, 2), axis=0)
    return mask


def _add(mask: NDArray[np.bool_], shape: str, row: float, column: float, reach: float) -> None:
    top, left = max(0, round(row - reach)), max(0, round(column - reach))
    area = mask[top : max(0, round(row + reach)), left : max(0, round(column + reach))]
    if shape == "square":
        area[:] = True
        return
    down = np.arange(top, top + area.shape[0])[:, None] + 0.5 - row
    right = np.arange(left, left + area.shape[1])[None, :] + 0.5 - column
    area |= down**2 + right**2 <= reach**2
