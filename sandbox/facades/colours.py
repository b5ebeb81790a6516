"""Colours as matplotlib understands them: names, hexadecimal, gray levels, tuples; RGB and HSV."""

# ruff: noqa: ANN401 - stands for functions that take many kinds of things

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from sandbox.facades.tables import colours

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

_CYCLE = ("blue", "orange", "green", "red", "purple", "brown", "pink", "gray", "olive", "cyan")
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")


def to_rgba(colour: Any, alpha: float | None = None) -> tuple[float, float, float, float]:
    """Read a colour.

    Parameters
    ----------
    colour : str or sequence of float
        A name, ``#rrggbb``, a gray level ``"0.5"``, ``C0`` to ``C9``, or 3 or 4 numbers from 0 to 1.
    alpha : float, optional
        Opacity, 0 to 1; taken from the colour if not given.

    Returns
    -------
    rgba : tuple of 4 float
        0 to 1.

    Raises
    ------
    ValueError
        If it is no colour.
    """
    if isinstance(colour, tuple) and len(colour) == 2 and not isinstance(colour[0], int | float):
        colour, alpha = colour[0], colour[1] if alpha is None else alpha
    if isinstance(colour, str):
        if colour.lower() == "none":
            return (0.0, 0.0, 0.0, 0.0)
        values = _named(colour)
    else:
        values = tuple(float(value) for value in np.ravel(colour))
    if len(values) not in (3, 4) or not all(0 <= value <= 1 for value in values):
        raise ValueError(f"{colour!r} is no colour: give a name, '#rrggbb', or 3 or 4 numbers from 0 to 1")
    opacity = alpha if alpha is not None else (*values, 1.0)[3]
    return (values[0], values[1], values[2], opacity)


def _named(name: str) -> tuple[float, ...]:
    names = colours()
    if re.fullmatch(r"C\d+", name):
        name = f"tab:{_CYCLE[int(name[1:]) % len(_CYCLE)]}"
    for key in (name, name.lower()):
        if key in names:
            return names[key]
    if _HEX.fullmatch(name):
        digits = name[1:] if len(name) > 5 else "".join(2 * digit for digit in name[1:])
        return tuple(value / 255 for value in bytes.fromhex(digits))
    try:
        return (float(name),) * 3
    except ValueError:
        raise ValueError(
            f"{name!r} is no colour: give a name, '#rrggbb', or 3 or 4 numbers from 0 to 1"
        ) from None


def to_rgb(colour: Any) -> tuple[float, float, float]:
    """Read a colour without its opacity.

    Parameters
    ----------
    colour : str or sequence of float

    Returns
    -------
    rgb : tuple of 3 float
        0 to 1.

    Raises
    ------
    ValueError
        If it is no colour.
    """
    return to_rgba(colour)[:3]


def to_rgba_array(values: Any) -> NDArray[np.float64]:
    """Read a list of colours.

    Parameters
    ----------
    values : sequence of colours, or one colour

    Returns
    -------
    rgba : ndarray
        Shape (N, 4), float64, 0 to 1.

    Raises
    ------
    ValueError
        If one of them is no colour.
    """
    if isinstance(values, str):
        values = [values]
    return np.array([to_rgba(value) for value in values], float).reshape(-1, 4)


def to_hex(colour: Any, keep_alpha: bool = False) -> str:
    """Write a colour as ``#rrggbb``.

    Parameters
    ----------
    colour : str or sequence of float
    keep_alpha : bool
        Whether to write the opacity too.

    Returns
    -------
    text : str

    Raises
    ------
    ValueError
        If it is no colour.
    """
    values = to_rgba(colour)[: 4 if keep_alpha else 3]
    return "#" + "".join(f"{round(value * 255):02x}" for value in values)


def hsv_to_rgb(hsv: ArrayLike) -> NDArray[Any]:
    """Turn hue, saturation and value into red, green and blue.

    Parameters
    ----------
    hsv : array-like
        Shape (..., 3), 0 to 1.

    Returns
    -------
    rgb : ndarray
        Shape (..., 3), at least float32, 0 to 1.

    Raises
    ------
    ValueError
        If the last axis does not have 3 entries.

    References
    ----------
    A. R. Smith, "Color gamut transform pairs", SIGGRAPH 1978.
    """
    array = _three(hsv)
    hue, saturation, value = np.moveaxis(array, -1, 0)
    sector = (hue * 6.0).astype(int)
    fraction = hue * 6.0 - sector
    low = value * (1.0 - saturation)
    falling = value * (1.0 - saturation * fraction)
    rising = value * (1.0 - saturation * (1.0 - fraction))
    sector = np.where(saturation == 0, 6, np.where(sector % 6 == 0, 0, sector))
    rgb = np.zeros_like(array)
    orders = (
        *((value, rising, low), (falling, value, low), (low, value, rising)),
        *((low, falling, value), (rising, low, value), (value, low, falling), (value, value, value)),
    )
    for number, order in enumerate(orders):
        rgb = np.where((sector == number)[..., None], np.stack(order, axis=-1), rgb)
    return rgb


def rgb_to_hsv(rgb: ArrayLike) -> NDArray[Any]:
    """Turn red, green and blue into hue, saturation and value.

    Parameters
    ----------
    rgb : array-like
        Shape (..., 3), 0 to 1.

    Returns
    -------
    hsv : ndarray
        Shape (..., 3), at least float32, 0 to 1.

    Raises
    ------
    ValueError
        If the last axis does not have 3 entries, or a value lies outside of 0 to 1.

    References
    ----------
    A. R. Smith, "Color gamut transform pairs", SIGGRAPH 1978.
    """
    array = _three(rgb)
    if array.size and (array.min() < 0 or array.max() > 1):
        raise ValueError(f"Input array must be in the range [0, 1]. Found {array.min()} to {array.max()}")
    red, green, blue = np.moveaxis(array, -1, 0)
    value = array.max(-1)
    delta = np.ptp(array, -1)
    coloured = np.where(delta > 0, delta, 1)
    hue = np.where(red == value, (green - blue) / coloured, 0)
    hue = np.where(green == value, 2 + (blue - red) / coloured, hue)
    hue = np.where(blue == value, 4 + (red - green) / coloured, hue)
    hue = np.where(delta > 0, hue / 6 % 1.0, 0)
    saturation = np.where(value > 0, delta / np.where(value > 0, value, 1), 0)
    return np.stack([hue, saturation, value], axis=-1).astype(array.dtype)


def _three(values: ArrayLike) -> NDArray[Any]:
    array = np.asarray(values)
    if array.shape[-1:] != (3,):
        raise ValueError(f"Last dimension of input array must be 3; shape {array.shape} was found.")
    return array.astype(np.promote_types(array.dtype, np.float32))
