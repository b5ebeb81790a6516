"""One crescent: a disc with a bite out of it that leaves two horns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.checks.vision.emblem_finding import finding

if TYPE_CHECKING:
    from procgen.checks import Finding, Subject

_OVERLAP = (0.725, 0.805)
"""Overlap with the best of the drawn shapes at which the score is 0 and 1."""


def check(subject: Subject, *, across: float = 0.25, colour: str | None = None) -> Finding:
    """Look for one large crescent.

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
    return finding(subject, "crescent", across=across, bounds=_OVERLAP, colour=colour, on_its_own=True)
