"""What programs do to figures beside showing arrays: decoration is ignored, drawing is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from sandbox.facades.advice import DRAWING
from sandbox.facades.modules import RefusedAttribute

if TYPE_CHECKING:
    from collections.abc import Iterator

_DRAWS = """
    acorr angle_spectrum annotate arrow axhline axhspan axline axvline axvspan bar bar_label barbs barh
    boxplot broken_barh clabel cohere contour contourf csd ecdf errorbar eventplot fill fill_between
    fill_betweenx figimage figtext hexbin hist hist2d hlines loglog magnitude_spectrum pcolor pcolorfast
    pcolormesh phase_spectrum pie plot plot_date plot_surface plot_wireframe polar psd quiver quiverkey
    scatter semilogx semilogy specgram spy stackplot stairs stem step streamplot table text tricontour
    tricontourf tripcolor triplot violinplot vlines xcorr add_artist add_collection add_line add_patch
    secondary_xaxis secondary_yaxis inset_axes buffer_rgba tostring_argb tostring_rgb print_to_buffer
    copy_from_bbox Annotation Arrow Artist Circle Line2D Polygon Rectangle Text
"""
DRAWS = frozenset(_DRAWS.split())
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
        return decoration(self._name, name)

    def __call__(self, *_: object, **__: object) -> Decoration:
        """Do nothing."""
        return self

    def __getitem__(self, _: object) -> Decoration:
        return self

    def __setitem__(self, _: object, __: object) -> None:
        pass

    def __iter__(self) -> Iterator[Decoration]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def decoration(owner: str, name: str) -> Decoration:
    """Give an attribute that does not change the picture.

    Parameters
    ----------
    owner : str
        What it belongs to, as the program writes it.
    name : str
        Name of the attribute.

    Returns
    -------
    decoration : Decoration

    Raises
    ------
    AttributeError
        If the name belongs to the language.
    RefusedAttribute
        If it draws.
    """
    if name.startswith("__"):
        raise AttributeError(name)
    refuse_drawing(owner, name)
    return Decoration(f"{owner}.{name}")


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
