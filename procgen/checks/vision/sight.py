"""What a subject shows: each analysis is made once for all checks; marks explain what they found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from procgen.checks.vision.discs import Disc, discs_of
from procgen.checks.vision.faces import Face, face_of
from procgen.checks.vision.figures import Figure, figures_of, find
from procgen.checks.vision.readings import Paints, Reading, drawn_readings, paint_reading, paints_of
from procgen.checks.vision.view import View, view_of
from procgen.types import Mark

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from procgen.checks import Subject
    from procgen.checks.vision.regions import Region

Role = Literal["found", "wrong", "missing"]


def view(subject: Subject) -> View:
    """Bring the subject's picture to working size.

    Parameters
    ----------
    subject : Subject

    Returns
    -------
    view : View
    """
    return subject.memo("view", lambda: view_of(subject.pixels))


def paints(subject: Subject) -> Paints:
    """Find the main colours of the subject's picture.

    Parameters
    ----------
    subject : Subject

    Returns
    -------
    paints : Paints
    """
    return subject.memo("paints", lambda: paints_of(view(subject)))


def readings(subject: Subject) -> tuple[Reading, ...]:
    """Cut the subject's picture into regions: by paint, and by difference from the border's colour.

    Parameters
    ----------
    subject : Subject

    Returns
    -------
    readings : tuple of Reading
        The one by paint first.
    """
    seen = view(subject)
    return subject.memo("readings", lambda: (paint_reading(seen, paints(subject)), *drawn_readings(seen)))


def figures(subject: Subject) -> tuple[Figure, ...]:
    """Gather what all readings of the subject's picture show into figures.

    Parameters
    ----------
    subject : Subject

    Returns
    -------
    figures : tuple of Figure
        The largest first.
    """
    return subject.memo("figures", lambda: figures_of(view(subject), readings(subject)))


def found(subject: Subject, shape: str, colour: str | None = None) -> tuple[tuple[Figure, float, float], ...]:
    """Find the subject's figures of a shape and colour, see `procgen.checks.vision.figures.find`.

    Parameters
    ----------
    subject : Subject
    shape : str
    colour : str, optional

    Returns
    -------
    found : tuple of (Figure, float, float)
        Figure, score and doubt, the best first.
    """
    return subject.memo(("found", shape, colour), lambda: tuple(find(figures(subject), shape, colour)))


def discs(subject: Subject) -> tuple[Disc, ...]:
    """Find what may be a large disc in the subject's picture, in several readings.

    Parameters
    ----------
    subject : Subject

    Returns
    -------
    discs : tuple of Disc
    """
    return subject.memo("discs", lambda: discs_of(view(subject), across=0.15))


def face(subject: Subject) -> Face | None:
    """Find the subject's face.

    Parameters
    ----------
    subject : Subject

    Returns
    -------
    face : Face or None
    """
    return subject.memo("face", lambda: face_of(view(subject), discs(subject)))


def circle(seen: View, disc: Disc, role: Role = "found", label: str = "") -> Mark:
    """Draw a disc's circle.

    Parameters
    ----------
    seen : View
    disc : Disc
    role : str
    label : str

    Returns
    -------
    mark : Mark
        In the picture's own rows and columns.
    """
    row, column = seen.to_picture(disc.centre)
    return Mark("circle", ((float(row), float(column)),), role, disc.radius / seen.scale, label)


def outline(seen: View, region: Region, role: Role = "found", label: str = "") -> Mark:
    """Draw a region's outline.

    Parameters
    ----------
    seen : View
    region : Region
    role : str
    label : str

    Returns
    -------
    mark : Mark
        A polygon of at most 60 corners in the picture's own rows and columns.
    """
    border = region.outline
    return lines(seen, border[:: max(1, -(-len(border) // 60))], role, label, closed=True)


def lines(
    seen: View, points: ArrayLike, role: Role = "found", label: str = "", *, closed: bool = False
) -> Mark:
    """Draw lines through points of the view.

    Parameters
    ----------
    seen : View
    points : array_like of shape (N, 2)
        (row, column) pairs.
    role : str
    label : str
    closed : bool
        Whether the last point is joined with the first.

    Returns
    -------
    mark : Mark
        In the picture's own rows and columns.
    """
    places = np.round(seen.to_picture(points), 2)
    corners = tuple((row, column) for row, column in places.tolist())
    return Mark("polygon" if closed else "polyline", corners, role, 0.0, label)
