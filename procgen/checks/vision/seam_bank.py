"""Guess how a basketball is turned by comparing its lines with drawn balls in a few hundred poses.

Lines are laid on a polar grid, so that turning a picture is a shift along its angles and all turns of all
poses are compared by one product of Fourier transforms. What is compared at each place is how much line
there is and in which direction it runs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision.ridges import RIM, Lines
from procgen.checks.vision.seams import Pose, looking_from, see, turned

if TYPE_CHECKING:
    from numpy.typing import NDArray

_RINGS, _TURNS = 12, 72
_FINEST = 27
"""Frequencies that are compared; the smoothing leaves little of the others."""
_BLUR = 0.055
"""Standard deviation of the smoothing on the grid, radii."""
_LOOPS = ((62, 44), (56, 30), (68, 50), (50, 28), (66, 34), (72, 42))
"""Near and far of drawn balls, degrees."""
_DEEP = (80, 36)
"""The same of some drawings that leave the upright seam out: their loops nearly meet."""
_TILTS, _FLAT = (0, 11, 22, 33, 44, 55), 3
"""Degrees; drawings that leave the upright seam out use the first few."""
_APART = np.cos(np.radians(18))
"""Guesses nearer than this (cosine of the rotation between them) are one."""


@dataclass(frozen=True, slots=True, eq=False)
class Guess:
    """A pose that resembles the lines."""

    likeness: float
    """Normalised correlation, at most 1."""
    lines: int
    """Which of the line sets it resembles."""
    pose: Pose


def guesses(line_sets: tuple[Lines, ...], most: int, *, upright: bool = True) -> list[Guess]:
    """Find poses that resemble lines.

    Parameters
    ----------
    line_sets : tuple of Lines
        At least one; none of them empty.
    most : int
        How many guesses to return at most.
    upright : bool
        Whether the upright seam is drawn.

    Returns
    -------
    guesses : list of Guess
        The best first; those that differ by less than 18 degrees are one.
    """
    poses, bank = _bank(upright=upright)
    # of a single set of lines BLAS would start threads for every frequency: there are always two
    fields = np.zeros((_FINEST, max(2, len(line_sets)), bank.shape[1]), np.complex128)
    for i, lines in enumerate(line_sets):
        fields[:, i] = _field(lines).reshape(-1, _TURNS // 2 + 1)[:, :_FINEST].T
    products = (fields @ bank)[:, : len(line_sets)].transpose(1, 2, 0)
    likeness = np.fft.irfft(products, n=_TURNS, axis=-1)
    order = np.argsort(-likeness.max(axis=2), axis=None, kind="stable")[:40]
    found: list[Guess] = []
    for which, template in zip(*np.unravel_index(order, likeness.shape[:2]), strict=True):
        roll = int(likeness[which, template].argmax())
        view = turned(np.array([0.0, 0.0, roll * 2 * np.pi / _TURNS])) @ poses[template].view
        if any(_alike(view, other.pose.view) and other.lines == which for other in found):
            continue
        pose = replace(poses[template], view=view)
        found.append(Guess(float(likeness[which, template, roll]), int(which), pose))
        if len(found) == most:
            break
    return found


def _alike(view: NDArray[np.float64], other: NDArray[np.float64]) -> bool:
    """Tell whether two views differ little, half turns of the ball about its axes left out of account."""
    right, down, towards = np.einsum("ij,ij->j", view, other).tolist()
    cosine = max(towards + abs(right + down), abs(right - down) - towards)
    return bool((cosine - 1) / 2 > _APART)


@cache
def _bank(*, upright: bool) -> tuple[tuple[Pose, ...], NDArray[np.complex128]]:
    """Draw the poses; give them and their conjugate fields, shape (frequencies, channels x rings, poses)."""
    poses = []
    tilts = _TILTS if upright else _TILTS[:_FLAT]
    for near, far in _LOOPS if upright else (*_LOOPS, _DEEP):
        course = np.radians([near, far, near, far, 0, 0, 0])
        for tilt in np.radians(tilts):
            steps = max(1, round(15 * float(np.sin(tilt))))
            views = (looking_from(tilt, i * np.pi / steps) for i in range(steps))
            poses += [Pose(view, course, np.zeros(2), upright=upright) for view in views]
    fields = []
    for pose in poses:
        seen = see(pose, 180, RIM)
        shown = seen.length > 0
        lines = Lines(seen.row[shown], seen.column[shown], seen.angle[shown], seen.length[shown])
        fields.append(_field(lines).reshape(-1, _TURNS // 2 + 1))
    return tuple(poses), np.ascontiguousarray(np.conj(fields).transpose(2, 1, 0)[:_FINEST])


def _field(lines: Lines) -> NDArray[np.complex128]:
    """Lay lines on the polar grid, smooth and normalise; shape (5, rings, frequencies).

    The five channels carry cos^4 of the angle between two directions as an inner product:
    8 cos^4 t = 3 + 4 cos 2t + cos 4t.
    """
    radii = _radii()
    around = np.arctan2(lines.row, lines.column)
    twice = 2 * (lines.angle - around)
    cosine, sine = np.cos(twice), np.sin(twice)
    channels = np.stack([np.ones_like(twice), cosine, sine, cosine**2 - sine**2, 2 * cosine * sine])
    channels *= np.sqrt([[3 / 8], [1 / 2], [1 / 2], [1 / 8], [1 / 8]]) * lines.weight
    ring = (np.hypot(lines.row, lines.column) - radii[0]) / (radii[1] - radii[0]) + 1
    slot = around * (_TURNS / (2 * np.pi)) % _TURNS
    low_ring, low_slot = np.floor(ring), np.floor(slot)
    outer, onward = ring - low_ring, slot - low_slot
    row = np.minimum(np.maximum([low_ring, low_ring + 1], 0), _RINGS + 1) * _TURNS
    place = np.stack([low_slot, low_slot + 1]) % _TURNS
    cell = (row[:, None] + place).astype(np.intp).ravel()
    share = np.stack([1 - outer, outer])[:, None] * np.stack([1 - onward, onward])
    size = (_RINGS + 2) * _TURNS
    grid = np.stack([np.bincount(cell, (values * share).ravel(), size) for values in channels])
    across, along = _smoothing()
    field = np.fft.rfft(grid.reshape(5, _RINGS + 2, _TURNS)[:, 1:-1], axis=-1) * along
    field = across @ field
    halves = np.full(field.shape[-1], 2.0)
    halves[[0, -1]] = 1.0
    power = float((np.abs(field) ** 2 @ halves).sum()) / _TURNS
    return np.asarray(field / max(np.sqrt(power), 1e-12))


def _radii() -> NDArray[np.float64]:
    """Give the radii of the grid's rings."""
    return np.linspace(0.08, 0.84, _RINGS)


@cache
def _smoothing() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the matrix that smooths across rings and the factors that smooth along them, equal in area."""
    radii = _radii()
    across = np.exp(-((radii[:, None] - radii) ** 2) / (2 * _BLUR**2))
    along = np.exp(-((np.arange(_TURNS // 2 + 1) * _BLUR / radii[:, None]) ** 2) / 2)
    return across, along / np.sqrt(radii[:, None])
