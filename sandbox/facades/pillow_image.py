"""Pillow's pictures: arrays with a mode, that can be resized, converted, shown and saved."""

# ruff: noqa: ANN401 - stands for functions that take many kinds of things

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sandbox.facades import modes, resampling
from sandbox.facades.advice import DRAWING
from sandbox.facades.images import over_white
from sandbox.facades.modules import Refused, RefusedAttribute

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import DTypeLike, NDArray

    from sandbox.screen import Screen

_TURN: tuple[Callable[[NDArray[Any]], NDArray[Any]], ...] = (
    np.fliplr,
    np.flipud,
    np.rot90,
    lambda pixels: np.rot90(pixels, 2),
    lambda pixels: np.rot90(pixels, 3),
    lambda pixels: np.swapaxes(pixels, 0, 1),
    lambda pixels: np.rot90(np.swapaxes(pixels, 0, 1), 2),
)
_DRAWS = frozenset(
    ["effect_spread", "filter", "quantize", "transform", "getexif", "seek", "tell", "verify", "draft"]
)


class Image:
    """A picture: an array and its mode. Its methods do what Pillow's of the same names do.

    Parameters
    ----------
    array : ndarray
        Shape (H, W) or (H, W, C), of the mode's dtype; kept, not copied.
    mode : str
        ``1``, ``L``, ``LA``, ``I``, ``F``, ``RGB``, ``RGBA`` or ``HSV``.
    screen : Screen
        Takes what is shown and saved.
    """

    format = None
    explicit = False

    def __init__(self, array: NDArray[Any], mode: str, screen: Screen) -> None:
        self.array = array
        self.mode = mode
        self.info: dict[str, Any] = {}
        self._screen = screen

    def __getattr__(self, name: str) -> Any:
        if name in _DRAWS:
            raise RefusedAttribute(f"Image.{name}() is not available: {DRAWING}")
        raise AttributeError(f"'Image' object has no attribute {name!r}")

    def __array__(self, dtype: DTypeLike | None = None, copy: bool | None = None) -> NDArray[Any]:
        return np.array(self.array, dtype=dtype)

    def __repr__(self) -> str:
        return f"<PIL.Image.Image mode={self.mode} size={self.width}x{self.height}>"

    def _new(self, array: NDArray[Any], mode: str | None = None) -> Image:
        return Image(np.ascontiguousarray(array), mode or self.mode, self._screen)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, pixels."""
        return self.width, self.height

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.array.shape[1])

    @property
    def height(self) -> int:
        """Rows."""
        return len(self.array)

    def display(self) -> NDArray[np.uint8]:
        """Give the pixels as they are on the screen, of shape (H, W, 3)."""
        rgba = modes.convert(self.array, self.mode, "RGBA")
        return over_white(rgba)

    def show(self, *_: object, **__: object) -> None:
        """Show the picture."""
        self._screen.show(self.copy(), "Image.show")

    def save(self, fp: object, *_: object, **__: object) -> None:
        """Save the picture: it is taken as shown.

        Raises
        ------
        OSError
            If files do not hold such pictures.
        """
        del fp
        if self.mode in ("F", "HSV"):
            raise OSError(f"cannot write mode {self.mode} as PNG")
        self._screen.show(self.copy(), "Image.save")

    def copy(self) -> Image:
        """Copy the picture."""
        return self._new(self.array.copy())

    def convert(self, mode: str | None = None, *_: object, dither: int | None = 3, **__: object) -> Image:
        """Give the picture in another mode."""
        if mode is None or mode == self.mode:
            return self.copy()
        return self._new(modes.convert(self.array, self.mode, mode, dither=bool(dither)), mode)

    def resize(self, size: Sequence[int], resample: int | None = None, box: Any = None, **_: object) -> Image:
        """Give the picture at another size, (width, height).

        Raises
        ------
        ValueError
            If a side would have no pixel.
        """
        picture = self if box is None else self.crop(tuple(round(side) for side in box))
        width, height = (int(side) for side in size)
        if min(width, height) <= 0:
            raise ValueError("height and width must be > 0")
        if picture.size == (width, height):
            return picture.copy()
        method = (
            resampling.NEAREST if self.mode == "1" else resampling.BICUBIC if resample is None else resample
        )
        if self.mode in ("LA", "RGBA") and method != resampling.NEAREST:
            premultiplied = resampling.resize(modes.premultiply(picture.array), height, width, method)
            return self._new(modes.unmultiply(premultiplied))
        return self._new(resampling.resize(picture.array, height, width, method))

    def thumbnail(self, size: Sequence[int], resample: int = resampling.BICUBIC, **_: object) -> None:
        """Make the picture fit into a size, keeping its proportions."""
        share = min(size[0] / self.width, size[1] / self.height)
        if share < 1:
            sides = (max(1, round(self.width * share)), max(1, round(self.height * share)))
            self.array = self.resize(sides, resample).array

    def rotate(
        self, angle: float, resample: int = 0, expand: bool = False, fillcolor: Any = None, **_: object
    ) -> Image:
        """Rotate counter-clockwise, degrees.

        Raises
        ------
        Refused
            If it should be done with cubic weights.
        """
        quarter, rest = divmod(angle % 360, 90)
        if not rest and (expand or quarter in (0, 2) or self.width == self.height):
            return self._new(np.rot90(self.array, int(quarter)))
        if resample == resampling.BICUBIC:
            raise Refused("Image.rotate(resample=BICUBIC) is not available: use Image.BILINEAR")
        fill = 0 if fillcolor is None else modes.colour(fillcolor, self.mode)
        if self.mode in ("LA", "RGBA") and resample:
            spread = modes.premultiply(self.array)
            return self._new(
                modes.unmultiply(resampling.rotate(spread, angle, expand=expand, smooth=True, fill=fill))
            )
        return self._new(resampling.rotate(self.array, angle, expand=expand, smooth=resample != 0, fill=fill))

    def transpose(self, method: int) -> Image:
        """Flip or turn the picture."""
        return self._new(_TURN[method](self.array))

    def crop(self, box: Sequence[float] | None = None) -> Image:
        """Cut out (left, top, right, bottom); what lies outside is black.

        Raises
        ------
        ValueError
            If a side is negative.
        """
        left, top, right, bottom = (round(side) for side in box or (0, 0, *self.size))
        if right < left or bottom < top:
            raise ValueError("Coordinate 'right' is less than 'left', or 'lower' less than 'upper'")
        cut = np.zeros((bottom - top, right - left, *self.array.shape[2:]), self.array.dtype)
        rows = slice(max(top, 0), min(bottom, self.height))
        columns = slice(max(left, 0), min(right, self.width))
        if rows.start < rows.stop and columns.start < columns.stop:
            cut[rows.start - top : rows.stop - top, columns.start - left : columns.stop - left] = self.array[
                rows, columns
            ]
        return self._new(cut)

    def paste(self, im: Any, box: Any = None, mask: Image | None = None) -> None:
        """Put a picture or a colour at (left, top), or into (left, top, right, bottom)."""
        if isinstance(box, Image):
            box, mask = None, box
        left, top = (int(side) for side in (box or (0, 0))[:2])
        if isinstance(im, Image):
            source = im.convert(self.mode).array
        else:
            right, bottom = (
                int(side) for side in (*(box or ()), *self.size)[-2 if not box or len(box) == 2 else 2 :][:2]
            )
            source = np.empty((bottom - top, right - left, *self.array.shape[2:]), self.array.dtype)
            source[:] = modes.colour(im, self.mode)
        rows, columns = slice(max(top, 0), top + len(source)), slice(max(left, 0), left + source.shape[1])
        target = self.array[rows, columns]
        source = source[rows.start - top :, columns.start - left :][: len(target), : target.shape[1]]
        if mask is None:
            target[:] = source
            return
        weight = mask.getchannel("A") if mask.mode in ("LA", "RGBA") else mask.convert("L")
        share = (
            weight.array[rows.start - top :, columns.start - left :][: len(target), : target.shape[1]] / 255
        )
        target[:] = modes.mix(target, source, share)

    def putpixel(self, xy: tuple[int, int], value: Any) -> None:
        """Set one pixel, given as (column, row)."""
        self.load()[xy] = value

    def getpixel(self, xy: tuple[int, int]) -> Any:
        """Read one pixel, given as (column, row)."""
        return self.load()[xy]

    def load(self) -> Pixels:
        """Give access to single pixels by (column, row)."""
        return Pixels(self)

    def putdata(self, data: Any) -> None:
        """Set all pixels, row after row."""
        values = np.array(list(data), self.array.dtype)
        flat = self.array.reshape(-1, *self.array.shape[2:])
        flat[: len(values)] = values

    def getdata(self, band: int | None = None) -> list[Any]:
        """List all pixels, row after row."""
        flat = self.array.reshape(-1, *self.array.shape[2:])
        if band is not None and flat.ndim == 2:
            flat = flat[:, band]
        flat = flat * 255 if self.mode == "1" else flat
        return [tuple(pixel) if flat.ndim == 2 else pixel for pixel in flat.tolist()]

    def getbands(self) -> tuple[str, ...]:
        """Name the channels."""
        return tuple(self.mode) if self.array.ndim == 3 else (self.mode,)

    def getchannel(self, channel: int | str) -> Image:
        """Give one channel."""
        number = self.getbands().index(channel) if isinstance(channel, str) else channel
        return self._new(self.array[..., number], "L") if self.array.ndim == 3 else self.copy()

    def split(self) -> tuple[Image, ...]:
        """Give all channels."""
        return tuple(self.getchannel(number) for number in range(len(self.getbands())))

    def putalpha(self, alpha: Image | int) -> None:
        """Set the opacity."""
        self.array = modes.convert(self.array, self.mode, "LA" if self.mode in ("L", "LA") else "RGBA")
        self.mode = "LA" if self.mode in ("L", "LA") else "RGBA"
        self.array[..., -1] = alpha.array if isinstance(alpha, Image) else alpha

    def point(self, lut: Any, *_: object) -> Image:
        """Replace every value by a function of it, or by a table."""
        table = [lut(value) for value in range(256)] if callable(lut) else list(lut)[:256]
        return self._new(np.clip(np.array(table, float), 0, 255).astype(np.uint8)[self.array])

    def tobytes(self, *_: object) -> bytes:
        """Give the pixels as bytes, row after row."""
        return self.array.tobytes()


class Pixels:
    """Single pixels of a picture, by (column, row).

    Parameters
    ----------
    picture : Image
    """

    def __init__(self, picture: Image) -> None:
        self._picture = picture

    def __getitem__(self, xy: tuple[int, int]) -> Any:
        column, row = xy
        value = self._picture.array[row, column].tolist()
        if isinstance(value, bool):
            return 255 * value
        return tuple(value) if isinstance(value, list) else value

    def __setitem__(self, xy: tuple[int, int], value: Any) -> None:
        column, row = xy
        self._picture.array[row, column] = modes.colour(value, self._picture.mode)
