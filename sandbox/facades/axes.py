"""matplotlib's figures and axes, as far as they show arrays."""

# ruff: noqa: ANN401 - stands for functions that take many kinds of things

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sandbox.facades.decoration import Decoration, decoration

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.facades.images import AxesImage


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
        return decoration("ax", name)

    def imshow(self, X: Any, *arguments: Any, **options: Any) -> AxesImage:  # noqa: N803 - as the real one
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

    def matshow(self, Z: Any, **options: Any) -> AxesImage:  # noqa: N803 - as the real one
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
        return decoration("fig", name)

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

    def subplots(self, nrows: int = 1, ncols: int = 1, *, squeeze: bool = True, **_: object) -> Any:
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
