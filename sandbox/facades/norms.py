"""Norms: how data values become positions on a colormap, computed as matplotlib does."""

# ruff: noqa: ANN401 - stands for functions that take many kinds of things

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


class Normalize:
    """Map values from ``vmin .. vmax`` linearly to 0 .. 1; limits not given are taken from the first data.

    Parameters
    ----------
    vmin, vmax : float, optional
    clip : bool
        Whether values outside are moved to the limits.
    """

    def __init__(self, vmin: Any = None, vmax: Any = None, clip: bool = False) -> None:
        self.vmin = _plain(vmin)
        self.vmax = _plain(vmax)
        self.clip = clip

    def __call__(self, value: ArrayLike, clip: bool | None = None) -> Any:
        """Map values."""
        result = as_floats(value)
        self.autoscale_None(result)
        if self.vmin is None or self.vmax is None:
            return result
        if self.vmin > self.vmax:
            raise ValueError("vmin must be less than or equal to vmax")
        if self.vmin == self.vmax:
            result[...] = 0
        else:
            if self.clip if clip is None else clip:
                result = np.ma.array(
                    np.clip(result.filled(self.vmax), self.vmin, self.vmax), mask=result.mask
                )
            result = self._scaled(result)
        return result if np.ndim(value) else result[()]

    def _scaled(self, values: np.ma.MaskedArray[Any, Any]) -> np.ma.MaskedArray[Any, Any]:
        """Map values, which may be overwritten; the limits are numbers and differ."""
        data, mask = values.data, values.mask
        low, high = np.float64(self.vmin), np.float64(self.vmax)
        data -= low
        data /= high - low
        return np.ma.array(data, mask=mask, copy=False)

    def autoscale_None(self, values: ArrayLike) -> None:  # noqa: N802 - matplotlib's name
        """Take the limits that are missing from the data.

        Parameters
        ----------
        values : array-like
        """
        array: np.ma.MaskedArray[Any, Any] = np.ma.asanyarray(values)
        if array.size and array.count():
            self.vmin = _plain(array.min()) if self.vmin is None else self.vmin
            self.vmax = _plain(array.max()) if self.vmax is None else self.vmax

    def autoscale(self, values: ArrayLike) -> None:
        """Take both limits from the data.

        Parameters
        ----------
        values : array-like
        """
        self.vmin = self.vmax = None
        self.autoscale_None(values)


class PowerNorm(Normalize):
    """Map values linearly to 0 .. 1 and raise them to a power.

    Parameters
    ----------
    gamma : float
        The power.
    vmin, vmax : float, optional
    clip : bool
    """

    def __init__(
        self,
        gamma: float,
        vmin: Any = None,
        vmax: Any = None,
        clip: bool = False,
    ) -> None:
        super().__init__(vmin, vmax, clip)
        self.gamma = gamma

    def _scaled(self, values: np.ma.MaskedArray[Any, Any]) -> np.ma.MaskedArray[Any, Any]:
        data, mask = values.data, values.mask
        data -= self.vmin
        data /= self.vmax - self.vmin
        data[data > 0] = np.power(data[data > 0], self.gamma)
        return np.ma.array(data, mask=mask, copy=False)


class LogNorm(Normalize):
    """Map the decimal logarithm of values linearly to 0 .. 1; values that have none are masked."""

    def autoscale_None(self, values: ArrayLike) -> None:  # noqa: N802 - matplotlib's name
        """Take the limits that are missing from the data above zero.

        Parameters
        ----------
        values : array-like
        """
        super().autoscale_None(np.ma.masked_less_equal(values, 0))

    def _scaled(self, values: np.ma.MaskedArray[Any, Any]) -> np.ma.MaskedArray[Any, Any]:
        low, high = np.log10([self.vmin, self.vmax])
        if not np.isfinite([low, high]).all():
            raise ValueError("Invalid vmin or vmax")
        scaled: np.ma.MaskedArray[Any, Any] = np.ma.log10(values)
        scaled -= low
        scaled /= high - low
        return scaled


class BoundaryNorm(Normalize):
    """Map values to the number of the interval that they lie in.

    Parameters
    ----------
    boundaries : array-like
        Increasing limits of the intervals.
    ncolors : int
        Colours of the colormap that it will be used with.
    """

    def __init__(self, boundaries: ArrayLike, ncolors: int, clip: bool = False, **_: object) -> None:
        self.boundaries = np.asarray(boundaries)
        super().__init__(self.boundaries[0], self.boundaries[-1], clip)
        self.N = len(self.boundaries)
        self.Ncmap = ncolors

    def __call__(self, value: ArrayLike, clip: bool | None = None) -> Any:
        """Map values."""
        values = as_floats(value)
        filled = values.filled(self.vmax + 1)
        last = self.Ncmap
        if self.clip if clip is None else clip:
            filled, last = np.clip(filled, self.vmin, self.vmax), self.Ncmap - 1
        number = np.digitize(filled, self.boundaries) - 1
        regions = self.N - 1
        if self.Ncmap > regions:
            number = (
                np.where(number == 0, (last - 1) // 2, number)
                if regions == 1
                else number * (self.Ncmap - 1) / (regions - 1)
            )
        index = np.asarray(number).astype(np.int16)
        index = np.where(filled < self.vmin, -1, np.where(filled >= self.vmax, last, index)).astype(np.int16)
        result = np.ma.array(index, mask=values.mask)
        return result if np.ndim(value) else int(result[()])


def as_floats(values: ArrayLike) -> np.ma.MaskedArray[Any, Any]:
    """Copy data as masked floats: small integers as float32, large ones as float64, floats as they are.

    Parameters
    ----------
    values : array-like

    Returns
    -------
    floats : masked array
    """
    array = np.asarray(values)
    kind = array.dtype if array.dtype.kind == "f" else np.promote_types(array.dtype, np.float32)
    return np.ma.array(array, mask=np.ma.getmask(values), dtype=kind, copy=True)


def _plain(limit: Any) -> Any:
    """Turn a numpy number into a plain one, so that arithmetic does not overflow its type."""
    return limit.item() if hasattr(limit, "item") else limit
