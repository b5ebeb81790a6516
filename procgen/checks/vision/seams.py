"""The seams of a basketball: four curves on a sphere, as they look from any side.

Two great circles cross at right angles; two loops lie left and right of one of them and bow towards it where
they cross the other. A loop is described by its distance, as an angle, from the axis that it goes round:
`near` where it meets the crossing great circle, `far` a quarter turn further. It bows by their difference;
nought is a circle, straight when seen from the front, and a meridian of a globe has less than nought.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

CURVES = ("level seam", "upright seam", "right side curve", "left side curve")
"""What the four curves are called, as seen from the front."""


@dataclass(frozen=True, slots=True, eq=False)
class Pose:
    """How a ball is turned and how its loops run."""

    view: NDArray[np.float64]
    """Rotation, shape (3, 3): rows are the directions to the right, down, and towards the viewer."""
    loops: NDArray[np.float64]
    """Right near and far, left near and far, radians, shape (4,)."""
    shift: NDArray[np.float64]
    """Where the ball's centre lies: column and row, radii, shape (2,)."""
    scale: float = 1.0
    """Radius of the ball against that of the disc it was looked for in."""

    @property
    def tilt(self) -> float:
        """How far the crossing of the great circles is turned away, degrees, 0 to 90."""
        return float(np.degrees(np.arccos(min(1.0, abs(float(self.view[2, 2]))))))

    @property
    def bows(self) -> NDArray[np.float64]:
        """How far the right and the left loop bow towards the middle, degrees, shape (2,)."""
        return np.degrees(self.loops[[0, 2]] - self.loops[[1, 3]])


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """The curves of a pose as seen: arrays of shape (4, N) for N points a curve."""

    row: NDArray[np.float64]
    """Down from the centre of the disc, radii."""
    column: NDArray[np.float64]
    """To the right of it, radii."""
    angle: NDArray[np.float64]
    """Direction of the curve, radians from the right downwards."""
    length: NDArray[np.float64]
    """Of the curve around the point, radii; 0 where it is hidden or lies outside the reach."""
    solid: NDArray[np.float64]
    """The points on the unit sphere after turning, shape (4, N, 3)."""


def seam_curves(loops: NDArray[np.float64], points: int) -> NDArray[np.float64]:
    """Run along the four seams of a ball that is seen from the front.

    Parameters
    ----------
    loops : ndarray of shape (4,) and dtype float64
        As in `Pose`.
    points : int
        On each curve.

    Returns
    -------
    curves : ndarray of shape (4, points, 3) and dtype float64
        On the unit sphere: right, down, towards the viewer.
    """
    cosine, sine = circle(points)
    nought = np.zeros(points)
    curves = [np.stack([cosine, nought, sine], axis=1), np.stack([nought, cosine, sine], axis=1)]
    for side, near, far in ((1.0, loops[0], loops[1]), (-1.0, loops[2], loops[3])):
        away = near * sine**2 + far * cosine**2
        curves.append(np.stack([side * np.cos(away), np.sin(away) * cosine, np.sin(away) * sine], axis=1))
    return np.stack(curves)


def circle(points: int) -> NDArray[np.float64]:
    """Give cosine and sine of equal steps once around.

    Parameters
    ----------
    points : int

    Returns
    -------
    cosine, sine : ndarray of shape (2, points) and dtype float64
    """
    turn = np.arange(points) * (2 * np.pi / points)
    return np.stack([np.cos(turn), np.sin(turn)])


def see(pose: Pose, points: int, reach: float) -> Seen:
    """Look at the seams of a ball from far away (parallel projection).

    Parameters
    ----------
    pose : Pose
    points : int
        On each curve.
    reach : float
        Points further from the disc's centre are hidden, radii.

    Returns
    -------
    seen : Seen
    """
    solid = seam_curves(pose.loops, points) @ pose.view.T
    ahead = (np.roll(solid, -1, axis=1) - np.roll(solid, 1, axis=1)) / 2
    column = solid[:, :, 0] * pose.scale + pose.shift[0]
    row = solid[:, :, 1] * pose.scale + pose.shift[1]
    visible = (solid[:, :, 2] > 0) & (row**2 + column**2 < reach**2)
    length = np.hypot(ahead[:, :, 0], ahead[:, :, 1]) * pose.scale * visible
    return Seen(row, column, np.arctan2(ahead[:, :, 1], ahead[:, :, 0]), length, solid)


def looking_from(tilt: float, side: float) -> NDArray[np.float64]:
    """Turn a ball so that one looks at it from a direction.

    Parameters
    ----------
    tilt : float
        Angle between the direction and the front, radians, below pi / 2.
    side : float
        Where the direction lies around the front, radians from the right downwards.

    Returns
    -------
    view : ndarray of shape (3, 3) and dtype float64
    """
    towards = np.array([np.sin(tilt) * np.cos(side), np.sin(tilt) * np.sin(side), np.cos(tilt)], np.float64)
    right = np.cross([0.0, 1.0, 0.0], towards)
    right /= np.linalg.norm(right)
    return np.stack([right, np.cross(towards, right), towards])


def turned(vector: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rotate about an axis (Rodrigues' formula).

    Parameters
    ----------
    vector : ndarray of shape (3,) and dtype float64
        Along the axis, its length is the angle in radians.

    Returns
    -------
    rotation : ndarray of shape (3, 3) and dtype float64
    """
    angle = float(np.linalg.norm(vector))
    if angle == 0:
        return np.eye(3)
    right, down, towards = vector / angle
    cross = np.array([[0.0, -towards, down], [towards, 0.0, -right], [-down, right, 0.0]])
    return np.asarray(np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * (cross @ cross))
