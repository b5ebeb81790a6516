"""Turn any array into a picture by one fixed rule, or refuse it with a sentence its author can act on.

The same array means different things to Pillow, matplotlib and OpenCV (a float array in 0..1 is black to two
of them), so the project owns the rule; it is the table in ``docs/architecture.md``. Nothing here looks at
what the picture shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from procgen.errors import PictureError
from procgen.types import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

SMALLEST_SIDE, LARGEST_SIDE = 16, 4096
"""Pixels; smaller pictures cannot be judged by shape, larger ones are not needed by any task."""
LARGEST_ASPECT = 4.0
BLANK_SPREAD = 8
"""A picture whose values differ by less than this of 255 is blank."""
GRAY_SPREAD = 2
"""Channels that differ by no more than this of 255 everywhere make a gray picture."""
_STRAY_SHARE, _STRAY_REACH = 0.01, 0.05
"""So many pixels may lie outside the range, by so much of the range; they are clipped."""
_BLOCK = 1 << 17
"""Values converted at a time, so that the work stays in the processor's cache."""


def canonicalise(array: Any, *, seen: NDArray[np.uint8] | None = None) -> Picture:  # noqa: ANN401 - programs leave anything
    """Read an array as the picture that its author meant.

    Parameters
    ----------
    array : object
        What a program left: an ndarray of shape (H, W), (H, W, 1), (H, W, 3) or (H, W, 4) with booleans,
        integers in 0..255, or floats in 0..1 or 0..255 is a picture; everything else is refused.
    seen : ndarray of shape (H, W, 3) and dtype uint8, optional
        The array as matplotlib or Pillow displayed it; it is then the picture, whatever the array holds.

    Returns
    -------
    picture : Picture
        Its notes say what had to be interpreted.

    Raises
    ------
    PictureError
        If the array cannot be read as a picture; the message says what was got and how to mend it.

    Examples
    --------
    >>> canonicalise(np.eye(16, dtype=bool)).notes
    ()
    >>> canonicalise(np.zeros((3, 64, 64)))
    Traceback (most recent call last):
    ...
    procgen.errors.PictureError: shape (3, 64, 64) looks channels-first; use (64, 64, 3)
    """
    if seen is not None:
        picture = canonicalise(seen)
        return Picture.of(
            picture.pixels, is_gray=picture.is_gray, notes=("taken as it was shown", *picture.notes)
        )
    values = _numbers(array)
    _require_picture_shape(values.shape)
    notes: list[str] = []
    if values.ndim == 3 and values.shape[2] == 1:
        values = values[:, :, 0]
        notes.append("the channel axis of length 1 was dropped")
    compact = _without_repeats(values)
    pixels = _to_bytes(compact, *_scale(values, compact, notes))
    if values.ndim == 3 and values.shape[2] == 4:
        pixels = _over_white(pixels)
        notes.append("alpha was laid over white")
    if pixels.ndim == 2:
        pixels = pixels[:, :, None]
    if is_blank(pixels):
        notes.append(f"blank: all values lie within {BLANK_SPREAD} of 255")
    gray = _is_gray(pixels)
    pixels = _in_colour(pixels, values.shape[:2])
    pixels.flags.writeable = False
    return Picture.of(pixels, is_gray=gray, notes=notes)


def is_blank(pixels: NDArray[np.uint8]) -> bool:
    """Tell whether a picture shows nothing: every channel is nearly one value.

    Parameters
    ----------
    pixels : ndarray of shape (H, W, channels) and dtype uint8

    Returns
    -------
    blank : bool
    """
    return all(_is_flat(pixels[:, :, channel]) for channel in range(pixels.shape[2]))


def _is_flat(channel: NDArray[np.uint8]) -> bool:
    """Tell whether a channel is nearly one value; stop at the first block that shows something."""
    low = high = int(channel[0, 0])
    for block in _blocks(channel):
        low, high = min(low, int(block.min())), max(high, int(block.max()))
        if high - low >= BLANK_SPREAD:
            return False
    return True


def _numbers(array: object) -> NDArray[Any]:
    """Return the array as a plain ndarray of real numbers."""
    kind = type(array)  # not isinstance: a hostile object may answer for its own class
    if issubclass(kind, np.ma.MaskedArray):
        raise PictureError("need a numpy array of numbers, got a masked array; call .filled(0) on it")
    if not issubclass(kind, np.ndarray):
        advice = "; write np.array(...) around it" if kind in (list, tuple) else ""
        raise PictureError(f"need a numpy array of numbers, got {kind.__name__}{advice}")
    values: NDArray[Any] = np.ndarray.view(array, np.ndarray)  # type: ignore[call-overload]
    if values.dtype.names is not None:
        count = len(values.dtype.names)
        raise PictureError(f"need a numpy array of numbers, got a structured array of {count} fields")
    if values.dtype.kind == "c":
        raise PictureError(f"need real numbers, got {values.dtype}; take np.abs(...) or .real")
    if values.dtype.kind not in "biuf":
        raise PictureError(f"need a numpy array of numbers, got an array of dtype {values.dtype}")
    return values


def _require_picture_shape(shape: tuple[int, ...]) -> None:
    """Refuse every shape that is not a picture's, with the likely mend."""
    got = f"shape {shape}"
    if 0 in shape:
        raise PictureError(f"{got} is empty; a picture has shape (height, width) or (height, width, 3)")
    if len(shape) == 3 and shape[0] in (1, 3, 4) and shape[2] not in (1, 3, 4):
        mend = (shape[1], shape[2]) if shape[0] == 1 else (shape[1], shape[2], shape[0])
        raise PictureError(f"{got} looks channels-first; use {mend}")
    if len(shape) not in (2, 3):
        raise PictureError(f"{got} is no picture; use (height, width) or (height, width, 3)")
    if len(shape) == 3 and shape[2] not in (1, 3, 4):
        raise PictureError(f"{got} has {shape[2]} channels; use 1 (gray), 3 (RGB) or 4 (RGBA)")
    height, width = shape[:2]
    if min(height, width) < SMALLEST_SIDE or max(height, width) > LARGEST_SIDE:
        raise PictureError(
            f"the picture is {height} by {width} pixels; each side must be {SMALLEST_SIDE} to {LARGEST_SIDE}"
        )
    if max(height, width) > LARGEST_ASPECT * min(height, width):
        raise PictureError(
            f"the picture is {height} by {width} pixels; the longer side may be at most"
            f" {LARGEST_ASPECT:g} times the shorter"
        )


def _without_repeats(values: NDArray[Any]) -> NDArray[Any]:
    """Keep one copy along axes that merely repeat (`numpy.broadcast_to`): a huge view then costs nothing."""
    return values[tuple(slice(0, 1) if step == 0 else slice(None) for step in values.strides)]


def _ends(values: NDArray[Any]) -> tuple[float, float]:
    """Find the smallest and the largest value, NaN if there is one; memory is read once."""
    ends = [(block.min(), block.max()) for block in _blocks(values)]
    return float(np.min([low for low, _ in ends])), float(np.max([high for _, high in ends]))


def _scale(
    values: NDArray[Any], compact: NDArray[Any], notes: list[str]
) -> tuple[float, tuple[float, float] | None]:
    """Find by what the values are multiplied and, before that, between what they are clipped, if at all."""
    if values.dtype.kind == "b":
        return 255.0, None
    low, high = _ends(compact)
    if not (np.isfinite(low) and np.isfinite(high)):
        _refuse_not_finite(values)
    if values.dtype.kind == "f":
        top = 255.0 if high > 1.5 else 1.0
        slack = 0.5 if high > 1.5 else 1e-6
    else:
        if low >= 0 and high <= 1:
            notes.append("only 0 and 1 occur: read as black and white")
            return 255.0, None
        if values.dtype == np.uint16 and high > 255:
            notes.append("16-bit values were divided by 257")
            return 1 / 257, None
        top, slack = 255.0, 0.0
    if low < -slack or high > top + slack:
        _note_strays(values, (low, high), top, notes)
    return 255.0 / top, (0, top) if low < 0 or high > top else None


def _note_strays(values: NDArray[Any], ends: tuple[float, float], top: float, notes: list[str]) -> None:
    """Allow few values a little outside the range, with a note; refuse the rest."""
    low, high = ends
    reach = _STRAY_REACH * top
    if low >= -reach and high <= top + reach:
        outside = (values < 0) | (values > top)
        count = int(np.count_nonzero(outside.any(axis=2) if outside.ndim == 3 else outside))
        pixels = values.shape[0] * values.shape[1]
        if count <= _STRAY_SHARE * pixels:
            notes.append(f"{count} pixels outside 0..{top:g} were clipped")
            return
    raise PictureError(
        f"values run from {low:g} to {high:g}; a picture needs 0..1 (floats) or 0..255;"
        " rescale or np.clip them"
    )


def _refuse_not_finite(values: NDArray[Any]) -> None:
    """Say how many values are NaN or infinite and where the first one is."""
    bad = ~np.isfinite(values)
    first = tuple(int(i) for i in np.unravel_index(int(bad.argmax()), bad.shape))
    raise PictureError(
        f"{np.count_nonzero(bad)} values are NaN or infinite, the first at index {first};"
        " a picture needs finite numbers"
    )


def _to_bytes(values: NDArray[Any], factor: float, bounds: tuple[float, float] | None) -> NDArray[np.uint8]:
    """Clip, multiply and round; work in blocks of rows."""
    if factor == 1 and bounds is None and values.dtype.kind in "iu":
        return values.astype(np.uint8)
    if factor == 255 and values.dtype.kind in "biu":
        return values.astype(np.uint8) * np.uint8(255)
    pixels = np.empty(values.shape, np.uint8)
    for block, out in zip(_blocks(values), _blocks(pixels), strict=True):
        exact = np.clip(block, *bounds, dtype=np.float64) if bounds else block
        exact = np.multiply(exact, factor, dtype=np.float64)
        np.copyto(out, np.rint(exact, out=exact), casting="unsafe")
    return pixels


def _over_white(rgba: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Lay RGBA over white in integers, rounded to the nearest."""
    full = np.broadcast_to(rgba, (*rgba.shape[:2], 4))
    return np.concatenate([_block_over_white(block.astype(np.uint16)) for block in _blocks(full)])


def _block_over_white(rgba: NDArray[np.uint16]) -> NDArray[np.uint8]:
    """Lay one block of RGBA over white."""
    alpha = rgba[:, :, 3:]
    return ((rgba[:, :, :3] * alpha + 255 * (255 - alpha) + 127) // 255).astype(np.uint8)


def _in_colour(pixels: NDArray[np.uint8], size: tuple[int, ...]) -> NDArray[np.uint8]:
    """Give gray or colour pixels three channels, plane by plane: no loops over three numbers."""
    if pixels.shape == (*size, 3):
        return np.ascontiguousarray(pixels)
    whole = np.empty((*size, 3), np.uint8)
    for channel in range(3):
        whole[:, :, channel] = pixels[:, :, min(channel, pixels.shape[2] - 1)]
    return whole


def _is_gray(pixels: NDArray[np.uint8]) -> bool:
    """Tell whether no pixel has a colour; stop at the first block that has one."""
    if pixels.shape[2] == 1:
        return True
    for block in _blocks(pixels):
        red, green, blue = block[:, :, 0], block[:, :, 1], block[:, :, 2]
        largest, least = np.maximum(np.maximum(red, green), blue), np.minimum(np.minimum(red, green), blue)
        if np.max(largest - least) > GRAY_SPREAD:
            return False
    return True


def _blocks(values: NDArray[Any]) -> Iterator[NDArray[Any]]:
    """Cut an array into blocks of rows that fit into the processor's cache."""
    rows = max(1, _BLOCK // values[0].size)
    for start in range(0, len(values), rows):
        yield values[start : start + rows]
