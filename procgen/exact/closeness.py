"""Grade how close a picture comes to something that has a known shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

_LEAST_PASSING, _LARGEST_FAILING = 0.7, 0.3


def grade(errors: ArrayLike, bound: float) -> float:
    """Turn the errors of all parts into a score.

    Parameters
    ----------
    errors : array_like of shape (N,)
        One for each part, 0 for none, in the unit of the bound; at least one.
    bound : float
        Largest error with which a part is right, greater than 0.

    Returns
    -------
    score : float
        Where every part is right 1 (no error) to 0.7 (all at the bound). Else at most 0.3: the mean over the
        parts of what falls from 1 at the bound to 0 at three times the bound.

    Examples
    --------
    >>> grade([0, 0], 5), round(grade([5, 5], 5), 6), grade([0, 15], 5)
    (1.0, 0.7, 0.15)
    """
    parts = np.asarray(errors, np.float64) / bound
    if (parts <= 1).all():
        return float(1 - (1 - _LEAST_PASSING) * parts.mean())
    return float(_LARGEST_FAILING * np.clip((3 - parts) / 2, 0, 1).mean())
