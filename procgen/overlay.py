"""Show on a picture what the checks found: green what is right, red what is wrong, dashed what is missing."""

from __future__ import annotations

import itertools
import math
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from procgen.types import CheckResult, Mark, Size

COLOURS: Mapping[str, tuple[int, int, int]] = MappingProxyType(
    {"found": (24, 160, 80), "wrong": (214, 48, 49), "missing": (214, 48, 49)}
)
"""sRGB of each role; what is missing is drawn dashed."""
_SMALLEST_SIDE = 256
"""Pictures with a shorter longer side are enlarged by a whole number before they are drawn on."""
_DASH = 6


def svg(results: Sequence[CheckResult], size: Size) -> str:
    """Write the marks of all checks as an SVG that lies exactly over the picture.

    Parameters
    ----------
    results : sequence of CheckResult
    size : tuple of int
        Height and width of the picture, pixels.

    Returns
    -------
    svg : str
        One ``svg`` element without width and height, so that it takes the size it is given. Every check is a
        group with its name as ``data-check``; labels and sentences are escaped.
    """
    height, width = size
    groups = "".join(
        f'<g data-check="{escape(result.name)}"><title>{escape(result.why)}</title>'
        + "".join(_svg_mark(mark) for mark in result.geometry)
        + "</g>"
        for result in results
        if result.geometry
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-0.5 -0.5 {width} {height}" class="overlay" '
        f'fill="none" stroke-width="2" preserveAspectRatio="none">{groups}</svg>'
    )


def draw(pixels: NDArray[np.uint8], results: Sequence[CheckResult]) -> NDArray[np.uint8]:
    """Draw the marks of all checks onto a copy of the picture.

    Parameters
    ----------
    pixels : ndarray of shape (H, W, 3) and dtype uint8
    results : sequence of CheckResult

    Returns
    -------
    drawn : ndarray of shape (kH, kW, 3) and dtype uint8
        Enlarged by a whole number k where the picture is small.
    """
    factor = max(1, -(-_SMALLEST_SIDE // max(pixels.shape[:2])))
    canvas = pixels.repeat(factor, axis=0).repeat(factor, axis=1)
    for mark in (mark for result in results for mark in result.geometry):
        for path in _paths(mark):
            _stroke(canvas, (path + 0.5) * factor - 0.5, COLOURS[mark.role], dashed=mark.role == "missing")
    return canvas


def _svg_mark(mark: Mark) -> str:
    """Write one mark as an element."""
    red, green, blue = COLOURS[mark.role]
    dash = f' stroke-dasharray="{_DASH}"' if mark.role == "missing" else ""
    style = f'stroke="rgb({red},{green},{blue})" vector-effect="non-scaling-stroke"{dash}'
    title = f"<title>{escape(mark.label)}</title>" if mark.label else ""
    if mark.kind == "circle":
        (row, column), *_ = mark.points
        return f'<circle cx="{column:.2f}" cy="{row:.2f}" r="{mark.radius:.2f}" {style}>{title}</circle>'
    paths = ("M" + "L".join(f"{column:.2f} {row:.2f}" for row, column in path) for path in _paths(mark))
    return f'<path d="{"".join(paths)}" {style}>{title}</path>'


def _paths(mark: Mark) -> Iterable[NDArray[np.float64]]:
    """Give the lines of a mark as (N, 2) arrays of rows and columns."""
    points = np.array(mark.points, np.float64).reshape(-1, 2)
    if not len(points):
        return
    if mark.kind == "circle":
        turn = np.linspace(0, 2 * math.pi, 73)
        yield points[0] + mark.radius * np.stack([np.sin(turn), np.cos(turn)], axis=1)
    elif mark.kind == "point":
        yield points[0] + np.array([[-3.0, 0.0], [3.0, 0.0]])
        yield points[0] + np.array([[0.0, -3.0], [0.0, 3.0]])
    elif mark.kind == "box":
        (top, left), (bottom, right) = points[0], points[-1]
        yield np.array([[top, left], [top, right], [bottom, right], [bottom, left], [top, left]])
    elif mark.kind == "polygon":
        yield np.concatenate([points, points[:1]])
    else:
        yield points


def _stroke(
    canvas: NDArray[np.uint8], path: NDArray[np.float64], colour: tuple[int, int, int], *, dashed: bool
) -> None:
    """Paint a line two pixels wide along a path; parts outside the canvas are cut off."""
    travelled = 0.0
    for start, end in itertools.pairwise(path):
        length = float(np.hypot(*(end - start)))
        steps = min(max(2, math.ceil(2 * length)), 20_000)
        along = np.linspace(0, 1, steps)
        if dashed:
            along = along[((travelled + along * length) // _DASH) % 2 == 0]
        travelled += length
        rows, columns = np.rint(start + along[:, None] * (end - start)).astype(np.int64).T
        for down, right in ((0, 0), (0, 1), (1, 0), (1, 1)):
            inside = (rows + down >= 0) & (rows + down < canvas.shape[0])
            inside &= (columns + right >= 0) & (columns + right < canvas.shape[1])
            canvas[rows[inside] + down, columns[inside] + right] = colour
