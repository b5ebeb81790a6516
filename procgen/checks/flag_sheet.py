"""Compare flags with their construction sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision.colours import ciede2000, to_lab
from procgen.exact.closeness import grade
from procgen.exact.flags import FLAGS, GROUND, Sheet, names_of
from procgen.exact.shapes import layers, render
from procgen.types import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from procgen.checks import Subject

_SAME = 25.0
"""Largest CIEDE2000 with which a shade counts as the flag's colour: published shades differ by as much."""
_SAME_GROUND = 8.0
"""The same for the ground beside the flags, whose colour the task names."""
_LEAST_INTERIOR = 12
_OUTSIDE = 4
"""Beside a flag nothing is drawn: what is wrong there counts so many times."""


def check(
    subject: Subject, *, flags: Sequence[str], columns: int, height: int, bound: float = 8.0
) -> Finding:
    """Measure, part by part, what share of each flag has another colour than it should.

    Parameters
    ----------
    subject : Subject
    flags : sequence of str
        ISO codes, from left to right, then down.
    columns : int
        Flags in a row of the sheet.
    height : int
        Of every flag, pixels.
    bound : float
        How much of any part of a flag may be wrong, per cent, and a quarter of that of what surrounds it;
        pixels at edges are not counted.

    Returns
    -------
    finding : Finding
        Graded by `procgen.exact.closeness.grade` over the worst part of each flag.
    """
    sheet = Sheet(columns, height)
    high, wide = sheet.cell
    size = -(-len(flags) // columns) * high, columns * wide
    if subject.pixels.shape[:2] != size:
        return Finding(0.0, f"the picture must be {size[0]} x {size[1]} (height x width)")
    lab = to_lab(subject.pixels)
    worst, marks = [], []
    for number, code in enumerate(flags):
        top, left = sheet.corner(number)
        part, share = _worst(lab[top - 8 : top - 8 + high, left - 8 : left - 8 + wide], code, height)
        worst.append((share, f"{part} of the flag of {FLAGS[code].english}"))
        role = "found" if share <= bound else "wrong"
        corners = ((top, left), (top + height, left + round(height * FLAGS[code].ratio)))
        marks.append(Mark("box", corners, role, label=FLAGS[code].english))  # type: ignore[arg-type]
    share, where = max(worst)
    right = sum(found <= bound for found, _ in worst)
    why = (
        f"{right} of {len(flags)} flags are right; at worst {share:.1f} % of {where} has a wrong colour "
        f"(at most {bound:g} % may)"
    )
    return Finding(grade([found for found, _ in worst], bound), why, tuple(marks))


def _worst(cell: NDArray[np.float64], code: str, height: int) -> tuple[str, float]:
    """Name the part of a flag that is most wrong, with its share in per cent."""
    flag = FLAGS[code]
    width = round(height * flag.ratio)
    names = ("the surroundings", *names_of(flag.scene))
    known = list(dict.fromkeys(names))
    parts = np.zeros(cell.shape[:2], np.intp)
    index = np.array([known.index(name) for name in names[1:]])
    inside = slice(8, 8 + height), slice(8, 8 + width)
    parts[inside] = index[layers(flag.scene, height, width)]
    truth = np.empty((*cell.shape[:2], 3), np.uint8)
    truth[:] = GROUND
    truth[inside] = render(flag.scene, height, width)
    wrong = ciede2000(cell, to_lab(truth)) > np.where(parts > 0, _SAME, _SAME_GROUND)
    interior = _interior(truth)
    found = []
    for number, name in enumerate(known):
        region = parts == number
        region = region & interior if (region & interior).sum() >= _LEAST_INTERIOR else region
        if region.any():
            found.append((float(100 * wrong[region].mean()) * (1 if number else _OUTSIDE), name))
    share, name = max(found)
    return name, share


def _interior(pixels: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Find the pixels whose neighbours all have the same colour."""
    wide = np.pad(pixels, ((1, 1), (1, 1), (0, 0)), mode="edge")
    height, width = pixels.shape[:2]
    same = np.ones((height, width), bool)
    for down in range(3):
        for right in range(3):
            same &= (wide[down : down + height, right : right + width] == pixels).all(2)
    return same
