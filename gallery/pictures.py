"""Where pictures lie in a site, and how one is shown; nothing here writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery.markup import Html, fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procgen.types import Picture, Record

FOLDER = "pictures"
_STAGE = 352
"""Longer side, pixels, to which a smaller picture is enlarged where it is the subject of the page."""
_CRISP = 2
"""Enlarged so much or more, by a whole number, a picture shows its pixels as sharp squares."""


def file_name(picture: Picture) -> str:
    """Name a picture's file in a site by its content: equal pictures share one file.

    Parameters
    ----------
    picture : Picture

    Returns
    -------
    path : str
        Relative to the site.
    """
    return f"{FOLDER}/{picture.digest[:16]}.png"


def of(record: Record) -> Iterator[Picture]:
    """Give every picture that a page about a record shows.

    Parameters
    ----------
    record : Record

    Yields
    ------
    picture : Picture
    """
    for attempt in record.attempts:
        if attempt.picture is not None:
            yield attempt.picture
        yield from (picture for picture in attempt.hidden if picture is not None)
        for message in attempt.asked:
            yield from message.pictures


def image(picture: Picture, alt: str, *, large: bool = False) -> Html:
    """Show a picture.

    Parameters
    ----------
    picture : Picture
    alt : str
        What it is, for those who do not see it.
    large : bool
        Whether it is the subject of the page, not a thumbnail; a small picture is then enlarged, and its
        pixels are kept crisp.

    Returns
    -------
    markup : Html
    """
    fits = _STAGE / max(picture.height, picture.width)
    scale = max(1, int(fits) if fits >= _CRISP else fits) if large else 1
    return fill(
        "image",
        source=file_name(picture),
        height=round(picture.height * scale),
        width=round(picture.width * scale),
        alt=alt,
        kind="crisp" if fits >= _CRISP else "smooth",
        loading="eager" if large else "lazy",
    )
