"""Spoil a finished picture in one place: something small is added, or one element is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.shapes import Colour

SIDE = 12
"""Of a small foreign block in a picture of 256 pixels; in larger and smaller ones it grows and shrinks."""
_CLEAR = 4
"""How far a block keeps from edges if there is room, pixels at 256."""
_PAINTS = ((255, 0, 255), (0, 255, 0), (0, 0, 0), (255, 255, 255), (255, 128, 0), (0, 255, 255), (0, 0, 160))
_TRIES = 60
_LARGE = 4000
"""Pixels from which on a region is the ground rather than an element."""
_VIEW = 128
"""How far an element may reach, pixels."""
_SPECK = 16
"""Pixels below which a region is a speck rather than an element."""

Box = tuple[int, int, int, int]
"""First row and column, and those after the last."""


def blemishes(truth: NDArray[np.uint8], rng: Random) -> dict[str, str]:
    """List changes in one place that a careful person sees.

    Parameters
    ----------
    truth : ndarray of shape (H, W, 3) and dtype uint8
    rng : random.Random
        Chooses the places.

    Returns
    -------
    changes : dict of str to str
        Name to an expression of ``image``: ``small foreign block``, and ``one element forgotten`` where the
        picture has any.
    """
    found = {"small foreign block": _foreign_block(truth, rng)}
    if (forgotten := _forgotten(truth, rng)) is not None:
        found["one element forgotten"] = forgotten
    return found


def painted(box: Box, colour: Colour, *, only: Colour | None = None) -> str:
    """Write the expression that paints a box of a picture over.

    Parameters
    ----------
    box : (int, int, int, int)
        First row and column, and those after the last.
    colour : (int, int, int)
    only : (int, int, int), optional
        Paints just the pixels of this colour.

    Returns
    -------
    expression : str
        Of ``image``.

    Examples
    --------
    >>> image = np.zeros((2, 3, 3), np.uint8)
    >>> eval(painted((0, 1, 2, 2), (7, 7, 7)))[..., 0]
    array([[0, 7, 0],
           [0, 7, 0]], dtype=uint8)
    """
    top, left, bottom, right = box
    rows = f"(abs(np.arange(len(image)) - {(top + bottom - 1) / 2}) < {(bottom - top) / 2})[:, None, None]"
    columns = f"(abs(np.arange(image.shape[1]) - {(left + right - 1) / 2}) < {(right - left) / 2})[:, None]"
    those = f" & (image == {only}).all(axis=2, keepdims=True)" if only else ""
    return f"np.where({rows} & {columns}{those}, np.uint8({colour}), image)"


def _foreign_block(truth: NDArray[np.uint8], rng: Random) -> str:
    """Paint a square, far from edges, in a colour that is far from those around it."""
    height, width = truth.shape[:2]
    scale = min(height, width) / 256
    side, clear = max(1, round(SIDE * scale)), max(1, round(_CLEAR * scale))

    def place() -> tuple[int, Box]:
        top, left = (rng.randint(min(clear, n - side), max(n - side - clear, 0)) for n in (height, width))
        around = truth[max(top - clear, 0) : top + side + clear, max(left - clear, 0) : left + side + clear]
        return int(np.ptp(around.reshape(-1, 3), axis=0).max()), (top, left, top + side, left + side)

    _, box = min(place() for _ in range(_TRIES))
    top, left, bottom, right = box
    around = truth[max(top - clear, 0) : bottom + clear, max(left - clear, 0) : right + clear].reshape(-1, 3)
    apart = [int(np.abs(around.astype(int) - paint).max(axis=1).min()) for paint in _PAINTS]
    return painted(box, _PAINTS[int(np.argmax(apart))])


def _forgotten(truth: NDArray[np.uint8], rng: Random) -> str | None:
    """Paint one region of one colour, neither tiny nor large, in the colour that is all around it."""
    height, width = truth.shape[:2]
    for _ in range(_TRIES):
        row, column = rng.randrange(height), rng.randrange(width)
        top, left = max(row - _VIEW, 0), max(column - _VIEW, 0)
        view = truth[top : row + _VIEW, left : column + _VIEW]
        colour = truth[row, column]
        region = _region((view == colour).all(axis=2), row - top, column - left)
        if region is None:
            continue
        rows, columns = np.nonzero(region)
        beside, counts = np.unique(view[_grown(region) & ~region], axis=0, return_counts=True)
        if len(rows) >= _SPECK and counts.max() > 0.5 * counts.sum():
            box = top + rows.min(), left + columns.min(), top + rows.max() + 1, left + columns.max() + 1
            instead = beside[counts.argmax()]
            return painted(_whole(box), _whole(instead), only=_whole(colour))
    return None


def _whole(values: Any) -> Any:  # noqa: ANN401 - as many as there are
    """Give Python's whole numbers, which an expression spells as such."""
    return tuple(int(value) for value in values)


def _region(mask: NDArray[np.bool_], row: int, column: int) -> NDArray[np.bool_] | None:
    """Fill the connected region around a pixel; None where it is large."""
    region = np.zeros_like(mask)
    region[row, column] = True
    count = 0
    while count < (grown := int(region.sum())):
        if grown > _LARGE:
            return None
        count, region = grown, _grown(region) & mask
    return region


def _grown(region: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Widen a region by one pixel up, down, left and right."""
    grown = region.copy()
    grown[1:] |= region[:-1]
    grown[:-1] |= region[1:]
    grown[:, 1:] |= region[:, :-1]
    grown[:, :-1] |= region[:, 1:]
    return grown
