"""Circles of which only the rim is seen: by the step of paint across it, where their place is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision.colours import difference

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from procgen.checks.vision.view import View

_TURNS = np.radians(np.arange(0.0, 360.0, 15.0))
_WAYS = np.column_stack([-np.cos(_TURNS), np.sin(_TURNS)])
_ACROSS = (0.85, 1.15)
"""Where paint is compared across a rim, radii."""
_INSIDE = (0.25, 0.6)
"""Where it is compared inside."""
_STEP, _QUIET = 4.0, 0.6
"""Least difference (CIE76) across a rim, and greatest inside against that across."""


def rims(view: View, centres: ArrayLike, radii: ArrayLike) -> NDArray[np.float64]:
    """Tell in which share of directions circles have a rim.

    Parameters
    ----------
    view : View
    centres : array_like of shape (..., 2)
        Rows and columns.
    radii : array_like of shape (...)

    Returns
    -------
    shares : ndarray of shape (...)
        0..1; 0 where the inside is as uneven as the rim, or the circle leaves the view.
    """
    middle, radius = np.asarray(centres, np.float64), np.asarray(radii, np.float64)
    middle, radius = np.broadcast_arrays(middle, radius[..., None])
    radius = radius[..., :1]
    across, inside = (
        difference(*(_paints(view, middle, part * radius) for part in parts)) for parts in (_ACROSS, _INSIDE)
    )
    plain = np.median(inside, axis=-1) < _QUIET * np.median(across, axis=-1)
    fits = ((middle - radius > -1) & (middle + radius < view.shape)).all(axis=-1)
    return np.asarray(np.mean(across > _STEP, axis=-1) * (plain & fits))


def _paints(view: View, middle: NDArray[np.float64], radius: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the Lab colours on circles, shape (..., directions, 3)."""
    places = np.rint(middle[..., None, :] + radius[..., None] * _WAYS).astype(np.intp)
    height, width = view.shape
    rows, columns = np.clip(places[..., 0], 0, height - 1), np.clip(places[..., 1], 0, width - 1)
    return np.asarray(view.lab[rows, columns])
