"""``PIL.Image`` as far as it turns arrays into pictures and back."""

# ruff: noqa: ANN401 - stands for functions that take many kinds of things

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from sandbox.facades import modes
from sandbox.facades.modules import Refused
from sandbox.facades.pillow_image import Image
from sandbox.rules import FILES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import ArrayLike

    from sandbox.facades.modules import Modules
    from sandbox.screen import Screen

_METHODS = MappingProxyType({"NEAREST": 0, "LANCZOS": 1, "BILINEAR": 2, "BICUBIC": 3, "BOX": 4, "HAMMING": 5})
_TURNS = MappingProxyType(
    {
        "FLIP_LEFT_RIGHT": 0,
        "FLIP_TOP_BOTTOM": 1,
        "ROTATE_90": 2,
        "ROTATE_180": 3,
        "ROTATE_270": 4,
        "TRANSPOSE": 5,
        "TRANSVERSE": 6,
    }
)


class _Functions:
    """The functions of ``PIL.Image``.

    Parameters
    ----------
    screen : Screen
        Takes what is shown and saved.
    """

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    def fromarray(self, obj: ArrayLike, mode: str | None = None) -> Image:
        """Make a picture of an array."""
        array = np.asarray(obj)
        found = modes.mode_of(array, mode)
        return Image(
            np.array(array, modes.MODES[found][0]).reshape(-1, *(array.shape[1:] or (1,))),
            found,
            self._screen,
        )

    def new(self, mode: str, size: Sequence[int], color: Any = 0) -> Image:
        """Make a picture of one colour."""
        if mode not in modes.MODES:
            raise Refused(f"Image mode {mode} is not available: use L, RGB or RGBA")
        dtype, channels = modes.MODES[mode]
        array = np.zeros((size[1], size[0], *((channels,) if channels else ())), dtype)
        if color is not None:
            array[:] = modes.colour(color, mode)
        return Image(array, mode, self._screen)

    def frombytes(self, mode: str, size: Sequence[int], data: bytes, *_: object) -> Image:
        """Make a picture of bytes, row after row."""
        picture = self.new(mode, size)
        picture.array = np.frombuffer(data, picture.array.dtype).reshape(picture.array.shape).copy()
        return picture

    def merge(self, mode: str, bands: Sequence[Image]) -> Image:
        """Make a picture of channels."""
        return Image(np.dstack([band.array for band in bands]), mode, self._screen)

    def blend(self, im1: Image, im2: Image, alpha: float) -> Image:
        """Mix two pictures evenly."""
        mixed = im1.array * (1 - alpha) + im2.array * alpha
        return Image(np.clip(mixed, 0, 255).astype(im1.array.dtype), im1.mode, self._screen)

    def composite(self, image1: Image, image2: Image, mask: Image) -> Image:
        """Mix two pictures by a mask."""
        share = mask.convert("L").array / 255
        return Image(modes.mix(image2.array, image1.array, share), image1.mode, self._screen)

    def alpha_composite(self, im1: Image, im2: Image) -> Image:
        """Lay the second picture over the first."""
        under, over = im1.array / 255, im2.array / 255
        alpha = over[..., 3:] + under[..., 3:] * (1 - over[..., 3:])
        colour = over[..., :3] * over[..., 3:] + under[..., :3] * under[..., 3:] * (1 - over[..., 3:])
        rgba = np.dstack([colour / np.where(alpha == 0, 1, alpha), alpha])
        return Image(np.rint(rgba * 255).astype(np.uint8), "RGBA", self._screen)

    def open(self, *_: object, **__: object) -> None:
        """Refuse to read a file."""
        raise Refused(f"Image.open() is not available: {FILES}")


class _Constants:
    """Numbers by name, as the enumerations of Pillow."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self.__dict__.update(numbers)


def _build(_: Modules) -> Mapping[str, Any]:
    """Offer ``PIL`` itself; ``Image`` is added when it is imported."""
    return {}


def _build_image(modules: Modules) -> Mapping[str, Any]:
    """Offer ``PIL.Image``."""
    functions = _Functions(modules.screen)
    names = ("alpha_composite", "blend", "composite", "fromarray", "frombytes", "merge", "new", "open")
    return {
        **_METHODS,
        **_TURNS,
        **{name: getattr(functions, name) for name in names},
        "Dither": _Constants({"NONE": 0, "FLOYDSTEINBERG": 3}),
        "Image": Image,
        "Resampling": _Constants(_METHODS),
        "Transpose": _Constants(_TURNS),
    }


BUILDERS = MappingProxyType({"PIL": _build, "PIL.Image": _build_image})
"""How the contents of each module are made."""
