"""Read EAN-13 barcodes off a picture as a scanner does, row by row."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.types import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from procgen.checks import Subject

_WIDTHS = ("3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112")
"""Of each digit's space, bar, space and bar in set A, modules; set B reverses it, set C swaps both."""
_FIRST = ("AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA")
"""Sets of the six digits on the left, by the number's first digit."""
MODULES = 95
QUIET = 7
"""Blank modules needed on either side."""
SLACK = 0.35
"""How far the width of a bar or a space may lie off, modules."""
DARK, LIGHT = 96, 160
"""Bars are darker, spaces lighter than these, of 255."""
LEAST_HEIGHT = 0.5
"""Share of its band that a barcode fills at least."""
BLUR = 2
"""Rows above and below a barcode that may be unreadable: its soft edges."""


def check(subject: Subject, *, numbers: Sequence[str]) -> Finding:
    """Judge barcodes that stand one below another in bands of equal height.

    Parameters
    ----------
    subject : Subject
    numbers : sequence of str
        Thirteen digits each, from top to bottom.

    Returns
    -------
    finding : Finding
        1 if every row of the picture is blank or reads as the number that belongs there; otherwise at most
        0.19, by the share of numbers that were read.

    References
    ----------
    .. [1] ISO/IEC 15420:2009, "EAN/UPC bar code symbology specification".
    """
    gray = subject.pixels.astype(np.float64) @ np.array([0.299, 0.587, 0.114])
    runs = _runs([_read(row) for row in gray])
    height, width = gray.shape
    band = height / len(numbers)
    found: list[str] = []
    for start, stop, said in runs:
        if said == "blank" or (said == "unreadable" and stop - start <= BLUR):
            continue
        mark = Mark("box", ((float(start), 0.0), (float(stop), float(width))), role="wrong", label=said)
        asked = numbers[len(found)] if len(found) < len(numbers) else "nothing"
        if said != asked:
            why = f"rows {start} to {stop - 1} read as {said}, not as {asked}"
            return Finding(0.19 * len(found) / len(numbers), why, (mark,))
        if (
            stop - start < LEAST_HEIGHT * band
            or start < band * len(found) - 1
            or stop > band * (len(found) + 1) + 1
        ):
            top, bottom = round(band * len(found)), round(band * (len(found) + 1)) - 1
            place = f"it must fill half or more of rows {top} to {bottom}"
            why = f"the barcode of {said} has rows {start} to {stop - 1}; {place}"
            return Finding(0.1, why, (mark,))
        found.append(said)
    if len(found) < len(numbers):
        return Finding(0.19 * len(found) / len(numbers), f"{len(found)} of {len(numbers)} barcodes were read")
    return Finding(1.0, f"all {len(numbers)} barcodes were read, from top to bottom")


def _runs(rows: Sequence[str]) -> list[tuple[int, int, str]]:
    """Join equal rows: first row, the one after the last, what they read as."""
    runs, start = [], 0
    for said, group in groupby(rows):
        stop = start + len(list(group))
        runs.append((start, stop, said))
        start = stop
    return runs


def _read(row: NDArray[np.float64]) -> str:
    """Read one row: thirteen digits, ``blank`` or ``unreadable``."""
    dark = row < (DARK + LIGHT) / 2
    if not dark.any():
        return "blank" if row.min() > LIGHT else "unreadable"
    edges = np.flatnonzero(np.diff(dark)) + 1
    if dark[0] or dark[-1] or len(edges) != 60:
        return "unreadable"
    module = (edges[-1] - edges[0]) / MODULES
    if min(edges[0], len(row) - edges[-1]) < QUIET * module - 1:
        return "unreadable"
    widths = np.diff(_sharp(row, edges)) / module
    modules = np.rint(widths).astype(int)
    if np.abs(widths - modules).max() > SLACK or row[dark].min() > DARK or row[~dark].max() < LIGHT:
        return "unreadable"
    return _decode("".join(map(str, modules)))


def _sharp(row: NDArray[np.float64], edges: NDArray[np.intp]) -> NDArray[np.float64]:
    """Place the edges between pixels where the brightness crosses the middle."""
    before, after = row[edges - 1], row[edges]
    middle = (row.min() + row.max()) / 2
    placed: NDArray[np.float64] = edges - 0.5 + np.clip((middle - before) / (after - before), 0, 1)
    return placed


def _decode(modules: str) -> str:
    """Decode the 59 widths of a barcode's bars and spaces, modules."""
    left, right = modules[3:27], modules[32:56]
    if (modules[:3], modules[27:32], modules[56:]) != ("111", "11111", "111"):
        return "unreadable"
    digits, sets = "", ""
    for start in range(0, 24, 4):
        widths = left[start : start + 4]
        sets += "A" if widths in _WIDTHS else "B"
        widths = widths if widths in _WIDTHS else widths[::-1]
        if widths not in _WIDTHS or right[start : start + 4] not in _WIDTHS:
            return "unreadable"
        digits += str(_WIDTHS.index(widths))
    if sets not in _FIRST:
        return "unreadable"
    digits = str(_FIRST.index(sets)) + digits
    digits += "".join(str(_WIDTHS.index(right[start : start + 4])) for start in range(0, 24, 4))
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return digits if total % 10 == 0 else "unreadable"
