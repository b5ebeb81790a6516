"""Pillow's modes: their arrays, the conversions between them, and their colours."""

# ruff: noqa: ANN401 - stands for functions that take many kinds of things

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from sandbox.facades import colours
from sandbox.facades.modules import Refused

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODES = MappingProxyType(
    {
        "1": (np.dtype(bool), 0),
        "L": (np.dtype(np.uint8), 0),
        "LA": (np.dtype(np.uint8), 2),
        "I": (np.dtype(np.int32), 0),
        "F": (np.dtype(np.float32), 0),
        "RGB": (np.dtype(np.uint8), 3),
        "RGBA": (np.dtype(np.uint8), 4),
        "HSV": (np.dtype(np.uint8), 3),
    }
)
"""For each mode the dtype, and the length of the channel axis (0: there is none)."""


def mode_of(array: NDArray[Any], mode: str | None) -> str:
    """Choose the mode of an array as Pillow does.

    Parameters
    ----------
    array : ndarray
    mode : str, optional
        Wanted by the program.

    Returns
    -------
    mode : str

    Raises
    ------
    TypeError
        If Pillow takes no such array.
    ValueError
        If the wanted mode does not fit it.
    """
    kinds = {
        "b1": "1",
        "u1": "L",
        "i1": "I",
        "u2": "I",
        "i2": "I",
        "u4": "I",
        "i4": "I",
        "f4": "F",
        "f8": "F",
    }
    found = None
    if array.ndim <= 2:
        found = kinds.get(array.dtype.str[1:])
    elif array.ndim == 3 and array.dtype == np.uint8:
        found = {2: "LA", 3: "RGB", 4: "RGBA"}.get(array.shape[2])
    if found is None:
        shape = (1, 1, *array.shape[2:])
        raise TypeError(f"Cannot handle this data type: {shape}, {array.dtype.str}")
    if mode not in (None, found) and (found, mode) != ("RGB", "HSV"):
        raise ValueError(
            f"Invalid mode for data type: {mode} for shape {array.shape} and dtype {array.dtype}"
        )
    return mode or found


def convert(pixels: NDArray[Any], mode: str, wanted: str, *, dither: bool = True) -> NDArray[Any]:
    """Give pixels in another mode.

    Parameters
    ----------
    pixels : ndarray
        Of the first mode.
    mode, wanted : str
    dither : bool
        Whether gray becomes black and white by spreading the error, as Pillow does unless told otherwise.

    Returns
    -------
    converted : ndarray
        Of the second mode.

    Raises
    ------
    Refused
        If there is no such conversion here.
    """
    if wanted not in MODES:
        raise Refused(f"Image mode {wanted} is not available: use L, RGB or RGBA")
    if mode == wanted:
        return pixels.copy()
    if wanted in ("I", "F") and pixels.ndim == 2:
        return (pixels * 255 if mode == "1" else pixels).astype(MODES[wanted][0])
    rgb, alpha = _rgb(pixels, mode)
    if wanted == "RGB":
        return rgb
    if wanted == "RGBA":
        return np.dstack([rgb, alpha])
    if wanted == "HSV":
        return _to_hsv(rgb)
    is_gray = mode in ("1", "L", "LA", "I", "F")
    thousandths = rgb[..., 0] * np.int32(1000) if is_gray else rgb @ np.array([299, 587, 114], np.int32)
    if wanted == "1":
        return spread_error(thousandths // 1000) if dither else thousandths >= 128_000
    if wanted == "F":
        return (thousandths / np.float32(1000)).astype(np.float32)
    gray = rgb[..., 0] if is_gray else luma(rgb)
    return np.dstack([gray, alpha]) if wanted == "LA" else gray.astype(MODES[wanted][0])


def _rgb(pixels: NDArray[Any], mode: str) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Give any mode as red, green and blue, and its opacity."""
    alpha = np.full(pixels.shape[:2], 255, np.uint8)
    if mode == "HSV":
        return np.floor(colours.hsv_to_rgb(pixels / 255.0) * 255 + 0.5).astype(np.uint8), alpha
    if mode in ("LA", "RGBA"):
        pixels, alpha = pixels[..., :-1], pixels[..., -1]
    if mode in ("RGB", "RGBA"):
        return pixels.astype(np.uint8), alpha
    gray = pixels.astype(np.uint8) * 255 if mode == "1" else np.clip(pixels, 0, 255).astype(np.uint8)
    return np.repeat(gray.reshape(*gray.shape[:2], 1), 3, axis=2), alpha


def luma(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Give the gray of colours.

    Parameters
    ----------
    rgb : ndarray
        Shape (H, W, 3), uint8.

    Returns
    -------
    gray : ndarray
        Shape (H, W), uint8.

    References
    ----------
    ITU-R BT.601, in 16-bit fixed point as Pillow computes it.
    """
    red, green, blue = np.moveaxis(rgb.astype(np.uint32), -1, 0)
    gray: NDArray[np.uint8] = ((red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16).astype(np.uint8)
    return gray


def _to_hsv(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    hsv: NDArray[np.uint8] = np.trunc(colours.rgb_to_hsv(rgb / 255.0) * 255).astype(np.uint8)
    return hsv


def spread_error(gray: NDArray[np.integer[Any]]) -> NDArray[np.bool_]:
    """Turn gray into black and white that looks as bright.

    Parameters
    ----------
    gray : ndarray
        Shape (H, W), 0 to 255.

    Returns
    -------
    pixels : ndarray
        Shape (H, W), bool.

    References
    ----------
    R. W. Floyd and L. Steinberg, "An adaptive algorithm for spatial grey scale", Proc. SID 17, 1976.
    """
    height, width = gray.shape
    result = np.zeros((height, width), bool)
    below = [0] * (width + 1)
    for row in range(height):
        carried = corner = left = 0
        for column, value in enumerate(gray[row].tolist()):
            level = min(max(value + int((carried + below[column + 1]) / 16), 0), 255)
            result[row, column] = level > 128
            error = level - 255 * (level > 128)
            below[column] = left + error * 3
            left = corner + error * 5
            corner = error
            carried = error * 7
        below[width] = left
    return result


def premultiply(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Multiply colours by their opacity, rounded as Pillow does.

    Parameters
    ----------
    pixels : ndarray
        Shape (H, W, 2) or (H, W, 4), uint8, the last channel is the opacity.

    Returns
    -------
    pixels : ndarray
        Same shape and dtype.
    """
    product = pixels[..., :-1].astype(np.uint32) * pixels[..., -1:] + 128
    colours_only = (((product >> 8) + product) >> 8).astype(np.uint8)
    return np.concatenate([colours_only, pixels[..., -1:]], axis=2)


def unmultiply(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Divide colours by their opacity, the reverse of `premultiply`.

    Parameters
    ----------
    pixels : ndarray
        Shape (H, W, 2) or (H, W, 4), uint8, the last channel is the opacity.

    Returns
    -------
    pixels : ndarray
        Same shape and dtype.
    """
    colour, alpha = pixels[..., :-1].astype(np.uint32), pixels[..., -1:].astype(np.uint32)
    divided = np.minimum(255 * colour // np.maximum(alpha, 1), 255)
    return np.dstack([np.where(alpha == 0, colour, divided).astype(np.uint8), pixels[..., -1]])


def mix(under: NDArray[Any], over: NDArray[Any], share: NDArray[np.float64]) -> NDArray[Any]:
    """Mix two pictures.

    Parameters
    ----------
    under, over : ndarray
        Same shape and dtype.
    share : ndarray
        Shape (H, W), 0 (all under) to 1 (all over).

    Returns
    -------
    mixed : ndarray
        Same shape and dtype.
    """
    share = share if under.ndim == 2 else share[..., None]
    return np.rint(under * (1 - share) + over * share).astype(under.dtype)


def colour(value: Any, mode: str) -> Any:
    """Read a colour as one pixel of a mode.

    Parameters
    ----------
    value : str, number or sequence of int
    mode : str

    Returns
    -------
    pixel : number or ndarray

    Raises
    ------
    TypeError
        If several numbers are given for a mode with one channel.
    """
    dtype, channels = MODES[mode]
    if isinstance(value, str):
        rgb = np.array(colours.to_rgba(value)) * 255
        pixel = np.rint(rgb).astype(np.uint8).reshape(1, 1, 4)
        gray = {"1": bool, "I": int, "F": float}.get(mode)
        return gray(luma(pixel[..., :3])[0, 0]) if gray else convert(pixel, "RGBA", mode)[0, 0]
    if channels and np.ndim(value):
        opaque = (*value, 255) if len(value) == channels - 1 else tuple(value)[:channels]
        return np.array(opaque, dtype)
    if channels:
        return np.array(
            [value & 255, value >> 8 & 255, value >> 16 & 255, value >> 24 & 255][:channels], dtype
        )
    if np.ndim(value) and len(value) != 1:
        raise TypeError("color must be int or single-element tuple")
    return value[0] if np.ndim(value) else value
