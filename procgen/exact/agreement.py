"""Compare a picture with the true one, pixel by pixel, forgiving what happens at edges.

A pixel agrees if its colour lies within the range of the true colours around it, and the true colour lies
within the range of the picture's colours around that place. So an edge may be soft or lie one pixel off, but
nothing thin may be missing and nothing thin may be added.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Truth:
    """The picture that a task asks for, and which part of it every pixel belongs to."""

    pixels: NDArray[np.uint8]
    """Of shape (H, W, 3)."""
    parts: NDArray[np.intp]
    """Of shape (H, W): index into ``names``."""
    names: tuple[str, ...]
    """What a person calls each part."""


def range_near(pixels: NDArray[np.uint8], reach: int) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """Give the least and the largest value in the square window around every pixel.

    Parameters
    ----------
    pixels : ndarray of shape (H, W, C) and dtype uint8
    reach : int
        Half the window's side without its middle, pixels.

    Returns
    -------
    low, high : ndarray of shape (H, W, C) and dtype int16
    """
    low = high = np.pad(pixels, ((reach, reach), (reach, reach), (0, 0)), mode="edge")
    whole = 2 * reach + 1
    for axis in (0, 1):
        width = 1
        while width < whole:  # two windows side by side make one of twice the width
            shift = min(width, whole - width)
            front, back = (
                (slice(None),) * axis + (part,) for part in (slice(None, -shift), slice(shift, None))
            )
            low, high = np.minimum(low[front], low[back]), np.maximum(high[front], high[back])
            width += shift
    return low.astype(np.int16), high.astype(np.int16)


def agreement(
    pixels: NDArray[np.uint8], truth: NDArray[np.uint8], *, reach: int, tolerance: int
) -> NDArray[np.bool_]:
    """Tell which pixels show what they should.

    Parameters
    ----------
    pixels, truth : ndarray of shape (H, W, 3) and dtype uint8
    reach : int
        How far an edge may lie off, pixels.
    tolerance : int
        How far a channel may lie off, of 255.

    Returns
    -------
    agrees : ndarray of shape (H, W) and dtype bool

    Raises
    ------
    ValueError
        If the two differ in shape.

    Examples
    --------
    >>> truth = np.zeros((1, 4, 3), np.uint8)
    >>> truth[:, 2:] = 255
    >>> agreement(truth[:, ::-1], truth, reach=0, tolerance=0).tolist()
    [[False, False, False, False]]
    >>> agreement(np.roll(truth, 1, axis=1), truth, reach=1, tolerance=0).tolist()
    [[False, True, True, True]]
    """
    if pixels.shape != truth.shape:
        raise ValueError(f"pictures of one shape can be compared, not {pixels.shape} with {truth.shape}")
    agrees = np.ones(truth.shape[:2], bool)
    for one, other in ((pixels, truth), (truth, pixels)):
        low, high = range_near(other, reach)
        value = one.astype(np.int16)
        fits = (value >= low - tolerance) & (value <= high + tolerance)
        for channel in range(truth.shape[2]):  # far quicker than all() over an axis of three
            agrees &= fits[:, :, channel]
    return agrees


def shares(agrees: NDArray[np.bool_], parts: NDArray[np.intp], count: int) -> NDArray[np.float64]:
    """Average agreement over every part.

    Parameters
    ----------
    agrees : ndarray of shape (H, W) and dtype bool
    parts : ndarray of shape (H, W) and dtype intp
        Which part each pixel belongs to.
    count : int
        Number of parts.

    Returns
    -------
    shares : ndarray of shape (count,)
        0 to 1; NaN for a part that no pixel belongs to.
    """
    size = np.bincount(parts.ravel(), minlength=count)
    right = np.bincount(parts.ravel(), weights=agrees.ravel(), minlength=count)
    with np.errstate(invalid="ignore"):
        return right / size
