"""Read ArUco markers off a picture, each in its own cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision.opencv import components, read_markers
from procgen.types import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from procgen.checks import Subject

_SHOWN = 12
_NARROWEST, _SQUARE = 0.5, 0.1
"""Least side of a marker in cells, and by what share its sides may differ."""
_PIECES, _SOLID, _FRAMED = 14, 0.95, 0.95
"""Dark pieces of a marker at most, the most of its square that they fill, and the least of its border."""


def check(subject: Subject, *, numbers: Sequence[int], columns: int) -> Finding:
    """Judge markers of the original dictionary by what they say.

    Parameters
    ----------
    subject : Subject
    numbers : sequence of int
        0 to 1023, from left to right, then down, in cells of equal size.
    columns : int
        Cells in a row.

    Returns
    -------
    finding : Finding
        1 if every cell holds its own marker, upright, and there are no others; otherwise at most 0.19, by
        the share of markers that are right.

    References
    ----------
    .. [1] S. Garrido-Jurado, R. Munoz-Salinas, F. J. Madrid-Cuevas and M. J. Marin-Jimenez, "Automatic
           generation and detection of highly reliable fiducial markers under occlusion", Pattern Recognition
           47 (2014), 2280-2292. :DOI:`10.1016/j.patcog.2014.01.005`
    """
    gray = np.rint(subject.pixels.astype(np.float64) @ np.array([0.299, 0.587, 0.114])).astype(np.uint8)
    rows = -(-len(numbers) // columns)
    high, wide = gray.shape[0] / rows, gray.shape[1] / columns
    said: dict[int, list[int]] = {}
    for number, corners in read_markers(_squares(gray, min(high, wide))):
        row, column = corners.mean(axis=0)
        is_upright = (corners[0] < (row, column)).all()
        cell = int(row // high) * columns + int(column // wide)
        said.setdefault(cell, []).append(number if is_upright else -1)
    wrong = [k for k, number in enumerate(numbers) if said.get(k) != [number]]
    extra = sum(len(found) for cell, found in said.items() if cell >= len(numbers))
    if not wrong and not extra:
        return Finding(1.0, f"all {len(numbers)} markers were read, each in its cell")
    right = 1 - len(wrong) / len(numbers)
    if not wrong:
        return Finding(0.1, f"{extra} more markers than the {len(numbers)} asked for were read")
    first = wrong[0]
    shown = " and ".join("one that is turned" if k < 0 else str(k) for k in said.get(first, [])) or "nothing"
    why = (
        f"{len(numbers) - len(wrong)} of {len(numbers)} markers were read; "
        f"cell {first + 1} reads {shown}, not {numbers[first]}"
    )
    marks = tuple(
        Mark(
            "box",
            (
                (k // columns * high, k % columns * wide),
                ((k // columns + 1) * high, (k % columns + 1) * wide),
            ),
            "wrong",
            label=str(numbers[k]),
        )
        for k in wrong[:_SHOWN]
    )
    return Finding(0.19 * right, why, marks)


def _squares(gray: NDArray[np.uint8], cell: float) -> NDArray[np.uint8]:
    """Keep what lies in dark frames of a marker's size: the reader would take seconds for a fine board."""
    dark = gray < 128
    top, left, height, width, area = components(dark, diagonal=False)[1].T
    right, bottom = left + width, top + height
    kept = np.full_like(gray, 255)
    is_square = (abs(height - width) <= _SQUARE * width) & (width <= cell) & (width >= _NARROWEST * cell)
    for k in np.flatnonzero(is_square & (area < _SOLID * height * width)):
        inside = (top >= top[k]) & (left >= left[k]) & (bottom <= bottom[k]) & (right <= right[k])
        window = slice(top[k], bottom[k]), slice(left[k], right[k])
        sides = dark[window][[0, -1]], dark[window][:, [0, -1]]
        if np.count_nonzero(inside) <= _PIECES and min(side.mean() for side in sides) >= _FRAMED:
            kept[window] = gray[window]
    return kept
