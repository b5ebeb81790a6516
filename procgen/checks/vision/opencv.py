"""Integer work on masks: the only door to OpenCV.

Masks are boolean arrays, labels are int32, outlines are integer (row, column) vertices, so that every result
is the same on every processor and for every number of threads. Nothing here decides a verdict. Left out on
purpose: HoughCircles (seconds on noise), fitEllipse (far-off fits), resize (differs between processors),
kmeans (random).
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Mask = np.ndarray[Any, np.dtype[np.bool_]]

_WIDE = 13
"""Radius from which a distance transform is quicker than a structuring disc, with the same result."""

cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)  # else it grumbles at bad QR codes
cv2.setNumThreads(1)  # masks are small: handing them to a pool of threads costs more than it saves


def components(mask: Mask, *, diagonal: bool = True) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Label the connected components of a mask.

    Parameters
    ----------
    mask : ndarray of shape (H, W) and dtype bool
    diagonal : bool
        Whether pixels that touch at a corner are connected.

    Returns
    -------
    labels : ndarray of shape (H, W) and dtype int32
        0 outside the mask, components from 1, in no order that one may rely on.
    boxes : ndarray of shape (N, 5) and dtype int32
        Top, left, height, width and area (pixels) of component ``i`` in row ``i - 1``.
    """
    found, labels = cv2.connectedComponents(
        mask.view(np.uint8), connectivity=8 if diagonal else 4, ltype=cv2.CV_32S
    )
    return np.asarray(labels, np.int32), _boxes(mask, np.asarray(labels, np.int32), found - 1)


def outline(mask: Mask) -> NDArray[np.int64]:
    """Trace the outer border of a mask's largest component.

    Parameters
    ----------
    mask : ndarray of shape (H, W) and dtype bool

    Returns
    -------
    border : ndarray of shape (N, 2) and dtype int64
        (row, column) of every border pixel in order; empty for an empty mask.
    """
    found, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not found:
        return np.zeros((0, 2), np.int64)
    return max(found, key=len)[:, 0, ::-1].astype(np.int64)


def filled(mask: Mask) -> Mask:
    """Fill the holes of a mask.

    Parameters
    ----------
    mask : ndarray of shape (H, W) and dtype bool

    Returns
    -------
    filled : ndarray of shape (H, W) and dtype bool
        The mask and everything that no 4-connected path outside it leads to the frame from.
    """
    outside = np.ones((mask.shape[0] + 2, mask.shape[1] + 2), np.uint8)
    outside[1:-1, 1:-1] = ~mask
    cv2.floodFill(outside, None, (0, 0), 2, flags=4)
    return np.asarray(outside[1:-1, 1:-1] != 2)


def closed(mask: Mask, radius: int) -> Mask:
    """Close gaps up to twice the radius wide with a disc.

    Parameters
    ----------
    mask : ndarray of shape (H, W) and dtype bool
    radius : int
        Of the structuring disc, pixels.

    Returns
    -------
    closed : ndarray of shape (H, W) and dtype bool
    """
    return _morphology(mask.view(np.uint8), radius, cv2.MORPH_CLOSE).astype(bool)


def closed_levels(levels: NDArray[np.uint8], radius: int) -> NDArray[np.uint8]:
    """Close, with a disc, the gaps in what lies above each of several levels, all at once.

    Parameters
    ----------
    levels : ndarray of shape (H, W) and dtype uint8
    radius : int
        Of the structuring disc, pixels.

    Returns
    -------
    closed : ndarray of shape (H, W) and dtype uint8
        What is above a level here is `closed` of what was above it.
    """
    return _morphology(levels, radius, cv2.MORPH_CLOSE)


def opened(mask: Mask, radius: int) -> Mask:
    """Remove what is thinner than twice the radius, with a disc.

    Parameters
    ----------
    mask : ndarray of shape (H, W) and dtype bool
    radius : int
        Of the structuring disc, pixels.

    Returns
    -------
    opened : ndarray of shape (H, W) and dtype bool
    """
    return _morphology(mask.view(np.uint8), radius, cv2.MORPH_OPEN).astype(bool)


def grown(mask: Mask, radius: int) -> Mask:
    """Widen a mask by a disc.

    Parameters
    ----------
    mask : ndarray of shape (H, W) and dtype bool
    radius : int
        Of the structuring disc, pixels.

    Returns
    -------
    grown : ndarray of shape (H, W) and dtype bool
    """
    if radius >= _WIDE:
        return _distance(~mask) <= _reach(radius)
    return cv2.dilate(mask.view(np.uint8), _disc(radius)).astype(bool)


def shrunk(mask: Mask, radius: int) -> Mask:
    """Take a disc's radius off a mask's border; the picture's frame counts as inside.

    Parameters
    ----------
    mask : ndarray of shape (H, W) and dtype bool
    radius : int
        Of the structuring disc, pixels.

    Returns
    -------
    shrunk : ndarray of shape (H, W) and dtype bool
    """
    if radius >= _WIDE:
        return _distance(mask) > _reach(radius)
    return cv2.erode(mask.view(np.uint8), _disc(radius)).astype(bool)


def depth(mask: Mask) -> NDArray[np.float64]:
    """Measure how far each pixel of a mask is from the nearest pixel outside it.

    Parameters
    ----------
    mask : ndarray of shape (H, W) and dtype bool

    Returns
    -------
    depth : ndarray of shape (H, W) and dtype float64
        Pixels, 0 outside the mask; the picture's frame counts as outside.
    """
    return _from_outside(mask).astype(np.float64)[1:-1, 1:-1]


def distance_to(mask: Mask) -> NDArray[np.float64]:
    """Measure how far each pixel is from the nearest pixel of a mask; the picture's frame is none.

    Parameters
    ----------
    mask : ndarray of shape (H, W) and dtype bool

    Returns
    -------
    distance : ndarray of shape (H, W) and dtype float64
        Pixels, 0 in the mask; the picture's diagonal everywhere if it is empty.
    """
    if not mask.any():
        return np.full(mask.shape, math.hypot(*mask.shape))
    return _distance(~mask).astype(np.float64)


def deepest(mask: Mask) -> tuple[tuple[int, int], float]:
    """Find the pixel of a mask that is furthest from the nearest pixel outside it.

    Parameters
    ----------
    mask : ndarray of shape (H, W) and dtype bool
        At least one pixel.

    Returns
    -------
    place : tuple of int
        Row and column; of several such pixels the first.
    depth : float
        Pixels; the picture's frame counts as outside.
    """
    _, depth, _, (column, row) = cv2.minMaxLoc(_from_outside(mask))
    return (row - 1, column - 1), float(depth)


def sums(mask: Mask) -> tuple[int, int, int, int, int, int]:
    """Add up what moments are made of.

    Parameters
    ----------
    mask : ndarray of shape (H, W) and dtype bool

    Returns
    -------
    sums : tuple of int
        Over the mask's pixels, exactly: 1, row, column, row squared, row times column, column squared.
    """
    found = cv2.moments(mask.view(np.uint8), binaryImage=True)
    count, row, column, row2, both, column2 = (
        int(found[name]) for name in ("m00", "m01", "m10", "m02", "m11", "m20")
    )
    return count, row, column, row2, both, column2


def hull(points: NDArray[np.int64]) -> NDArray[np.int64]:
    """Find the convex hull of points.

    Parameters
    ----------
    points : ndarray of shape (N, 2) and dtype int64
        (row, column) pairs.

    Returns
    -------
    corners : ndarray of shape (M, 2) and dtype int64
        In order around the hull.
    """
    if not len(points):
        return points
    return cv2.convexHull(points[:, None, ::-1].astype(np.int32))[:, 0, ::-1].astype(np.int64)


def smallest_rectangle(points: NDArray[np.int64]) -> NDArray[np.float64]:
    """Find the corners of the smallest rectangle, of any direction, around points.

    Parameters
    ----------
    points : ndarray of shape (N, 2) and dtype int64
        (row, column) pairs.

    Returns
    -------
    corners : ndarray of shape (4, 2) and dtype float64
        In order around the rectangle.
    """
    rectangle = cv2.minAreaRect(points[:, None, ::-1].astype(np.int32))
    return cv2.boxPoints(rectangle)[:, ::-1].astype(np.float64)


def polygon_mask(shape: tuple[int, int], corners: NDArray[Any]) -> Mask:
    """Draw a filled polygon.

    Parameters
    ----------
    shape : tuple of int
        Height and width, pixels.
    corners : ndarray of shape (N, 2)
        (row, column) pairs; rounded to pixels.

    Returns
    -------
    mask : ndarray of shape (H, W) and dtype bool
    """
    canvas = np.zeros(shape, np.uint8)
    cv2.fillPoly(canvas, [np.rint(corners).astype(np.int32)[:, None, ::-1]], 1)
    return canvas.astype(bool)


def read_qr(gray: NDArray[np.uint8]) -> str:
    """Read a QR code.

    Parameters
    ----------
    gray : ndarray of shape (H, W) and dtype uint8
        Dark modules on a light ground.

    Returns
    -------
    text : str
        Empty if no code can be read.

    Notes
    -----
    This reader finds codes by their corner squares, as ArUco does; ``cv2.QRCodeDetector`` misses clean codes
    that it reads.
    """
    try:
        return str(cv2.QRCodeDetectorAruco().detectAndDecode(gray)[0])
    except (cv2.error, UnicodeDecodeError):  # patterns that only resemble a code trip its geometry
        return ""


def read_markers(gray: NDArray[np.uint8]) -> list[tuple[int, NDArray[np.float64]]]:
    """Read the ArUco markers of the original dictionary.

    Parameters
    ----------
    gray : ndarray of shape (H, W) and dtype uint8
        Dark markers on a light ground.

    Returns
    -------
    markers : list of (int, ndarray of shape (4, 2) and dtype float64)
        Number, and (row, column) of the corners, from the marker's own upper left corner clockwise; only
        markers whose every bit is right.
    """
    settings = cv2.aruco.DetectorParameters()
    settings.errorCorrectionRate = 0.0
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_ARUCO_ORIGINAL)
    corners, numbers, _ = cv2.aruco.ArucoDetector(dictionary, settings).detectMarkers(gray)
    if numbers is None:
        return []
    places = (np.asarray(corner, np.float64)[0, :, ::-1] for corner in corners)
    return [(int(number), place) for number, place in zip(np.ravel(numbers), places, strict=True)]


def _boxes(mask: Mask, labels: NDArray[np.int32], count: int) -> NDArray[np.int32]:
    """Measure components run by run; OpenCV's own statistics, pixel by pixel, take several times as long."""
    height, width = mask.shape
    apart = np.zeros(height * (width + 1) + 1, bool)  # a gap before every row: no run goes on in the next
    apart[:-1].reshape(height, width + 1)[:, 1:] = mask
    turns = np.flatnonzero(apart[1:] != apart[:-1])
    row = turns[::2] // (width + 1)
    first, length = turns[::2] - row * (width + 1), turns[1::2] - turns[::2]
    component = labels.ravel()[row * width + first] - 1
    top, bottom = np.zeros((2, count), np.intp)
    top[component[::-1]], bottom[component] = row[::-1], row  # rows rise: the last one that is set stays
    left, right = np.full(count, width), np.zeros(count, np.intp)
    np.minimum.at(left, component, first)
    np.maximum.at(right, component, first + length)
    area = np.bincount(component, length, count)
    return np.stack([top, left, bottom + 1 - top, right - left, area], axis=1).astype(np.int32)


def _morphology(levels: NDArray[np.uint8], radius: int, operation: int) -> NDArray[np.uint8]:
    """Open or close levels as if the picture went on beyond its frame."""
    if radius < 1:
        return levels
    pad = radius + 1
    canvas = np.pad(levels, pad, mode="edge" if operation == cv2.MORPH_OPEN else "constant")
    done = cv2.morphologyEx(canvas, operation, _disc(radius))
    return np.asarray(done[pad:-pad, pad:-pad], np.uint8)


@cache
def _disc(radius: int) -> NDArray[np.uint8]:
    """Draw the structuring disc."""
    rows, columns = np.ogrid[-radius : radius + 1, -radius : radius + 1]
    return np.asarray(rows**2 + columns**2 <= radius * radius + radius, np.uint8)


def _distance(mask: Mask) -> NDArray[np.float32]:
    """Measure how far each pixel is from the nearest one outside the mask; beyond the frame there is none."""
    return np.asarray(
        cv2.distanceTransform(mask.view(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE), np.float32
    )


def _from_outside(mask: Mask) -> NDArray[np.float32]:
    """Measure how far each pixel, and a frame of them around, is from the nearest one outside the mask."""
    levels = np.ascontiguousarray(mask).view(np.uint8)
    padded = cv2.copyMakeBorder(levels, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    return np.asarray(cv2.distanceTransform(padded, cv2.DIST_L2, cv2.DIST_MASK_PRECISE), np.float32)


def _reach(radius: int) -> float:
    """Give a length between the farthest pixel of the structuring disc and the nearest one outside it."""
    return math.sqrt(radius * radius + radius + 0.5)
