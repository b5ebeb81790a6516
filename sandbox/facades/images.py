"""An array that is shown: its colours as matplotlib displays them."""

# ruff: noqa: ANN401 - stands for functions that take many kinds of things

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sandbox.facades.decoration import Decoration, decoration
from sandbox.facades.norms import Normalize

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sandbox.facades.axes import Axes
    from sandbox.facades.colormaps import Colormap, ColormapRegistry


class AxesImage:
    """An array that is shown.

    Parameters
    ----------
    array : array-like
        Shape (H, W), (H, W, 3) or (H, W, 4).
    axes : Axes
        Where it is shown.
    registry : ColormapRegistry
    cmap : str or Colormap, optional
    norm : Normalize, optional
    origin : {"upper", "lower"}
        Whether the first row is at the top.
    alpha : float or ndarray, optional
        Opacity, 0 to 1.
    explicit : bool
        Whether the program chose how it is displayed.
    """

    def __init__(
        self,
        array: Any,
        axes: Axes,
        registry: ColormapRegistry,
        *,
        cmap: Any = None,
        norm: Normalize | None = None,
        origin: str = "upper",
        alpha: Any = None,
        explicit: bool = False,
    ) -> None:
        self.axes = axes
        self.norm = norm or Normalize()
        self.origin = origin
        self.explicit = explicit
        self._registry = registry
        self._alpha = alpha
        self.cmap: Colormap = registry.get_cmap(cmap)
        self.set_data(array)

    def __getattr__(self, name: str) -> Decoration:
        return decoration("image", name)

    def set_data(self, array: Any) -> None:
        """Show another array, as it is now.

        Parameters
        ----------
        array : array-like

        Raises
        ------
        TypeError
            If it is no picture.
        """
        values = np.array(array, copy=True, subok=isinstance(array, np.ma.MaskedArray))
        if values.dtype.kind not in "biuf":
            raise TypeError(f"Image data of dtype {values.dtype} cannot be converted to float")
        if values.ndim == 3 and values.shape[-1] == 1:
            values = values[..., 0]
        if not (values.ndim == 2 or (values.ndim == 3 and values.shape[-1] in (3, 4))):
            raise TypeError(f"Invalid shape {values.shape} for image data")
        self._values = values

    set_array = set_data

    @property
    def array(self) -> NDArray[Any]:
        """The array without its mask."""
        return np.ma.getdata(self._values)

    def get_array(self) -> NDArray[Any]:
        """Give the array.

        Returns
        -------
        array : ndarray
        """
        return self._values

    def set_cmap(self, cmap: Any) -> None:
        """Choose the colormap.

        Parameters
        ----------
        cmap : str or Colormap
        """
        self.cmap = self._registry.get_cmap(cmap)
        self.explicit = True

    def get_cmap(self) -> Colormap:
        """Give the colormap.

        Returns
        -------
        cmap : Colormap
        """
        return self.cmap

    def set_clim(self, vmin: Any = None, vmax: Any = None) -> None:
        """Choose the values that have the first and the last colour.

        Parameters
        ----------
        vmin, vmax : float, optional
        """
        self.explicit = True
        low, high = vmin if isinstance(vmin, tuple | list) else (vmin, vmax)
        self.norm.vmin = self.norm.vmin if low is None else low
        self.norm.vmax = self.norm.vmax if high is None else high

    def set_norm(self, norm: Normalize) -> None:
        """Choose how values become colours.

        Parameters
        ----------
        norm : Normalize
        """
        self.norm = norm

    def set_alpha(self, alpha: Any) -> None:
        """Choose the opacity.

        Parameters
        ----------
        alpha : float or ndarray
        """
        self._alpha = alpha

    def autoscale(self) -> None:
        """Take the limits from the array."""
        self.norm.autoscale(np.ma.masked_invalid(self._values))

    def display(self) -> NDArray[np.uint8]:
        """Give the pixels as they are on the screen.

        Returns
        -------
        pixels : ndarray
            Shape (H, W, 3), uint8.
        """
        pixels = over_white(self._colours(), self._alpha)
        if (self.origin == "lower") != self.axes.flipped_rows:
            pixels = pixels[::-1]
        return pixels[:, ::-1] if self.axes.flipped_columns else pixels

    def _colours(self) -> NDArray[np.uint8]:
        values = self._values
        if values.ndim == 2:
            values = values.astype(np.uint8) if values.dtype == bool else values
            rgba: NDArray[np.uint8] = self.cmap(self.norm(np.ma.masked_invalid(values)), bytes=True)
            return rgba
        return colour_bytes(values)


def colour_bytes(array: NDArray[Any]) -> NDArray[np.uint8]:
    """Turn colours into bytes: floats are 0 to 1, integers 0 to 255; what lies outside is clipped.

    Parameters
    ----------
    array : ndarray
        Shape (H, W, 3) or (H, W, 4).

    Returns
    -------
    colours : ndarray
        Shape (H, W, 3), uint8; or (H, W, 4) if any pixel is not opaque: masked ones and those with a NaN are
        transparent.
    """
    values = np.ma.getdata(array)
    masked = np.ma.is_masked(array)
    gaps = np.ma.getmaskarray(array).any(axis=2) if masked else np.zeros(array.shape[:2], bool)
    if values.dtype.kind == "f":
        finite = np.isfinite(values)
        if not finite.all():
            gaps = gaps | ~finite.all(axis=2)
            values = np.nan_to_num(values)
        values = np.clip(values, 0, 1) * 255
    colours = values if values.dtype == np.uint8 else np.clip(values, 0, 255).astype(np.uint8)
    if not gaps.any():
        return colours
    alpha = colours[..., 3] if colours.shape[2] == 4 else np.uint8(255)
    return np.dstack([colours[..., :3], np.where(gaps, np.uint8(0), alpha)])


def over_white(colours: NDArray[np.uint8], alpha: Any = None) -> NDArray[np.uint8]:
    """Lay colours over a white page.

    Parameters
    ----------
    colours : ndarray
        Shape (H, W, 3) or (H, W, 4), uint8.
    alpha : float or ndarray, optional
        Further opacity, 0 to 1.

    Returns
    -------
    pixels : ndarray
        Shape (H, W, 3), uint8.
    """
    opaque = colours.shape[2] == 3 or colours[..., 3].min(initial=255) == 255
    if alpha is None and opaque:
        return colours[..., :3]
    opacity = np.ones(1) if opaque else colours[..., 3:] / 255.0
    if alpha is not None:
        opacity = opacity * np.reshape(alpha, (*np.shape(alpha), 1))
    return np.rint(colours[..., :3] * opacity + 255 * (1 - opacity)).astype(np.uint8)
