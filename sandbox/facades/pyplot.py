"""``matplotlib.pyplot`` as far as it shows and saves arrays."""

# ruff: noqa: ANN401 - stands for functions that take many kinds of things

from __future__ import annotations

import functools
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from sandbox.facades import norms
from sandbox.facades.axes import Axes, Figure
from sandbox.facades.decoration import DRAWS, Decoration, refuse_drawing
from sandbox.facades.images import AxesImage
from sandbox.facades.modules import Refused
from sandbox.rules import FILES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.facades.colormaps import Colormap, ColormapRegistry
    from sandbox.facades.modules import Modules
    from sandbox.screen import Screen

_IGNORED = """
    autoscale axis box clf cla colorbar connect delaxes disconnect draw draw_if_interactive
    figlegend fignum_exists findobj get_fignums get_figlabels getp ginput grid interactive ioff ion
    isinteractive legend locator_params margins minorticks_off minorticks_on new_figure_manager pause
    rcdefaults rgrids savefig set_loglevel setp subplot_tool subplots_adjust suptitle switch_backend
    thetagrids tick_params ticklabel_format tight_layout title twinx twiny waitforbuttonpress xkcd xlabel
    xlim xscale xticks ylabel ylim yscale yticks
"""
_QUICK = """
    autumn bone cool copper flag gray hot hsv inferno jet magma nipy_spectral pink plasma prism spring
    summer viridis winter
"""


class _Pyplot:
    """The state behind ``plt``: the current figure and axes.

    Parameters
    ----------
    screen : Screen
        Takes what is shown.
    registry : ColormapRegistry
    settings : dict
        ``rcParams``.
    """

    def __init__(self, screen: Screen, registry: ColormapRegistry, settings: dict[str, Any]) -> None:
        self._screen = screen
        self._registry = registry
        self._settings = settings
        self._figure: Figure | None = None
        self._axes: Axes | None = None
        self._image: AxesImage | None = None

    def _show(
        self,
        where: Axes,
        array: Any,
        how: str,
        cmap: Any = None,
        norm: Any = None,
        *,
        vmin: Any = None,
        vmax: Any = None,
        alpha: Any = None,
        origin: str | None = None,
        **_: object,
    ) -> AxesImage:
        if isinstance(norm, str):
            norm = {"linear": norms.Normalize, "log": norms.LogNorm}[norm]()
        chosen = any(option is not None for option in (cmap, norm, vmin, vmax, alpha, origin))
        norm = norm or norms.Normalize(vmin, vmax)
        image = AxesImage(
            array,
            where,
            self._registry,
            cmap=self._settings["image.cmap"] if cmap is None else cmap,
            norm=norm,
            origin=origin or self._settings["image.origin"],
            alpha=alpha,
            explicit=chosen
            or self._settings["image.cmap"] != "viridis"
            or self._settings["image.origin"] != "upper",
        )
        self._axes, self._figure, self._image = where, where.figure, image
        self._screen.show(image, how)
        return image

    def show(self, *_: object, **__: object) -> None:
        """Let the page be seen; what follows goes to a new one."""
        self._figure = self._axes = None

    close = show

    def figure(self, *_: object, **__: object) -> Figure:
        """Begin a figure."""
        self._figure, self._axes = Figure(self._show), None
        return self._figure

    def gcf(self) -> Figure:
        """Give the current figure."""
        return self._figure or self.figure()

    def gca(self, **_: object) -> Axes:
        """Give the current axes."""
        self._axes = self._axes or self.gcf().gca()
        return self._axes

    def sca(self, axes: Axes) -> None:
        """Choose the current axes."""
        self._axes, self._figure = axes, axes.figure

    def gci(self) -> AxesImage | None:
        """Give the current image."""
        return self._image

    def subplot(self, *_: object, **__: object) -> Axes:
        """Add axes to the current figure."""
        self._axes = self.gcf().add_subplot()
        return self._axes

    def subplots(self, nrows: int = 1, ncols: int = 1, **options: Any) -> tuple[Figure, Any]:
        """Begin a figure with a grid of axes."""
        figure = self.figure()
        grid = figure.subplots(nrows, ncols, squeeze=options.get("squeeze", True))
        self._axes = figure.axes[-1]
        return figure, grid

    def imshow(self, X: Any, *arguments: Any, **options: Any) -> AxesImage:  # noqa: N803 - as matplotlib's
        """Show an array."""
        where = self.gca()
        where.images[:] = [self._show(where, X, "plt.imshow", *arguments, **options)]
        return where.images[-1]

    def matshow(self, A: Any, *_: object, **options: Any) -> AxesImage:  # noqa: N803 - as matplotlib's
        """Show an array in a figure of its own."""
        self.figure()
        return self.imshow(A, **{**options, "origin": "upper"})

    def imsave(self, fname: object, arr: Any, **options: Any) -> None:
        """Save an array: it is taken as shown."""
        del fname
        array = np.asanyarray(arr)
        if array.ndim == 3 and array.dtype != np.uint8 and array.dtype.kind != "f":
            raise ValueError(f"Image RGB array must be uint8 or floating point; found {array.dtype}")
        if array.ndim == 3 and array.dtype.kind == "f" and not 0 <= array.min() <= array.max() <= 1:
            raise ValueError("Floating point image RGB values must be in the [0,1] range")
        self._show(Axes(self._show, Figure(self._show)), array, "plt.imsave", **options)

    def imread(self, *_: object, **__: object) -> None:
        """Refuse to read a file."""
        raise Refused(f"plt.imread() is not available: {FILES}")

    def get_cmap(self, name: Any = None, lut: int | None = None) -> Colormap:
        """Give a colormap by name."""
        colormap = self._registry.get_cmap(self._settings["image.cmap"] if name is None else name)
        return colormap if lut is None else colormap.resampled(lut)

    def set_cmap(self, cmap: Any) -> None:
        """Choose the colormap of the current image and of later ones."""
        self._settings["image.cmap"] = cmap
        if self._image is not None:
            self._image.set_cmap(cmap)

    def clim(self, vmin: Any = None, vmax: Any = None) -> None:
        """Choose the limits of the current image."""
        if self._image is not None:
            self._image.set_clim(vmin, vmax)

    def rc(self, group: str, **options: Any) -> None:
        """Set several settings of a group."""
        self._settings.update({f"{group}.{name}": value for name, value in options.items()})

    def rc_context(self, rc: Mapping[str, Any] | None = None, **_: object) -> Decoration:
        """Set some settings; they stay."""
        self._settings.update(rc or {})
        return Decoration("context")


def _refused(name: str) -> Any:
    """Make a function that refuses to draw."""
    return lambda *_, **__: refuse_drawing("plt", name)


_METHODS = tuple(name for name in vars(_Pyplot) if not name.startswith("_"))
_FIXED = MappingProxyType(
    {
        **{name: Decoration(f"plt.{name}") for name in _IGNORED.split()},
        **{name: _refused(name) for name in DRAWS},
        "Axes": Axes,
        "Figure": Figure,
        "Normalize": norms.Normalize,
        "style": Decoration("plt.style"),
    }
)


def build(modules: Modules) -> Mapping[str, Any]:
    """Offer ``matplotlib.pyplot``.

    Parameters
    ----------
    modules : Modules

    Returns
    -------
    members : mapping of str to object
    """
    parent = modules.load("matplotlib")
    plt = _Pyplot(modules.screen, parent.colormaps, parent.rcParams)
    return {
        **_FIXED,
        **{name: functools.partial(plt.set_cmap, name) for name in _QUICK.split()},
        **{name: getattr(plt, name) for name in _METHODS},
        "axes": plt.subplot,
        "cm": modules.load("matplotlib.cm"),
        "colormaps": parent.colormaps,
        "rcParams": parent.rcParams,
        "subplot2grid": plt.subplot,
    }
