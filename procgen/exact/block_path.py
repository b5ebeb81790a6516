"""Draw a path on a grid as blocks: nodes at the odd block rows and columns, links between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.fields import choose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from procgen.exact.shapes import Colour

Node = tuple[int, int]
"""Row and column of a place on the grid, from 0."""


def blocks(nodes: Sequence[Node], rows: int, columns: int) -> NDArray[np.bool_]:
    """Mark the blocks that a path covers.

    Parameters
    ----------
    nodes : sequence of (int, int)
        Each is a neighbour of the one before it.
    rows, columns : int
        Of the grid.

    Returns
    -------
    covered : ndarray of shape (2 * rows + 1, 2 * columns + 1) and dtype bool
        Node (r, c) is the block (2 r + 1, 2 c + 1); the block between two successive nodes links them.

    Examples
    --------
    >>> blocks([(0, 0), (0, 1)], 1, 2).astype(int).tolist()
    [[0, 0, 0, 0, 0], [0, 1, 1, 1, 0], [0, 0, 0, 0, 0]]
    """
    covered = np.zeros((2 * rows + 1, 2 * columns + 1), bool)
    at = np.array(nodes, np.intp).reshape(-1, 2)
    covered[2 * at[:, 0] + 1, 2 * at[:, 1] + 1] = True
    middle = at[1:] + at[:-1] + 1
    covered[middle[:, 0], middle[:, 1]] = True
    return covered


def picture(
    covered: NDArray[np.bool_], ground: Colour, ink: Colour, height: int, width: int
) -> NDArray[np.uint8]:
    """Paint square blocks that fill a picture.

    Parameters
    ----------
    covered : ndarray of shape (R, C) and dtype bool
        Which blocks have the colour of the ink.
    ground, ink : (int, int, int)
    height, width : int
        Of the picture, pixels; multiples of R and C.

    Returns
    -------
    pixels : ndarray of shape (height, width, 3) and dtype uint8
    """
    rows, columns = covered.shape
    return choose(covered, (ground, ink)).repeat(height // rows, 0).repeat(width // columns, 1)


def hilbert(order: int) -> list[Node]:
    """Walk the Hilbert curve from the upper left to the upper right corner.

    Parameters
    ----------
    order : int
        The grid has ``2 ** order`` rows and columns.

    Returns
    -------
    nodes : list of (int, int)

    References
    ----------
    .. [1] D. Hilbert, "Über die stetige Abbildung einer Linie auf ein Flächenstück", Mathematische Annalen 38
           (1891), 459-460. :DOI:`10.1007/BF01199431`

    Examples
    --------
    >>> hilbert(1)
    [(0, 0), (1, 0), (1, 1), (0, 1)]
    """
    nodes = [(0, 0)]
    for level in range(order):
        side = 2**level
        first = [(c, r) for r, c in nodes]
        second = [(r + side, c) for r, c in nodes]
        third = [(r + side, c + side) for r, c in nodes]
        last = [(side - 1 - c, 2 * side - 1 - r) for r, c in nodes]
        nodes = [*first, *second, *third, *last]
    return nodes


def dragon(folds: int) -> list[Node]:
    """Walk the dragon curve, the first step to the right, all folds to the left, from row 0 and column 0.

    Parameters
    ----------
    folds : int
        The curve has ``2 ** folds`` steps.

    Returns
    -------
    nodes : list of (int, int)
        Some of them negative; some visited twice.

    References
    ----------
    .. [1] C. Davis and D. E. Knuth, "Number representations and dragon curves", Journal of Recreational
           Mathematics 3 (1970), 66-81 and 133-149.

    Examples
    --------
    >>> dragon(2)
    [(0, 0), (0, 1), (-1, 1), (-1, 0), (-2, 0)]
    """
    steps = [(0, 1)]
    for _ in range(folds):
        # unfolded: the same steps backwards, each turned by a right angle to the left
        steps += [(-right, down) for down, right in reversed(steps)]
    nodes = [(0, 0)]
    for down, right in steps:
        nodes.append((nodes[-1][0] + down, nodes[-1][1] + right))
    return nodes
