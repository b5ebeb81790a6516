"""One heart, upright or a little tilted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.checks.vision.emblem_finding import finding
from procgen.checks.vision.silhouettes import BOUNDS

if TYPE_CHECKING:
    from procgen.checks import Finding, Subject


def check(subject: Subject, *, across: float = 0.25, colour: str | None = None) -> Finding:
    """Look for one large heart.

    Parameters
    ----------
    subject : Subject
    across : float
        Smallest longer side of its box, in short sides of the picture.
    colour : str, optional
        Name of its colour, see `procgen.checks.vision.colours.NAMED`.

    Returns
    -------
    finding : Finding
    """
    return finding(subject, "heart", across=across, bounds=BOUNDS["heart"], colour=colour)
