"""``matplotlib`` beside pyplot: its settings, colours, norms and colormaps."""

# ruff: noqa: ANN401 - stands for functions that take many kinds of things

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from sandbox.facades import colours, norms, pyplot
from sandbox.facades.colormaps import Colormap, ColormapRegistry, LinearSegmentedColormap, ListedColormap
from sandbox.facades.decoration import Decoration

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from sandbox.facades.modules import Modules


class _Settings(dict[str, Any]):
    """``rcParams``: two of them matter here."""

    def __init__(self) -> None:
        super().__init__({"image.cmap": "viridis", "image.origin": "upper"})

    def __missing__(self, _: str) -> None:
        return None


class ScalarMappable:
    """A norm and a colormap together, as ``matplotlib.cm.ScalarMappable``.

    Parameters
    ----------
    norm : Normalize, optional
    cmap : Colormap, optional
    """

    def __init__(self, norm: norms.Normalize | None = None, cmap: Colormap | str | None = None) -> None:
        self.norm = norm or norms.Normalize()
        self.cmap = ColormapRegistry().get_cmap(cmap)

    def to_rgba(self, x: Any, alpha: Any = None, bytes: bool = False, norm: bool = True) -> Any:  # noqa: A002
        """Colour values.

        Parameters
        ----------
        x : array-like
        alpha : float, optional
            Opacity, 0 to 1.
        bytes : bool
            Whether to give 0 to 255 as uint8, not 0 to 1.
        norm : bool
            Whether to bring the values to 0 to 1 first.

        Returns
        -------
        rgba : ndarray
            Shape ``x.shape + (4,)``.
        """
        values = np.ma.asarray(x)
        return self.cmap(self.norm(values) if norm else values, alpha=alpha, bytes=bytes)

    def set_array(self, _: object) -> None:
        """Do nothing: the array only matters to colour bars."""

    def set_clim(self, vmin: Any = None, vmax: Any = None) -> None:
        """Choose the values that have the first and the last colour.

        Parameters
        ----------
        vmin, vmax : float, optional
        """
        self.norm.vmin = self.norm.vmin if vmin is None else vmin
        self.norm.vmax = self.norm.vmax if vmax is None else vmax


def _build(modules: Modules) -> Mapping[str, Any]:
    """Offer ``matplotlib`` itself, and its parts when they are asked for."""
    settings = _Settings()

    def rc(group: str, **options: Any) -> None:
        settings.update({f"{group}.{name}": value for name, value in options.items()})

    def part(name: str) -> ModuleType:
        if f"matplotlib.{name}" not in BUILDERS:
            raise AttributeError(f"module 'matplotlib' has no attribute {name!r}")
        return modules.load(f"matplotlib.{name}")

    ignored = ("get_backend", "rcdefaults", "rc_file_defaults", "set_loglevel", "style", "use")
    return {
        **{name: Decoration(f"matplotlib.{name}") for name in ignored},
        "__getattr__": part,
        "colormaps": ColormapRegistry(),
        "rc": rc,
        "rcParams": settings,
    }


def _build_cm(modules: Modules) -> Mapping[str, Any]:
    """Offer ``matplotlib.cm``: the colormaps by name."""
    registry = modules.load("matplotlib").colormaps

    def attribute(name: str) -> Colormap:
        if name not in registry:
            raise AttributeError(f"module 'matplotlib.cm' has no attribute {name!r}")
        colormap: Colormap = registry[name]
        return colormap

    def get_cmap(name: Any = None, lut: int | None = None) -> Colormap:
        colormap: Colormap = registry.get_cmap(name)
        return colormap if lut is None else colormap.resampled(lut)

    return {"ScalarMappable": ScalarMappable, "__getattr__": attribute, "get_cmap": get_cmap}


def _build_colors(_: Modules) -> Mapping[str, Any]:
    """Offer ``matplotlib.colors``."""
    functions = (colours.hsv_to_rgb, colours.rgb_to_hsv, colours.to_hex, colours.to_rgb, colours.to_rgba)
    classes = (Colormap, LinearSegmentedColormap, ListedColormap)
    scales = (norms.BoundaryNorm, norms.LogNorm, norms.Normalize, norms.PowerNorm)
    members = {member.__name__: member for member in (*functions, *classes, *scales)}
    return {**members, "to_rgba_array": colours.to_rgba_array}


def _build_image(modules: Modules) -> Mapping[str, Any]:
    """Offer ``matplotlib.image``, which saves arrays."""
    plt = modules.load("matplotlib.pyplot")
    return {"imread": plt.imread, "imsave": plt.imsave}


BUILDERS = MappingProxyType(
    {
        "matplotlib": _build,
        "matplotlib.cm": _build_cm,
        "matplotlib.colors": _build_colors,
        "matplotlib.image": _build_image,
        "matplotlib.pyplot": pyplot.build,
    }
)
"""How the contents of each module are made."""
