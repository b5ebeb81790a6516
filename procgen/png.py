"""Read any picture file and write PNG: the only door to Pillow.

Reading gives the file's own numbers; what they mean as a picture is `procgen.picture`'s business.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageOps

from procgen.errors import PictureError

if TYPE_CHECKING:
    from numpy.typing import NDArray

LARGEST_PIXELS = 4096 * 4096
"""Of a file's picture, in all; larger ones are refused before anything is decompressed."""
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "PPM", "ICO", "TGA", "JPEG2000", "AVIF", "QOI")
"""Pixel formats only: Pillow hands others to outside programs."""
_PLAIN_MODES = ("L", "RGB", "RGBA", "1", "I", "F", "I;16", "I;16B", "I;16L")


def read_png(source: str | Path | bytes) -> NDArray[Any]:
    """Read a picture file of any common format.

    Parameters
    ----------
    source : str, Path or bytes
        A path, or the file's content.

    Returns
    -------
    array : ndarray of shape (H, W), (H, W, 3) or (H, W, 4)
        The first frame, upright as its camera says, with the file's own numbers: uint8, bool (one-bit files),
        uint16, int32 or float32.

    Raises
    ------
    PictureError
        If there is no such file, or it is no picture, is damaged, or would unpack to more than
        `LARGEST_PIXELS`.
    """
    name = "the given bytes" if isinstance(source, bytes) else str(source)
    try:
        content = source if isinstance(source, bytes) else Path(source).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise PictureError(f"cannot read {name}: {reason}") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the decoder's doubts about a file that it could read
            return _decoded(content, name)
    except PictureError:
        raise
    except Exception as error:  # decoders raise whatever a damaged file leads them to
        raise PictureError(f"{name} is not a picture that can be read: {_first_line(error)}") from error


def png_bytes(pixels: NDArray[np.uint8]) -> bytes:
    """Encode a picture as PNG; the same pixels always give the same bytes.

    Parameters
    ----------
    pixels : ndarray of shape (H, W) or (H, W, 3) and dtype uint8

    Returns
    -------
    content : bytes

    Raises
    ------
    PictureError
        If the array has another shape or dtype.
    """
    if pixels.dtype != np.uint8 or not (pixels.ndim == 2 or (pixels.ndim == 3 and pixels.shape[2] == 3)):
        got = f"{pixels.dtype} of shape {pixels.shape}"
        raise PictureError(f"PNG needs uint8 of shape (H, W) or (H, W, 3), got {got}")
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(buffer, "PNG")
    return buffer.getvalue()


def write_png(path: str | Path, pixels: NDArray[np.uint8]) -> None:
    """Write a picture as a PNG file, making its folder where needed.

    Parameters
    ----------
    path : str or Path
    pixels : ndarray of shape (H, W) or (H, W, 3) and dtype uint8

    Raises
    ------
    PictureError
        If the array is no picture, or the file cannot be written.
    """
    content = png_bytes(pixels)
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(content)
    except OSError as error:
        raise PictureError(f"cannot write {path}: {error.strerror or error}") from error


def _decoded(content: bytes, name: str) -> NDArray[Any]:
    """Decode a file's content; the size is checked before any pixel is unpacked."""
    with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
        width, height = image.size
        if width * height > LARGEST_PIXELS:
            raise PictureError(
                f"{name} is {height} by {width} pixels; at most {LARGEST_PIXELS:,} are read, scale it down"
            )
        upright = ImageOps.exif_transpose(image)
        if upright.mode not in _PLAIN_MODES:
            has_alpha = upright.mode in ("LA", "La", "PA", "RGBa") or "transparency" in upright.info
            upright = upright.convert("RGBA" if has_alpha else "RGB")
        return np.array(upright)


def _first_line(error: Exception) -> str:
    """Give the reason in one line, without the memory address that Pillow likes to add."""
    text = str(error).splitlines()[0] if str(error) else type(error).__name__
    return "its format is not known" if "cannot identify image file" in text else text
