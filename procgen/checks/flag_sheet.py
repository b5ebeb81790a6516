"""Compare flags with their construction sheets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision.colours import ciede2000, to_lab
from procgen.checks.vision.opencv import deepest, distance_to
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
_FAR = (2, 5)
"""How far an edge may be off beside a flag, and on it, pixels: further away it explains nothing."""
_SPOT, _STRANGE_SPOT = 3, 5
"""Diameter of a spot: of what is wrong there, and anywhere of what has no colour of the flag, pixels."""
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
        pixels at edges are not counted. Whatever the share, nothing wrong is as large as 3 x 3
        pixels far from edges, and nothing of a strange colour as 5 x 5 anywhere.

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
    found, marks = [], []
    for number, code in enumerate(flags):
        top, left = sheet.corner(number)
        flag = _judged(lab[top - 8 : top - 8 + high, left - 8 : left - 8 + wide], code, height)
        found.append(flag)
        role = "found" if flag.error(bound) <= bound else "wrong"
        corners = ((top, left), (top + height, left + round(height * FLAGS[code].ratio)))
        marks.append(Mark("box", corners, role, label=FLAGS[code].english))  # type: ignore[arg-type]
    errors = [flag.error(bound) for flag in found]
    worst = max(found, key=lambda flag: flag.share)
    spot, strange = max(flag.spot for flag in found), max(flag.strange for flag in found)
    why = (
        f"{sum(error <= bound for error in errors)} of {len(flags)} flags are right; at worst "
        f"{worst.share:.1f} % of {worst.part} has a wrong colour (at most {bound:g} % may); far from edges "
        f"what is wrong is solid over {spot:.0f} px (less than {_SPOT}), anywhere what has a strange colour "
        f"over {strange:.0f} px (less than {_STRANGE_SPOT})"
    )
    return Finding(grade(errors, bound), why, tuple(marks))


@dataclass(frozen=True, slots=True)
class _Flag:
    """What is wrong of one flag."""

    part: str
    """The part that is most wrong."""
    share: float
    """How much of it, per cent."""
    spot: float
    """Diameter of the largest disc of wrong pixels that no edge explains."""
    strange: float
    """The same of pixels of a colour that the flag does not have."""

    def error(self, bound: float) -> float:
        """Grade it in per cent: a spot is as bad as can be."""
        clean = self.spot < _SPOT and self.strange < _STRANGE_SPOT
        return self.share if clean else max(self.share, 3 * bound)


@dataclass(frozen=True, eq=False)
class _Truth:
    """A flag as its construction sheet has it, with 8 pixels of ground around."""

    names: tuple[str, ...]
    parts: NDArray[np.intp]
    lab: NDArray[np.float64]
    colours: NDArray[np.float64]
    """Those of the flag, shape (K, 3)."""
    interior: NDArray[np.bool_]
    """Pixels whose neighbours all have the same colour."""
    far: NDArray[np.bool_]
    """Pixels that no edge a little off reaches."""


@lru_cache(maxsize=128)
def _true(code: str, height: int, high: int, wide: int) -> _Truth:
    flag = FLAGS[code]
    width = round(height * flag.ratio)
    names = ("the surroundings", *names_of(flag.scene))
    known = tuple(dict.fromkeys(names))
    parts = np.zeros((high, wide), np.intp)
    index = np.array([known.index(name) for name in names[1:]])
    inside = slice(8, 8 + height), slice(8, 8 + width)
    parts[inside] = index[layers(flag.scene, height, width)]
    pixels = np.empty((high, wide, 3), np.uint8)
    pixels[:] = GROUND
    pixels[inside] = render(flag.scene, height, width)
    interior = _interior(pixels)
    far = distance_to(~interior) > np.where(parts > 0, *_FAR[::-1])
    lab = to_lab(pixels)
    return _Truth(known, parts, lab, np.unique(lab[parts > 0], axis=0), interior, far)


def _judged(cell: NDArray[np.float64], code: str, height: int) -> _Flag:
    """Find the part of a flag that is most wrong, and the largest spot."""
    truth = _true(code, height, *cell.shape[:2])
    wrong = ciede2000(cell, truth.lab) > np.where(truth.parts > 0, _SAME, _SAME_GROUND)
    found = []
    for number, name in enumerate(truth.names):
        region = truth.parts == number
        inner = region & truth.interior
        region = inner if inner.sum() >= _LEAST_INTERIOR else region
        if region.any():
            found.append((float(100 * wrong[region].mean()) * (1 if number else _OUTSIDE), name))
    share, name = max(found)
    strange = np.zeros_like(wrong)
    strange[wrong] = ciede2000(cell[wrong][:, None], truth.colours).min(axis=1) > _SAME
    part = f"{name} of the flag of {FLAGS[code].english}"
    return _Flag(part, share, _across(wrong & truth.far), _across(strange))


def _across(mask: NDArray[np.bool_]) -> float:
    """Measure the largest disc of a mask."""
    return 2 * deepest(mask)[1] - 1 if mask.any() else 0.0


def _interior(pixels: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Find the pixels whose neighbours all have the same colour."""
    wide = np.pad(pixels, ((1, 1), (1, 1), (0, 0)), mode="edge")
    height, width = pixels.shape[:2]
    same = np.ones((height, width), bool)
    for down in range(3):
        for right in range(3):
            same &= (wide[down : down + height, right : right + width] == pixels).all(2)
    return same
