"""Colormaps that give the same colours as matplotlib's, from tables."""

# ruff: noqa: ANN401 - stands for functions that take many kinds of things

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from sandbox.facades.colours import to_rgba, to_rgba_array
from sandbox.facades.tables import colormaps

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


class Colormap:
    """A table of colours for the values 0 to 1.

    Parameters
    ----------
    name : str
    table : ndarray
        Shape (N, 3) or (N, 4), float64, 0 to 1.
    listed : bool
        Whether it was made from a list of colours, which is then its ``colors``.
    """

    def __init__(self, name: str, table: NDArray[np.float64], *, listed: bool = False) -> None:
        self.name = name
        self.N = len(table)
        opaque = np.ones((self.N, 4 - table.shape[1]))
        self._lut = np.concatenate([table, opaque], axis=1)
        self._under, self._over = self._lut[0], self._lut[-1]
        self._bad = np.zeros(4)
        if listed:
            self.colors = table.tolist()

    def __call__(self, X: ArrayLike, alpha: Any = None, bytes: bool = False) -> Any:  # noqa: A002, N803
        """Colour values: floats from 0 to 1, or integers that number the colours."""
        values = np.asarray(X)
        if values.dtype.kind == "f":
            values = values * values.dtype.type(self.N)
            values = np.where(values == self.N, self.N - 1, values)
        bad = X.mask if isinstance(X, np.ma.MaskedArray) and np.ma.is_masked(X) else np.isnan(values)
        with np.errstate(invalid="ignore"):
            index = values.astype(int)
        index = np.where(values < 0, self.N, np.where(values >= self.N, self.N + 1, index))
        index = np.where(bad, self.N + 2, index)
        lut = np.concatenate([self._lut, [self._under, self._over, self._bad]])
        if alpha is not None:
            lut[:, 3] = np.where(lut.any(axis=1), np.clip(alpha, 0, 1), 0)
        if bytes:
            lut = (lut * 255).astype(np.uint8)
        rgba = lut.take(index, axis=0)
        return rgba if np.ndim(X) else tuple(rgba)

    def reversed(self, name: str | None = None) -> Colormap:
        """Give the map with its colours in the other order.

        Parameters
        ----------
        name : str, optional

        Returns
        -------
        colormap : Colormap
        """
        known = colormaps().get(f"{self.name}_r")
        table = (
            known.values
            if known and np.array_equal(self._lut[:, :3], colormaps()[self.name].values)
            else self._lut[::-1]
        )
        other = Colormap(name or f"{self.name}_r", table, listed=hasattr(self, "colors"))
        other._under, other._over, other._bad = self._over, self._under, self._bad
        return other

    def resampled(self, lutsize: int) -> Colormap:
        """Give the map with another number of colours.

        Parameters
        ----------
        lutsize : int

        Returns
        -------
        colormap : Colormap
        """
        if hasattr(self, "colors"):
            return Colormap(self.name, self(np.linspace(0, 1, lutsize)), listed=True)
        here, there = np.linspace(0, 1, self.N), np.linspace(0, 1, lutsize)
        return Colormap(
            self.name, np.stack([np.interp(there, here, channel) for channel in self._lut.T], axis=1)
        )

    def copy(self) -> Colormap:
        """Give another map with the same colours.

        Returns
        -------
        colormap : Colormap
        """
        return self.with_extremes()

    def with_extremes(self, *, bad: Any = None, under: Any = None, over: Any = None) -> Colormap:
        """Give the map with other colours for invalid, small and large values.

        Parameters
        ----------
        bad, under, over : colour, optional

        Returns
        -------
        colormap : Colormap
        """
        other = Colormap(self.name, self._lut, listed=hasattr(self, "colors"))
        other._under, other._over, other._bad = self._under, self._over, self._bad
        other.set_extremes(bad=bad, under=under, over=over)
        return other

    def set_extremes(self, *, bad: Any = None, under: Any = None, over: Any = None) -> None:
        """Choose the colours for invalid, small and large values.

        Parameters
        ----------
        bad, under, over : colour, optional
        """
        self._bad = self._bad if bad is None else np.array(to_rgba(bad))
        self._under = self._under if under is None else np.array(to_rgba(under))
        self._over = self._over if over is None else np.array(to_rgba(over))

    def set_bad(self, color: Any = "k", alpha: float | None = None) -> None:
        """Choose the colour for invalid values.

        Parameters
        ----------
        color : colour
        alpha : float, optional
        """
        self._bad = np.array(to_rgba(color, alpha))

    def set_under(self, color: Any = "k", alpha: float | None = None) -> None:
        """Choose the colour for values below the range.

        Parameters
        ----------
        color : colour
        alpha : float, optional
        """
        self._under = np.array(to_rgba(color, alpha))

    def set_over(self, color: Any = "k", alpha: float | None = None) -> None:
        """Choose the colour for values above the range.

        Parameters
        ----------
        color : colour
        alpha : float, optional
        """
        self._over = np.array(to_rgba(color, alpha))


class ListedColormap(Colormap):
    """A colormap from a list of colours.

    Parameters
    ----------
    colors : sequence of colours
    name : str
    """

    def __init__(self, colors: Any, name: str = "from_list", N: int | None = None) -> None:  # noqa: N803 - as the real one
        table = to_rgba_array(colors)
        super().__init__(name, table if N is None else np.resize(table, (N, 4)))
        self.colors = colors


class LinearSegmentedColormap(Colormap):
    """A colormap from colours at some values, linear between them.

    Parameters
    ----------
    name : str
    segmentdata : mapping of str to sequence of (float, float, float)
        For ``red``, ``green``, ``blue`` and perhaps ``alpha``: value, channel just before and just after it.
    N : int
        Number of colours.
    gamma : float
        Power of the values.
    """

    def __init__(self, name: str, segmentdata: Mapping[str, Any], N: int = 256, gamma: float = 1.0) -> None:  # noqa: N803
        channels = [_segments(segmentdata[channel], N, gamma) for channel in ("red", "green", "blue")]
        alpha = _segments(segmentdata["alpha"], N, 1.0) if "alpha" in segmentdata else np.ones(N)
        super().__init__(name, np.stack([*channels, alpha], axis=1))

    @staticmethod
    def from_list(name: str, colors: Any, N: int = 256, gamma: float = 1.0) -> LinearSegmentedColormap:  # noqa: N803 - as the real one
        """Make a colormap from colours, evenly spaced or as (value, colour) pairs.

        Parameters
        ----------
        name : str
        colors : sequence of colours or of (float, colour)
        N : int
            Number of colours.
        gamma : float
            Power of the values.

        Returns
        -------
        colormap : LinearSegmentedColormap

        Raises
        ------
        ValueError
            If one of them is no colour, or the values do not increase from 0 to 1.
        """
        colors = list(colors)
        if all(isinstance(entry, tuple | list) and len(entry) == 2 for entry in colors):
            values = np.array([value for value, _ in colors], float)
            rgba = to_rgba_array([colour for _, colour in colors])
        else:
            values, rgba = np.linspace(0, 1, len(colors)), to_rgba_array(colors)
        segments = {
            channel: np.column_stack([values, rgba[:, number], rgba[:, number]])
            for number, channel in enumerate(("red", "green", "blue", "alpha"))
        }
        return LinearSegmentedColormap(name, segments, N, gamma)


def _segments(points: Any, count: int, gamma: float) -> NDArray[np.float64]:
    """Sample one channel at ``count`` values from 0 to 1."""
    position = np.linspace(0, 1, count) ** gamma
    channel: NDArray[np.float64]
    if callable(points):
        channel = np.asarray(points(position), float)
    else:
        values, before, after = np.asarray(points, float).T
        if values[0] != 0 or values[-1] != 1 or (np.diff(values) < 0).any():
            raise ValueError("data mapping points must increase from x=0 to x=1")
        values, position = values * (count - 1), position * (count - 1)
        upper = np.clip(np.searchsorted(values, position), 1, len(values) - 1)
        share = (position - values[upper - 1]) / np.maximum(
            values[upper] - values[upper - 1], np.finfo(float).tiny
        )
        channel = share * (before[upper] - after[upper - 1]) + after[upper - 1]
        channel[0], channel[-1] = after[0], before[-1]
    return channel.clip(0, 1)


class ColormapRegistry(Mapping[str, Colormap]):
    """All colormaps by name, as ``matplotlib.colormaps``."""

    def __init__(self) -> None:
        self._own: dict[str, Colormap] = {}

    def __getitem__(self, name: str) -> Colormap:
        if name in self._own:
            return self._own[name]
        if name not in colormaps():
            raise KeyError(f"{name!r} is not a known colormap name")
        table = colormaps()[name]
        return Colormap(name, table.values, listed=table.listed)

    def __iter__(self) -> Iterator[str]:
        return iter((*colormaps(), *self._own))

    def __len__(self) -> int:
        return len(colormaps()) + len(self._own)

    def __call__(self) -> list[str]:
        """List the names."""
        return list(self)

    def get_cmap(self, cmap: Any = None) -> Colormap:
        """Give a colormap by name, or the one given.

        Parameters
        ----------
        cmap : str or Colormap, optional

        Returns
        -------
        colormap : Colormap

        Raises
        ------
        ValueError
            If there is no such name.
        """
        if isinstance(cmap, Colormap):
            return cmap
        try:
            return self["viridis" if cmap is None else cmap]
        except KeyError:
            raise ValueError(
                f"{cmap!r} is not a valid value for cmap: use 'gray', 'viridis', 'hot' ..."
            ) from None

    def register(self, cmap: Colormap, *, name: str | None = None, **_: object) -> None:
        """Add a colormap.

        Parameters
        ----------
        cmap : Colormap
        name : str, optional
        """
        self._own[name or cmap.name] = cmap
