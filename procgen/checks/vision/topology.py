"""Topology: what stays the same however a figure is bent.

References
----------
.. [1] S. B. Gray, "Local properties of binary images in two dimensions", IEEE Transactions on Computers C-20
       (1971), 551-561, :DOI:`10.1109/T-C.1971.223289`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def euler_number(mask: NDArray[np.bool_]) -> int:
    """Count the pieces of a figure less its holes.

    Parameters
    ----------
    mask : ndarray of shape (H, W) and dtype bool
        Outside it there is ground.

    Returns
    -------
    number : int
        Pieces that are connected by sides or corners, less the parts of the ground, connected by sides alone,
        that are enclosed [1]_.

    Examples
    --------
    >>> import numpy as np
    >>> ring = np.ones((3, 3), bool)
    >>> ring[1, 1] = False
    >>> euler_number(ring)
    0
    """
    padded = np.pad(mask, 1).astype(np.int8)
    ones = padded[:-1, :-1] + padded[:-1, 1:] + padded[1:, :-1] + padded[1:, 1:]
    diagonal = (ones == 2) & (padded[:-1, :-1] == padded[1:, 1:])
    one, three, across = (int(np.count_nonzero(each)) for each in (ones == 1, ones == 3, diagonal))
    return (one - three - 2 * across) // 4
