"""How a mouth bends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks.vision import opencv
from procgen.checks.vision.evidence import fit_terms

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks.vision.marks import Mark


@dataclass(frozen=True, eq=False)
class Midline:
    """The parabola along the middle of a mark, seen with a direction as up."""

    bend: float
    """Rise of the ends above the middle, in half-widths; negative if the ends hang down."""
    half_width: float
    """Half the extent across the up direction, pixels of the view."""
    centre: NDArray[np.float64]
    """(row, column) of the middle of the extent."""
    slope: float
    """Rise from the left to the right end, in widths."""
    height: float
    """Offset of the parabola's middle from `centre` in the up direction, half-widths."""
    thick: float
    """Typical thickness in the up direction, half-widths."""

    def points(self, up: NDArray[np.float64], count: int = 15) -> NDArray[np.float64]:
        """Sample the parabola from left to right.

        Parameters
        ----------
        up : ndarray of shape (2,)
            The same direction as it was fitted with.
        count : int

        Returns
        -------
        points : ndarray of shape (count, 2)
            (row, column) in the view.
        """
        across = np.linspace(-1, 1, count)
        rise = self.height + self.slope * across + self.bend * across**2
        right = np.array([up[1], -up[0]])
        return np.asarray(self.centre + self.half_width * (across[:, None] * right + rise[:, None] * up))


def midline_of(
    mark: Mark, contrast: NDArray[np.float64], up: NDArray[np.float64], *, grain: int = 1
) -> Midline:
    """Fit a parabola along the middle of a mark.

    Pixels count by their contrast, so that smooth edges place the middle more finely than whole pixels; a
    mark that bulges as much above as below (an O) has no bend, a half-disc half of its arc's.

    Parameters
    ----------
    mark : Mark
    contrast : ndarray of shape (H, W)
        What the mark was found in.
    up : ndarray of shape (2,)
        Unit (row, column) vector.
    grain : int
        Size of one of the picture's own pixels in the view.

    Returns
    -------
    midline : Midline
    """
    region = mark.region
    margin = grain + 1
    body = np.zeros((region.height + 2 * margin, region.width + 2 * margin), bool)
    body[margin:-margin, margin:-margin] = region.mask
    top, left = region.top - margin, region.left - margin
    window = np.zeros(body.shape)
    rows = slice(max(0, top), min(contrast.shape[0], top + body.shape[0]))
    columns = slice(max(0, left), min(contrast.shape[1], left + body.shape[1]))
    window[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left] = contrast[
        rows, columns
    ]
    inked = np.sort(window[body])
    full = float(inked[3 * len(inked) // 4])
    weight = np.minimum(np.maximum(window / max(full, 1e-9), 0.0), 1.0) * opencv.grown(body, grain)
    weight[opencv.shrunk(body, grain)] = 1.0
    row, column = np.nonzero(weight > 0.1)
    ink = weight[row, column]
    right = np.array([up[1], -up[0]])
    across, rise = ((row + top) * way[0] + (column + left) * way[1] for way in (right, up))
    solid = ink > 0.5
    low, high = float(across[solid].min()) - 0.5, float(across[solid].max()) + 0.5
    half = (high - low) / 2
    level = float(ink @ rise) / float(ink.sum())
    x, y = (across - (low + high) / 2) / half, (rise - level) / half
    design = np.column_stack([np.ones(len(x)), x, x * x])
    height, slope, bend = fit_terms(design, y, ink)
    centre = (low + high) / 2 * right + level * up
    return Midline(
        float(bend), half, centre, float(slope), float(height), float(ink.sum()) / (2 * half * half)
    )
