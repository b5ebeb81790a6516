"""The seams of a basketball: four curves on a sphere, as they look from any side.

Two great circles cross at right angles; two loops lie left and right of one of them and bow towards it where
they cross the other. A loop is described by its distance, as an angle, from the axis that it goes round:
`near` where it meets the crossing great circle, `far` a quarter turn further. It bows by their difference;
nought is a circle, straight when seen from the front, and a meridian of a globe has less than nought.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

CURVES = ("level seam", "upright seam", "right side curve", "left side curve")
"""What the four curves are called, as seen from the front."""


@dataclass(frozen=True, slots=True, eq=False)
class Pose:
    """How a ball is turned and how its seams run."""

    view: NDArray[np.float64]
    """Rotation, shape (3, 3): rows are the directions to the right, down, and towards the viewer."""
    course: NDArray[np.float64]
    """How the seams run, radians, shape (7,): near and far of the right loop, of the left loop, how far off a
    great circle the level and the upright seam are, and how far the ends of the level one bend away."""
    shift: NDArray[np.float64]
    """Where the ball's centre lies: column and row, radii, shape (2,)."""
    scale: float = 1.0
    """Radius of the ball against that of the disc it was looked for in."""
    upright: bool = True
    """Whether the upright seam is drawn: small drawings leave it out."""

    @property
    def tilt(self) -> float:
        """How far the crossing of the great circles is turned away, degrees, 0 to 90."""
        return float(np.degrees(np.arccos(min(1.0, abs(float(self.view[2, 2]))))))

    @property
    def bows(self) -> NDArray[np.float64]:
        """How far the right and the left loop bow towards the middle, degrees, shape (2,)."""
        return np.degrees(self.course[[0, 2]] - self.course[[1, 3]])


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


def seam_curves(course: NDArray[np.float64], points: int) -> NDArray[np.float64]:
    """Run along the four seams of a ball that is seen from the front.

    Parameters
    ----------
    course : ndarray of shape (7,) and dtype float64
        As in `Pose`.
    points : int
        On each curve.

    Returns
    -------
    curves : ndarray of shape (4, points, 3) and dtype float64
        On the unit sphere: right, down, towards the viewer.
    """
    cosine, sine = _opening(course, points)
    return _around(np.concatenate([sine[:2], cosine[2:]]), np.concatenate([cosine[:2], sine[2:]]))


def seam_slopes(course: NDArray[np.float64], points: int) -> NDArray[np.float64]:
    """Tell how every point of the seams moves as its curve opens or closes there.

    Parameters
    ----------
    course : ndarray of shape (7,) and dtype float64
        As in `Pose`.
    points : int
        On each curve.

    Returns
    -------
    slopes : ndarray of shape (4, points, 3) and dtype float64
        The derivative of `seam_curves` by the angle of each point; how that changes with each number of the
        course, `openings` tells.
    """
    cosine, sine = _opening(course, points)
    return _around(np.concatenate([cosine[:2], -sine[2:]]), np.concatenate([-sine[:2], cosine[2:]]))


@cache
def openings(points: int) -> NDArray[np.float64]:
    """Tell how the angle of every point changes with each number of the course.

    Parameters
    ----------
    points : int
        On each curve.

    Returns
    -------
    openings : ndarray of shape (7, 4, points) and dtype float64
    """
    cosine, sine = _circle(points)
    table = np.zeros((7, 4, points))
    table[[0, 2], [2, 3]], table[[1, 3], [2, 3]] = sine**2, cosine**2
    table[[4, 5], [0, 1]], table[6, 0] = 1.0, 1 - sine
    return table


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
    solid = seam_curves(pose.course, points) @ pose.view.T
    ring = np.concatenate([solid[:, -1:, :2], solid[:, :, :2], solid[:, :1, :2]], axis=1)
    ahead = (ring[:, 2:] - ring[:, :-2]) / 2
    column = solid[:, :, 0] * pose.scale + pose.shift[0]
    row = solid[:, :, 1] * pose.scale + pose.shift[1]
    visible = (solid[:, :, 2] > 0) & (row**2 + column**2 < reach**2)
    visible[1] &= pose.upright
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
    right, down, towards = vector.tolist()
    angle = math.sqrt(right * right + down * down + towards * towards)
    if angle == 0:
        return np.eye(3)
    right, down, towards = right / angle, down / angle, towards / angle
    sine, cosine = math.sin(angle), math.cos(angle)
    rest = 1 - cosine
    return np.array(
        [
            [
                cosine + rest * right * right,
                rest * right * down - sine * towards,
                rest * right * towards + sine * down,
            ],
            [
                rest * right * down + sine * towards,
                cosine + rest * down * down,
                rest * down * towards - sine * right,
            ],
            [
                rest * right * towards - sine * down,
                rest * down * towards + sine * right,
                cosine + rest * towards * towards,
            ],
        ]
    )


def middles(points: int) -> NDArray[np.float64]:
    """Weigh the points of the seams: of the loops, those count most where they bow.

    Parameters
    ----------
    points : int
        On each curve.

    Returns
    -------
    weights : ndarray of shape (4, points) and dtype float64
        0..1.
    """
    flat, bowed = np.ones(points), _circle(points)[1] ** 8
    return np.stack([flat, flat, bowed, bowed])


@cache
def _circle(points: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give cosine and sine of equal steps once around."""
    turn = np.arange(points) * (2 * np.pi / points)
    return np.cos(turn), np.sin(turn)


def _opening(course: NDArray[np.float64], points: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give cosine and sine of the angle at which each point of the four curves lies, shape (4, points).

    Of the great circles it is how far off they are, of the loops how far from their axes.
    """
    angle = (course @ openings(points).reshape(7, -1)).reshape(4, points)
    return np.cos(angle), np.sin(angle)


def _around(along: NDArray[np.float64], across: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn the four curves about their axes, from the way along it and across, shape (4, points)."""
    points = along.shape[1]
    cosine, sine = _circle(points)
    solid = np.empty((4, points, 3))
    solid[:, :, 0], solid[:, :, 1], solid[:, :, 2] = along, across * cosine, across * sine
    solid[0, :, 0], solid[0, :, 1] = across[0] * cosine, along[0]
    solid[3, :, 0] *= -1  # the left loop lies on the other side
    return solid
