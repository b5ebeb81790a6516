"""Pair two sets of points, and lay one over the other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]


def cheapest_pairs(cost: NDArray[np.float64]) -> NDArray[np.intp]:
    """Pair rows with columns so that the sum of the costs is least.

    Parameters
    ----------
    cost : ndarray of shape (N, N)
        Finite.

    Returns
    -------
    columns : ndarray of shape (N,) and dtype intp
        The column of every row.

    References
    ----------
    .. [1] H. W. Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics Quarterly 2
           (1955), 83-97, :DOI:`10.1002/nav.3800020109`; in the form with shortest augmenting paths.

    Examples
    --------
    >>> cheapest_pairs(np.array([[1.0, 2.0], [1.0, 9.0]])).tolist()
    [1, 0]
    """
    count = len(cost)
    price_of_row, price_of_column = np.zeros(count + 1), np.zeros(count + 1)
    row_of = np.zeros(count + 1, np.intp)  # of every column, counted from 1; 0 is free
    for row in range(1, count + 1):
        row_of[0], column = row, 0
        least, before = np.full(count + 1, np.inf), np.zeros(count + 1, np.intp)
        done = np.zeros(count + 1, bool)
        while row_of[column]:
            done[column] = True
            at = row_of[column]
            reduced = cost[at - 1] - price_of_row[at] - price_of_column[1:]
            nearer = np.flatnonzero(~done[1:] & (reduced < least[1:])) + 1
            least[nearer], before[nearer] = reduced[nearer - 1], column
            following = int(np.where(done, np.inf, least).argmin())
            step = least[following]
            price_of_row[row_of[done]] += step
            price_of_column[done] -= step
            least[~done] -= step
            column = following
        while column:
            row_of[column] = row_of[before[column]]
            column = int(before[column])
    columns = np.empty(count, np.intp)
    columns[row_of[1:] - 1] = np.arange(count)
    return columns


def similar(points: Points, target: Points, largest_turn: float) -> Points:
    """Shift, scale and turn points so that they lie as near to their partners as possible.

    Parameters
    ----------
    points, target : ndarray of shape (N, 2)
        Partners have the same index.
    largest_turn : float
        Degrees, either way.

    Returns
    -------
    laid : ndarray of shape (N, 2)

    References
    ----------
    .. [1] S. Umeyama, "Least-squares estimation of transformation parameters between two point patterns",
           IEEE Transactions on Pattern Analysis and Machine Intelligence 13 (1991), :DOI:`10.1109/34.88573`.
    """
    one, other = (whole[:, 0] + 1j * whole[:, 1] for whole in (points, target))
    centred, aimed = one - one.mean(), other - other.mean()
    factor = (centred.conj() @ aimed) / max(float((abs(centred) ** 2).sum()), 1e-12)
    turn = np.clip(np.angle(factor), -np.radians(largest_turn), np.radians(largest_turn))
    laid = centred * max(float((factor * np.exp(-1j * turn)).real), 0.0) * np.exp(1j * turn) + other.mean()
    return np.stack([laid.real, laid.imag], 1)


def laid_over(points: Points, target: Points, *, largest_turn: float = 15, rounds: int = 8) -> Points:
    """Find who belongs to whom and the similarity that brings them together.

    Parameters
    ----------
    points, target : ndarray of shape (N, 2)
        As many of one as of the other, in any order.
    largest_turn : float
        Degrees, either way; mirror images are never matched.
    rounds : int
        How often pairs and similarity are improved in turn.

    Returns
    -------
    laid : ndarray of shape (N, 2)
        The points over the target, in the order of the target.
    """
    best = (np.inf, points)
    for turn in np.radians([-0.8 * largest_turn, 0.0, 0.8 * largest_turn]):
        spread = np.sqrt(
            ((target - target.mean(0)) ** 2).sum() / max(((points - points.mean(0)) ** 2).sum(), 1e-12)
        )
        rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        laid = spread * (points - points.mean(0)) @ rotation.T + target.mean(0)
        for _ in range(rounds):
            order = np.argsort(cheapest_pairs(((laid[:, None] - target[None]) ** 2).sum(2)))
            laid = similar(points[order], target, largest_turn)[np.argsort(order)]
        error = float(((laid[order] - target) ** 2).sum())
        if error < best[0]:
            best = (error, laid[order])
    return best[1]
