"""Find the rung of a ladder at which a model's success falls to one half.

A ladder is a task with a difficulty that has no upper end, so its result is a rung and not a percentage that
fills up. Success is taken to fall with the rung n as ``2 ** -(n / half) ** slope``: with slope 1 this is
exactly a maker of n parts who gets each of them wrong at the same rate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

_SLOPES = np.geomspace(0.4, 8.0, 33)
_FINENESS = 400
_CHI_SQUARE_95 = 3.841
"""Quantile of the chi-square distribution with one degree of freedom."""
_LAPSE = 0.02
"""Share of failures that have nothing to do with difficulty: keeps one slip on a low rung from deciding."""


@dataclass(frozen=True, slots=True)
class Rung:
    """Where on a ladder a model stands."""

    half: float
    """Rung at which half of the tries succeed."""
    low: float
    high: float
    """Interval of 95 % confidence; infinite where every try on the highest rung succeeded."""
    tries: int


@dataclass(frozen=True, slots=True)
class _Fit:
    halves: NDArray[np.float64]
    likelihood: NDArray[np.float64]
    """Log likelihood, best over slopes, for every half."""


def _fit(rungs: NDArray[np.float64], passed: NDArray[np.bool_]) -> _Fit:
    halves = np.geomspace(rungs.min() / 16, rungs.max() * 16, _FINENESS)
    decline = (rungs[None, None, :] / halves[:, None, None]) ** _SLOPES[None, :, None]
    chance = np.clip((1 - _LAPSE) * np.exp2(-decline), 1e-9, 1 - 1e-9)
    logs = np.where(passed, np.log(chance), np.log1p(-chance)).sum(2)
    # a slope is rarely far from 1: a weak prior, one natural unit of likelihood at a factor of e
    logs = logs - np.log(_SLOPES)[None, :] ** 2
    return _Fit(halves, logs.max(1))


def place(tries: Sequence[tuple[float, bool]]) -> Rung:
    """Estimate the rung at which success falls to one half.

    Parameters
    ----------
    tries : sequence of (float, bool)
        Rung (> 0) and whether it was passed, in any order.

    Returns
    -------
    rung : Rung

    Raises
    ------
    ValueError
        If there is no try, or a rung is not positive.

    Notes
    -----
    Maximum likelihood over half and slope (a psychometric function of Weibull's form with a lapse rate), the
    interval by the likelihood ratio.

    References
    ----------
    .. [1] F. A. Wichmann and N. J. Hill, "The psychometric function: I. Fitting, sampling, and goodness of
           fit", Perception & Psychophysics 63 (2001), 1293-1313. :DOI:`10.3758/BF03194544`

    Examples
    --------
    >>> rung = place([(2, True)] * 9 + [(8, True), (8, False)] * 9 + [(32, False)] * 9)
    >>> 5 < rung.half < 13
    True
    """
    if not tries or min(rung for rung, _ in tries) <= 0:
        raise ValueError("at least one try on a positive rung is needed to place a model on a ladder")
    rungs = np.array([rung for rung, _ in tries], float)
    passed = np.array([success for _, success in tries], bool)
    fit = _fit(rungs, passed)
    best = int(fit.likelihood.argmax())
    inside = np.flatnonzero(2 * (fit.likelihood[best] - fit.likelihood) <= _CHI_SQUARE_95)
    low, high = float(fit.halves[inside[0]]), float(fit.halves[inside[-1]])
    if passed.all():
        return Rung(float(rungs.max()), low, np.inf, len(tries))
    if not passed.any():
        return Rung(float(rungs.min()), 0.0, high, len(tries))
    return Rung(float(fit.halves[best]), low, high, len(tries))


def climb(attempt: Callable[[int], bool], rungs: Sequence[int], tries: int) -> list[tuple[int, bool]]:
    """Try a ladder where it tells most: one rung up after a success, one down after a failure.

    Parameters
    ----------
    attempt : callable
        Makes one try on a rung and says whether it was passed.
    rungs : sequence of int
        The ladder's rungs, rising.
    tries : int
        How many tries to make.

    Returns
    -------
    made : list of (int, bool)
        Rung and success of every try, in order; for `place`.

    References
    ----------
    .. [1] H. Levitt, "Transformed up-down methods in psychoacoustics", Journal of the Acoustical Society of
           America 49 (1971), 467-477. :DOI:`10.1121/1.1912375`
    """
    made: list[tuple[int, bool]] = []
    at, step = 0, 2  # two rungs at a time until the first failure
    for _ in range(tries):
        success = attempt(rungs[at])
        made.append((rungs[at], success))
        step = step if success else 1
        at = min(max(at + (step if success else -1), 0), len(rungs) - 1)
    return made
