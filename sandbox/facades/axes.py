"""matplotlib's figures, axes and images, as far as they show arrays: decoration is ignored, drawing is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sandbox.facades.advice import DRAWING
from sandbox.facades.modules import RefusedAttribute
from sandbox.facades.norms import Normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from sandbox.facades.colormaps import Colormap, ColormapRegistry
    from sandbox.screen import Screen

DRAWS = frozenset(
    (
        "acorr angle_spectrum annotate arrow axhline axhspan axline axvline axvspan bar bar_label barbs barh boxplot"
        " broken_barh clabel cohere contour contourf csd ecdf errorbar eventplot fill fill_between fill_betweenx"
        " figimage figtext hexbin hist hist2d hlines loglog magnitude_spectrum pcolor pcolorfast pcolormesh"
        " phase_spectrum pie plot plot_date plot_surface plot_wireframe polar psd quiver quiverkey scatter semilogx"
        " semilogy specgram spy stackplot stairs stem step streamplot table text tricontour tricontourf tripcolor"
        " triplot violinplot vlines xcorr add_artist add_collection add_line add_patch secondary_xaxis"
        " secondary_yaxis inset_axes buffer_rgba tostring_argb tostring_rgb print_to_buffer copy_from_bbox"
        " Annotation Arrow Artist Circle Line2D Polygon Rectangle Text"
    ).split()
)
"""Names that draw with matplotlib, or read back what it drew."""


class Decoration:
    """Something that does not change the picture: any use of it gives it again.

    Parameters
    ----------
    name : str
        How the program reached it.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Decoration:
        if name.startswith("__"):
            raise AttributeError(name)
        refuse_drawing(self._name, name)
        return Decoration(f"{self._name}.{name}")

    def __call__(self, *_: object, **__: object) -> Decoration:
        return self

    def __getitem__(self, _: object) -> Decoration:
        return self

    def __setitem__(self, _: object, __: object) -> None:
        pass

    def __iter__(self) -> Iterator[Decoration]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __enter__(self) -> Decoration:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def refuse_drawing(owner: str, name: str) -> None:
    """Refuse a name that draws.

    Parameters
    ----------
    owner : str
        What the name belongs to, as the program writes it.
    name : str

    Raises
    ------
    RefusedAttribute
        If it draws.
    """
    if name in DRAWS:
        raise RefusedAttribute(f"{owner}.{name}() is not available: {DRAWING}")


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
    """

    def __init__(  # noqa: PLR0913 - as matplotlib's
        self,
        array: Any,  # noqa: ANN401 - whatever is shown
        axes: Axes,
        registry: ColormapRegistry,
        *,
        cmap: Any = None,  # noqa: ANN401 - a name or a colormap
        norm: Normalize | None = None,
        origin: str = "upper",
        alpha: Any = None,  # noqa: ANN401 - a number or an array
    ) -> None:
        self.axes = axes
        self.norm = norm or Normalize()
        self.origin = origin
        self._registry = registry
        self._alpha = alpha
        self.set_cmap(cmap)
        self.set_data(array)

    def __getattr__(self, name: str) -> Decoration:
        return getattr(Decoration("image"), name)

    def set_data(self, array: Any) -> None:  # noqa: ANN401 - whatever is shown
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
        self.array: NDArray[Any] = values

    set_array = set_data

    def get_array(self) -> NDArray[Any]:
        """Give the array.

        Returns
        -------
        array : ndarray
        """
        return self.array

    def set_cmap(self, cmap: Any) -> None:  # noqa: ANN401 - a name or a colormap
        """Choose the colormap.

        Parameters
        ----------
        cmap : str or Colormap
        """
        self.cmap: Colormap = self._registry.get_cmap(cmap)

    def get_cmap(self) -> Colormap:
        """Give the colormap.

        Returns
        -------
        cmap : Colormap
        """
        return self.cmap

    def set_clim(self, vmin: Any = None, vmax: Any = None) -> None:  # noqa: ANN401 - numbers or a pair
        """Choose the values that have the first and the last colour.

        Parameters
        ----------
        vmin, vmax : float, optional
        """
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

    def set_alpha(self, alpha: Any) -> None:  # noqa: ANN401 - a number or an array
        """Choose the opacity.

        Parameters
        ----------
        alpha : float or ndarray
        """
        self._alpha = alpha

    def autoscale(self) -> None:
        """Take the limits from the array."""
        self.norm.autoscale(np.ma.masked_invalid(self.array))

    def display(self) -> NDArray[np.uint8]:
        """Give the pixels as they are on the screen.

        Returns
        -------
        pixels : ndarray
            Shape (H, W, 3), uint8.
        """
        pixels = over_white(self._rgba(), self._alpha)
        if (self.origin == "lower") != self.axes.flipped_rows:
            pixels = pixels[::-1]
        return pixels[:, ::-1] if self.axes.flipped_columns else pixels

    def _rgba(self) -> NDArray[np.uint8]:
        if self.array.ndim == 2:
            values = self.array.astype(np.uint8) if self.array.dtype == bool else self.array
            rgba: NDArray[np.uint8] = self.cmap(self.norm(np.ma.masked_invalid(values)), bytes=True)
            return rgba
        return rgba_bytes(self.array)


def rgba_bytes(array: NDArray[Any]) -> NDArray[np.uint8]:
    """Turn colours into bytes: floats are 0 to 1, integers 0 to 255; what lies outside is clipped.

    Parameters
    ----------
    array : ndarray
        Shape (H, W, 3) or (H, W, 4).

    Returns
    -------
    rgba : ndarray
        Shape (H, W, 4), uint8; pixels with a NaN are transparent.
    """
    invalid = ~np.isfinite(array).all(axis=2) | np.ma.getmaskarray(array).any(axis=2)
    values = np.ma.getdata(array)
    if array.dtype.kind == "f":
        values = np.clip(np.nan_to_num(values), 0, 1) * 255
    colours = np.clip(values, 0, 255).astype(np.uint8)
    alpha = colours[..., 3] if colours.shape[2] == 4 else np.uint8(255)
    return np.dstack([colours[..., :3], np.where(invalid, np.uint8(0), alpha)])


def over_white(rgba: NDArray[np.uint8], alpha: Any = None) -> NDArray[np.uint8]:  # noqa: ANN401 - a number or an array
    """Lay colours over a white page.

    Parameters
    ----------
    rgba : ndarray
        Shape (H, W, 4), uint8.
    alpha : float or ndarray, optional
        Further opacity, 0 to 1.

    Returns
    -------
    pixels : ndarray
        Shape (H, W, 3), uint8.
    """
    if alpha is None and rgba[..., 3].min(initial=255) == 255:
        return rgba[..., :3]
    opacity = rgba[..., 3:] / 255.0
    if alpha is not None:
        opacity = opacity * np.reshape(alpha, (*np.shape(alpha), 1))
    return np.rint(rgba[..., :3] * opacity + 255 * (1 - opacity)).astype(np.uint8)


class Axes:
    """Where an array is shown.

    Parameters
    ----------
    show : callable
        Makes an image from the arguments of ``imshow`` and shows it.
    figure : Figure
    """

    def __init__(self, show: Callable[..., AxesImage], figure: Figure) -> None:
        self._show = show
        self.figure = figure
        self.images: list[AxesImage] = []
        self.flipped_rows = False
        self.flipped_columns = False

    def __getattr__(self, name: str) -> Decoration:
        return getattr(Decoration("ax"), name)

    def imshow(self, X: Any, *arguments: Any, **options: Any) -> AxesImage:  # noqa: ANN401, N803 - as matplotlib's
        """Show an array.

        Parameters
        ----------
        X : array-like
            Shape (H, W), (H, W, 3) or (H, W, 4).
        *arguments, **options
            As matplotlib's; those that do not change colours or order are ignored.

        Returns
        -------
        image : AxesImage
        """
        self.images[:] = [self._show(self, X, "ax.imshow", *arguments, **options)]
        return self.images[-1]

    def matshow(self, Z: Any, **options: Any) -> AxesImage:  # noqa: ANN401, N803 - as matplotlib's
        """Show an array with its first row at the top.

        Parameters
        ----------
        Z : array-like
        **options
            As of ``imshow``.

        Returns
        -------
        image : AxesImage
        """
        return self.imshow(Z, **{**options, "origin": "upper"})

    def invert_yaxis(self) -> None:
        """Turn the picture upside down."""
        self.flipped_rows = not self.flipped_rows

    def invert_xaxis(self) -> None:
        """Mirror the picture."""
        self.flipped_columns = not self.flipped_columns

    def get_figure(self) -> Figure:
        """Give the figure.

        Returns
        -------
        figure : Figure
        """
        return self.figure


class Figure:
    """A page of axes.

    Parameters
    ----------
    show : callable
        Makes an image from the arguments of ``imshow`` and shows it.
    """

    def __init__(self, show: Callable[..., AxesImage]) -> None:
        self._show = show
        self.axes: list[Axes] = []

    def __getattr__(self, name: str) -> Decoration:
        return getattr(Decoration("fig"), name)

    def add_subplot(self, *_: object, **__: object) -> Axes:
        """Add axes.

        Returns
        -------
        axes : Axes
        """
        self.axes.append(Axes(self._show, self))
        return self.axes[-1]

    add_axes = add_subplot

    def gca(self) -> Axes:
        """Give the last axes; adds them to an empty figure.

        Returns
        -------
        axes : Axes
        """
        return self.axes[-1] if self.axes else self.add_subplot()

    def subplots(self, nrows: int = 1, ncols: int = 1, *, squeeze: bool = True, **_: object) -> Any:  # noqa: ANN401
        """Add a grid of axes.

        Parameters
        ----------
        nrows, ncols : int
        squeeze : bool
            Whether a single one is given as itself, and a single row or column as a 1-D array.

        Returns
        -------
        axes : Axes or ndarray of Axes
        """
        grid = np.empty((nrows, ncols), dtype=object)
        for index in np.ndindex(nrows, ncols):
            grid[index] = self.add_subplot()
        if not squeeze:
            return grid
        return grid[0, 0] if grid.size == 1 else grid.squeeze()
