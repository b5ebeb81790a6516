"""Colours as people tell them apart: CIE Lab, differences, and names.

References
----------
IEC 61966-2-1:1999 (sRGB); CIE 15:2004 (Lab, D65); G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000
color-difference formula", Color Research & Application 30(1), 2005, doi:10.1002/col.20070.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import ArrayLike, NDArray

_TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])

NAMED: Mapping[str, tuple[tuple[int, int, int], ...]] = MappingProxyType(
    {
        "black": ((0, 0, 0), (25, 25, 25)),
        "white": ((255, 255, 255), (240, 240, 240)),
        "gray": ((128, 128, 128), (90, 90, 90), (169, 169, 169), (200, 200, 200), (60, 60, 60)),
        "red": ((255, 0, 0), (220, 20, 40), (178, 24, 24), (230, 60, 50)),
        "orange": (
            (255, 140, 0),
            (255, 165, 0),
            (238, 103, 48),
            (230, 120, 20),
            (214, 110, 40),
            (200, 90, 30),
        ),
        "yellow": ((255, 255, 0), (255, 215, 0), (250, 230, 80), (255, 204, 51), (240, 220, 40)),
        "green": ((0, 128, 0), (0, 255, 0), (50, 160, 60), (34, 139, 34), (60, 200, 80), (0, 90, 30)),
        "cyan": ((0, 255, 255), (0, 190, 200), (90, 220, 230)),
        "blue": ((0, 0, 255), (30, 80, 200), (0, 40, 140), (40, 120, 220), (70, 130, 235)),
        "purple": ((128, 0, 128), (110, 40, 170), (150, 60, 190), (75, 0, 130), (138, 43, 226)),
        "magenta": ((255, 0, 255), (220, 40, 200)),
        "pink": ((255, 192, 203), (255, 150, 180), (255, 105, 180), (240, 130, 160)),
        "brown": ((139, 69, 19), (101, 67, 33), (150, 90, 50), (90, 50, 20), (120, 72, 0)),
        "beige": ((245, 245, 220), (236, 224, 200), (255, 228, 196), (210, 180, 140)),
    }
)
"""Prototypes of the names that people use, sRGB 0..255."""


def to_lab(rgb: ArrayLike) -> NDArray[np.float64]:
    """Convert sRGB to CIE Lab under D65.

    Parameters
    ----------
    rgb : array_like of shape (..., 3)
        sRGB, 0 to 255.

    Returns
    -------
    lab : ndarray of shape (..., 3) and dtype float64
        Lightness 0 to 100, a (green to red), b (blue to yellow).

    Examples
    --------
    >>> to_lab([255, 255, 255]).round(1).tolist()
    [100.0, 0.0, -0.0]
    """
    values = np.asarray(rgb)
    if values.dtype == np.uint8:
        linear = _linear(np.arange(256, dtype=np.float64)).take(values)
    else:
        linear = _linear(values.astype(np.float64))
    ratio = linear @ np.ascontiguousarray((_TO_XYZ / _WHITE[:, None]).T)
    curve = np.cbrt(ratio)
    dark = ratio <= 216 / 24389
    curve[dark] = (24389 / 27 * ratio[dark] + 16) / 116
    lab: NDArray[np.float64] = np.empty_like(curve)
    lab[..., 0] = 116 * curve[..., 1] - 16
    lab[..., 1] = 500 * (curve[..., 0] - curve[..., 1])
    lab[..., 2] = 200 * (curve[..., 1] - curve[..., 2])
    return lab


def difference(one: ArrayLike, other: ArrayLike) -> NDArray[np.float64]:
    """Measure the Euclidean distance in Lab (CIE76): quick, for telling regions apart.

    Parameters
    ----------
    one, other : array_like of shape (..., 3)
        Lab colours.

    Returns
    -------
    difference : ndarray of dtype float64
        0 for equal colours, about 2 for just noticeable, 100 for black and white.
    """
    first, second = np.asarray(one, np.float64), np.asarray(other, np.float64)
    squared = (first[..., 0] - second[..., 0]) ** 2  # plane by plane: no loops over three numbers
    squared = squared + (first[..., 1] - second[..., 1]) ** 2
    squared = squared + (first[..., 2] - second[..., 2]) ** 2
    return np.asarray(np.sqrt(squared))


def ciede2000(one: ArrayLike, other: ArrayLike) -> NDArray[np.float64]:
    """Measure the difference of colours as people see it.

    Parameters
    ----------
    one, other : array_like of shape (..., 3)
        Lab colours.

    Returns
    -------
    difference : ndarray of dtype float64
        0 for equal colours; 1 is just noticeable.

    References
    ----------
    Sharma, Wu, Dalal 2005, equations 2 to 22, doi:10.1002/col.20070.
    """
    first, second = np.broadcast_arrays(np.asarray(one, np.float64), np.asarray(other, np.float64))
    mean_chroma = (np.hypot(first[..., 1], first[..., 2]) + np.hypot(second[..., 1], second[..., 2])) / 2
    stretch = 1.5 - 0.5 * np.sqrt(mean_chroma**7 / (mean_chroma**7 + 25.0**7))
    chroma1, hue1 = _polar(first, stretch)
    chroma2, hue2 = _polar(second, stretch)
    coloured = (chroma1 > 0) & (chroma2 > 0)
    turn = np.where(coloured, (hue2 - hue1 + 180) % 360 - 180, 0.0)
    hue = np.where(coloured, (hue1 + turn / 2) % 360, hue1 + hue2)
    lightness, chroma = (first[..., 0] + second[..., 0]) / 2, (chroma1 + chroma2) / 2
    shape = (
        1 - 0.17 * _cos(hue - 30) + 0.24 * _cos(2 * hue) + 0.32 * _cos(3 * hue + 6) - 0.2 * _cos(4 * hue - 63)
    )
    light_term = (second[..., 0] - first[..., 0]) / (
        1 + 0.015 * (lightness - 50) ** 2 / np.sqrt(20 + (lightness - 50) ** 2)
    )
    chroma_term = (chroma2 - chroma1) / (1 + 0.045 * chroma)
    hue_term = 2 * np.sqrt(chroma1 * chroma2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * chroma * shape)
    rotation = 2 * np.sqrt(chroma**7 / (chroma**7 + 25.0**7))
    rotation *= -np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2))))
    squared = light_term**2 + chroma_term**2 + hue_term**2 + rotation * chroma_term * hue_term
    return np.asarray(np.sqrt(np.maximum(squared, 0)))


def contrast_ratio(one: ArrayLike, other: ArrayLike) -> NDArray[np.float64]:
    """Measure how much lighter one of two colours is than the other.

    Parameters
    ----------
    one, other : array_like
        Lightness (L of Lab), 0 to 100.

    Returns
    -------
    ratio : ndarray of dtype float64
        1 for equally light colours, 21 for black and white.

    References
    ----------
    Web Content Accessibility Guidelines 2.2, W3C Recommendation 2023, "contrast ratio": relative luminances,
    which are Y of XYZ, with 0.05 added for light that a screen reflects.

    Examples
    --------
    >>> float(contrast_ratio(0.0, 100.0).round(2))
    21.0
    """
    first, second = (_luminance(np.asarray(lightness, np.float64)) + 0.05 for lightness in (one, other))
    return np.asarray(np.maximum(first, second) / np.minimum(first, second))


def name_of(lab: ArrayLike) -> tuple[str, float]:
    """Name a colour as most people would.

    Parameters
    ----------
    lab : array_like of shape (3,)
        One Lab colour.

    Returns
    -------
    name : str
        A key of `NAMED`.
    margin : float
        How much nearer (CIEDE2000) it is to that name than to the next; small where people disagree.
    """
    distances = sorted((distance, name) for name, distance in distances_to_names(lab).items())
    return distances[0][1], distances[1][0] - distances[0][0]


def distances_to_names(lab: ArrayLike) -> Mapping[str, float]:
    """Measure how far a colour is from the nearest prototype of every name.

    Parameters
    ----------
    lab : array_like of shape (3,)
        One Lab colour.

    Returns
    -------
    differences : mapping of str to float
        CIEDE2000 by name, in the order of `NAMED`.
    """
    return dict(zip(NAMED, _to_names(lab).tolist(), strict=True))


def leads_of_name(lab: ArrayLike, name: str) -> NDArray[np.float64]:
    """Measure how much nearer colours are to a name than to any other name.

    Parameters
    ----------
    lab : array_like of shape (..., 3)
        Lab colours.
    name : str
        A key of `NAMED`.

    Returns
    -------
    leads : ndarray of shape (...) and dtype float64
        CIEDE2000; negative where another name is nearer.
    """
    distances, own = _to_names(lab), list(NAMED).index(name)
    return np.asarray(np.delete(distances, own, axis=-1).min(axis=-1) - distances[..., own])


def _to_names(lab: ArrayLike) -> NDArray[np.float64]:
    """Measure how far colours, shape (..., 3), are from every name, shape (..., names)."""
    rgb, first = _prototypes()
    return np.minimum.reduceat(ciede2000(np.asarray(lab)[..., None, :], rgb), first, axis=-1)


@cache
def _prototypes() -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Give the Lab colours of all prototypes, and where each name's begin."""
    counts = [len(shades) for shades in NAMED.values()]
    rgb = np.concatenate([np.array(shades, np.uint8) for shades in NAMED.values()])
    return to_lab(rgb), np.cumsum([0, *counts[:-1]])


def _linear(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Undo the transfer curve of sRGB."""
    scaled = values / 255
    return np.where(scaled <= 0.04045, scaled / 12.92, ((scaled + 0.055) / 1.055) ** 2.4)


def _luminance(lightness: NDArray[np.float64]) -> NDArray[np.float64]:
    """Undo the curve that makes lightness of luminance, 0 to 1."""
    curve = (lightness + 16) / 116
    return np.where(lightness > 8, curve**3, lightness * (27 / 24389))


def _polar(lab: NDArray[np.float64], stretch: NDArray[np.float64]) -> tuple[NDArray[np.float64], Any]:
    """Give chroma and hue (degrees) with the stretched a axis of CIEDE2000."""
    green_red = lab[..., 1] * stretch
    return np.hypot(green_red, lab[..., 2]), np.degrees(np.arctan2(lab[..., 2], green_red)) % 360


def _cos(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    """Take the cosine of an angle in degrees."""
    return np.asarray(np.cos(np.radians(degrees)))
