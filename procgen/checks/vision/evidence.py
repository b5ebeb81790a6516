"""From measurements to scores: ramps, and the agreement of several readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray


def ramp(value: float, nought: float, full: float) -> float:
    """Rise (or fall) in a straight line from 0 at one value to 1 at another.

    Parameters
    ----------
    value : float
    nought, full : float
        Where the ramp is 0 and where it is 1, in either order.

    Returns
    -------
    score : float
        0..1.

    Examples
    --------
    >>> ramp(0.5, 0.0, 1.0), ramp(5.0, 0.0, 1.0), ramp(15.0, 20.0, 10.0)
    (0.5, 1.0, 0.5)
    """
    return min(1.0, max(0.0, (value - nought) / (full - nought)))


def between(values: Sequence[float], bounds: Sequence[float], slack: float) -> float:
    """Rate whether all values lie above a bound, and below another one if there is one.

    Parameters
    ----------
    values : sequence of float
        At least one.
    bounds : sequence of one or two floats
        The lower one, and perhaps the upper one; above 0.
    slack : float
        Part of a bound by which a value may miss it, or must keep from it, to be surely wrong, or right.

    Returns
    -------
    score : float
        0..1; 0.5 where the worst value is at its bound.

    Examples
    --------
    >>> between([0.8], (0.5, 0.9), 0.1), between([2.0], (0.5,), 0.1), between([0.8, 2.0], (0.5, 0.9), 0.1)
    (1.0, 1.0, 0.0)
    """
    low, *high = bounds
    scores = [ramp(min(values), (1 - slack) * low, (1 + slack) * low)]
    return min(scores + [ramp(max(values), (1 + slack) * bound, (1 - slack) * bound) for bound in high])


def ramps(
    values: ArrayLike, nought: float | NDArray[np.float64], full: float | NDArray[np.float64]
) -> NDArray[np.float64]:
    """Apply `ramp` to many values.

    Parameters
    ----------
    values : array_like
    nought, full : float or ndarray of dtype float64
        Where the ramp is 0 and where it is 1, in either order.

    Returns
    -------
    scores : ndarray of dtype float64
        0..1, of the shape of the values.
    """
    rising = (np.asarray(values, np.float64) - nought) / (full - nought)
    return np.minimum(np.maximum(rising, 0.0), 1.0)  # np.clip takes twice as long for few values


def median(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Take the median along the first axis; for few values many times quicker than `numpy.median`.

    Parameters
    ----------
    values : ndarray of shape (N, ...)
        At least one; all finite.

    Returns
    -------
    median : ndarray of shape (...)
    """
    lower, upper = (len(values) - 1) // 2, len(values) // 2
    parted = np.partition(values, (lower, upper), axis=0)
    return np.asarray((parted[lower] + parted[upper]) / 2)


def fit_terms(
    design: NDArray[np.float64], values: NDArray[np.float64], weights: NDArray[np.float64] | None = None
) -> NDArray[np.float64]:
    """Fit values by a weighted sum of a few terms, least squares.

    Parameters
    ----------
    design : ndarray of shape (N, K)
        The terms, of the order of 1, at every point.
    values : ndarray of shape (N,) or (N, M)
    weights : ndarray of shape (N,), optional
        How much each point counts; all alike if left out.

    Returns
    -------
    coefficients : ndarray of shape (K,) or (K, M)
        By the normal equations, many times quicker than a decomposition for few terms; where the points do
        not settle a term, the smallest coefficients that fit.
    """
    heavy = design if weights is None else design * weights[:, None]
    gram = heavy.T @ design
    diagonal = np.einsum("ii->i", gram)
    diagonal += 1e-9 * max(float(diagonal.sum()), 1e-9)
    return np.asarray(np.linalg.solve(gram, heavy.T @ values))


def agreement(scores: Sequence[float], weights: Sequence[float]) -> tuple[float, float]:
    """Combine the answers of several readings.

    Parameters
    ----------
    scores : sequence of float
        One for each reading, 0..1.
    weights : sequence of float
        How much each reading has to go by; not negative.

    Returns
    -------
    score : float
        Weighted mean; 0 where no reading has any weight.
    doubt : float
        Twice the weighted mean deviation from it, 0 (all agree) to 1 (two halves contradict each other).
    """
    total = float(sum(weights))
    if total <= 0:
        return 0.0, 0.0
    shares = np.asarray(weights, np.float64) / total
    values = np.asarray(scores, np.float64)
    mean = float(shares @ values)
    return mean, min(1.0, 2 * float(shares @ np.abs(values - mean)))
