"""Fit the seams of a turned basketball to the lines in a disc: analysis by synthesis.

Guesses from a bank of drawn poses are improved by least squares (pose, course of the loops, small shift and
scale), then the ball as fitted is compared with the lines: how much of each seam is there, and how much of
what is there is seam.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision.ridges import RIM, Lines, along_rim
from procgen.checks.vision.seam_bank import guesses
from procgen.checks.vision.seams import CURVES, Pose, Seen, middles, openings, seam_slopes, see, turned

if TYPE_CHECKING:
    from numpy.typing import NDArray

REACH = 0.86
"""Seams are compared up to here, radii."""
_TOLERANCE = 0.07
"""A line this far from a seam (radii) counts exp(-1/2)."""
_STARTS = 2
_GOOD = 0.75
"""A first fit as good as this ends the search."""
_UPRIGHT, _DRAWN = CURVES.index("upright seam"), 0.5
"""A first fit that misses so much of the upright seam is tried without it."""
_NOTHING = 0.4
"""One below this is not: the lines are something else."""
_HOPELESS = 0.48
"""Neither guesses nor first fits below this are improved."""
_FEWEST = 30
"""Line points that a pattern needs."""
_POINTS, _LINES = 32, 128
"""Points a curve, and line points at most, while a pose is improved."""
_PULLS = (0.14, 0.12, 0.1, 0.085, 0.07)
"""How far lines pull on seams in each round of improvement, radii."""
_FIRST = 2
"""Rounds after which the best of several starts is chosen."""
_USUAL = np.concatenate([np.radians([62.0, 40.0, 62.0, 40.0, 0.0, 0.0, 0.0]), np.zeros(2), np.ones(1)])
"""Usual course, shift and scale."""
_LEAST = np.concatenate([np.radians([15.0, 15.0, 15.0, 15.0, -20.0, -20.0, -40.0]), [-0.12, -0.12, 0.85]])
_MOST = np.concatenate([np.radians([88.0, 88.0, 88.0, 88.0, 20.0, 20.0, 40.0]), [0.12, 0.12, 1.1]])
"""Bounds of the same."""
_STRIDE = 0.25
"""No parameter changes more at once."""
_STIFFNESS = np.array([1e-3] * 3 + [0.013, 0.002, 0.013, 0.002] + [0.05] * 2 + [1e3] + [0.8] * 2 + [0.5])
"""How strongly turning, course, shift and scale hold to what is usual, against lines of weight 1."""
_BEND, _YIELDING = 9, 0.004
"""The bend of the level seam among these; it yields so much where the upright seam is left out."""
_LIKE_EACH_OTHER = 0.01
"""How strongly the two loops hold to each other."""


@dataclass(frozen=True, slots=True, eq=False)
class SeamFit:
    """The ball that resembles the lines most."""

    pose: Pose
    dark: bool
    """Whether the lines are darker than what they run through."""
    explained: float
    """Share of the lines that are seams, 0..1."""
    drawn: float
    """Share of the seams that are drawn, 0..1."""
    shares: NDArray[np.float64]
    """The same for each curve of `procgen.checks.vision.seams.CURVES`, shape (4,); of the side curves, their
    middles count most."""
    lengths: NDArray[np.float64]
    """How much of each curve ought to be seen, radii, shape (4,)."""
    spokes: float
    """Share of the lines away from the middle that point at it, 0..1; of a basketball up to 0.65 do."""

    @property
    def likeness(self) -> float:
        """Harmonic mean of `explained` and `drawn`, 0..1."""
        return 2 * self.explained * self.drawn / max(self.explained + self.drawn, 1e-12)


def fit_seams(dark: Lines, light: Lines) -> SeamFit | None:
    """Fit a basketball to the lines in a disc.

    Parameters
    ----------
    dark, light : Lines
        From `procgen.checks.vision.ridges.trace`.

    Returns
    -------
    fit : SeamFit or None
        The best in either kind of lines; None where there are too few lines for any pattern.
    """
    line_sets = tuple(lines for lines in (dark, light) if len(lines) >= _FEWEST)
    if not line_sets:
        return None
    whole = _fitted(line_sets, dark, _STARTS, upright=True)
    if whole is None or whole.likeness <= _NOTHING:
        return whole
    if whole.likeness >= _GOOD and whole.shares[_UPRIGHT] >= _DRAWN:
        return whole
    part = _fitted(line_sets, dark, 1, upright=False)
    return part if part and part.likeness > whole.likeness else whole


def _fitted(line_sets: tuple[Lines, ...], dark: Lines, starts: int, *, upright: bool) -> SeamFit | None:
    """Fit a ball with or without its upright seam, from so many guesses."""
    best: SeamFit | None = None
    best_lines = dark
    for guess in guesses(line_sets, starts, upright=upright):
        hopeless = guess.likeness < _HOPELESS
        if best is not None and hopeless:
            break
        lines = line_sets[guess.lines]
        pose = guess.pose if hopeless else _improved(lines, guess.pose, _PULLS[:_FIRST])
        fit = _compared(lines, pose, dark=lines is dark)
        if best is None or fit.likeness > best.likeness:
            best, best_lines = fit, lines
        if best.likeness >= _GOOD:
            break
    if best is None or best.likeness < _HOPELESS:
        return best
    return _compared(best_lines, _improved(best_lines, best.pose, _PULLS[_FIRST:]), dark=best.dark)


def _agreement(lines: Lines, seen: Seen, shown: NDArray[np.intp], reach: float) -> NDArray[np.float64]:
    """Give how well each line point and each shown point of a seam agree, 0..1: in place and direction."""
    line = np.stack([lines.row, lines.column], axis=1) / reach
    seam = np.stack([seen.row.take(shown), seen.column.take(shown)]) / reach
    near = line @ seam  # in place from here on: these are the largest arrays of all
    near -= 0.5 * np.einsum("ij,ij->i", line, line)[:, None]
    near -= 0.5 * np.einsum("ij,ij->j", seam, seam)
    np.exp(near, out=near)
    along, ahead = 2 * lines.angle, 2 * seen.angle.take(shown)
    alike = np.stack([np.cos(along), np.sin(along)], axis=1) @ np.stack([np.cos(ahead), np.sin(ahead)])
    alike += 1
    alike *= alike
    near *= alike
    near *= 0.25
    return np.asarray(near)


def _compared(lines: Lines, pose: Pose, *, dark: bool) -> SeamFit:
    """Measure how a pose explains the lines."""
    seen = see(pose, 64, REACH)
    shown = seen.length > 0
    if lines.outlined:
        shown &= ~along_rim(seen.row, seen.column, seen.angle, 0.05)
    length = seen.length * shown
    if not shown.any():  # all that is left of the pattern lies on the rim
        return SeamFit(pose, dark, 0.0, 0.0, np.zeros(4), length.sum(axis=1), _spokes(lines))
    agreement = _agreement(lines, seen, np.flatnonzero(shown), _TOLERANCE)
    weight = lines.weight * (lines.row**2 + lines.column**2 < ((REACH + RIM) / 2) ** 2)
    explained = float(agreement.max(axis=1) @ weight) / max(float(weight.sum()), 1e-12)
    drawn = np.zeros_like(seen.length)
    drawn[shown] = (agreement * np.minimum(1, 1.5 * lines.weight[:, None])).max(axis=0)
    middle = length * middles(length.shape[1])
    shares = (drawn * middle).sum(axis=1) / np.maximum(middle.sum(axis=1), 1e-12)
    whole = float((drawn * length).sum() / length.sum())
    return SeamFit(pose, dark, explained, whole, shares, length.sum(axis=1), _spokes(lines))


def _spokes(lines: Lines) -> float:
    """Measure which share of the lines points at the middle, within 15 degrees."""
    away = np.hypot(lines.row, lines.column)
    weight = lines.weight * ((away > 0.3) & (away < REACH))
    pointing = np.cos(lines.angle - np.arctan2(lines.row, lines.column)) ** 2 > np.cos(np.radians(15)) ** 2
    return float(weight @ pointing) / max(float(weight.sum()), 1e-12)


def _improved(lines: Lines, pose: Pose, pulls: tuple[float, ...]) -> Pose:
    """Let the lines pull a pose towards them: Gauss-Newton with nearest points found anew each round."""
    if len(lines) > _LINES:
        kept = np.linspace(0, len(lines) - 1, _LINES).astype(np.intp)
        lines = Lines(
            lines.row[kept], lines.column[kept], lines.angle[kept], lines.weight[kept], lines.outlined
        )
    each = np.arange(len(lines))
    share = lines.weight / lines.weight.sum()
    across_lines = -np.sin(lines.angle), np.cos(lines.angle)
    for reach in pulls:
        seen = see(pose, _POINTS, RIM)
        shown = np.flatnonzero(seen.length)
        if not len(shown):
            return pose
        agreement = _agreement(lines, seen, shown, reach)
        nearest_seam, nearest_line = agreement.argmax(axis=1), agreement.argmax(axis=0)
        length = seen.length.take(shown)
        weight = np.concatenate(
            [
                share * agreement[each, nearest_seam],
                length / length.sum() * agreement[nearest_line, np.arange(len(shown))],
            ]
        )
        line = np.concatenate([each, nearest_line])
        point = np.concatenate([shown.take(nearest_seam), shown])
        right, down = (way.take(line) for way in across_lines)
        gap = right * (lines.column.take(line) - seen.column.take(point))
        gap += down * (lines.row.take(line) - seen.row.take(point))
        pose = _stepped(pose, _slopes(pose, seen, point, right, down), gap, weight)
    return pose


def _slopes(
    pose: Pose,
    seen: Seen,
    point: NDArray[np.intp],
    right: NDArray[np.float64],
    down: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Give how far points move along (right, down) with each of the thirteen parameters, shape (13, N)."""
    across, along, towards = seen.solid.reshape(-1, 3).T.take(point, axis=1)
    slopes = np.empty((13, len(point)))
    slopes[0], slopes[1], slopes[2] = -down * towards, right * towards, down * across - right * along
    on_view = (seam_slopes(pose.course, _POINTS).reshape(-1, 3) @ pose.view[:2].T).T.take(point, axis=1)
    opening = right * on_view[0] + down * on_view[1]
    slopes[3:10] = openings(_POINTS).reshape(7, -1).take(point, axis=1) * opening
    slopes[:10] *= pose.scale
    slopes[10], slopes[11], slopes[12] = right, down, right * across + down * along
    return slopes


def _stepped(
    pose: Pose, slopes: NDArray[np.float64], gap: NDArray[np.float64], weight: NDArray[np.float64]
) -> Pose:
    """Take one damped step of least squares."""
    now = np.concatenate([pose.course, pose.shift, [pose.scale]])
    held = _held(upright=pose.upright)
    heavy = slopes * weight
    target = heavy @ gap
    target -= held[:, 3:] @ (now - _USUAL)
    step = np.linalg.solve(heavy @ slopes.T + held, target)
    step = np.minimum(np.maximum(step, -_STRIDE), _STRIDE)
    now = np.minimum(np.maximum(now + step[3:], _LEAST), _MOST)
    view = turned(step[:3]) @ pose.view
    return Pose(view, now[:7], now[7:9], float(now[9]), pose.upright)


@cache
def _held(*, upright: bool) -> NDArray[np.float64]:
    """Give how the parameters hold to what is usual and to each other, shape (13, 13)."""
    stiffness = _STIFFNESS.copy()
    if not upright:
        stiffness[_BEND] = _YIELDING
    held = np.diag(stiffness)
    for one, other in ((3, 5), (4, 6)):
        held[[one, other], [one, other]] += _LIKE_EACH_OTHER
        held[[one, other], [other, one]] -= _LIKE_EACH_OTHER
    return held
