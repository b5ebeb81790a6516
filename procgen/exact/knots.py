"""Lay a torus knot or link of two strands into a plane, with its crossings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Braid:
    """The closed braid of two strands around the middle of a picture, pixels."""

    crossings: int
    radius: float
    """Of the circle on which the strands cross."""
    reach: float
    """How far a strand swings from that circle to either side."""
    sign: int
    """1, or -1 for the mirror image: which strand of a crossing is the higher one."""

    def strand(
        self, which: int, angle: NDArray[np.float64], height: int, width: int
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Follow one strand.

        Parameters
        ----------
        which : {0, 1}
        angle : ndarray of shape (N,) and dtype float64
            Radians, clockwise from straight up.
        height, width : int
            Of the picture, pixels.

        Returns
        -------
        places : ndarray of shape (N, 2) and dtype float64
            Row and column, pixels.
        high : ndarray of shape (N,) and dtype float64
            Height above the paper, -1 to 1.
        """
        phase = self.crossings * angle / 2 + np.pi * which
        far = self.radius + self.reach * np.cos(phase)
        places = np.stack([height / 2 - far * np.cos(angle), width / 2 + far * np.sin(angle)], 1)
        return places, self.sign * np.sin(phase)

    def crossing_angles(self) -> NDArray[np.float64]:
        """Give the angles at which the strands cross, radians, clockwise from straight up."""
        return (2 * np.arange(self.crossings) + 1) * np.pi / self.crossings
