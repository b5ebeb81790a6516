"""Ask for a picture of the size that the prompt names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.checks import Finding

if TYPE_CHECKING:
    from procgen.checks import Subject

JUDGES_BLANK = True


def check(subject: Subject, *, height: int, width: int) -> Finding:
    """Compare height and width.

    Parameters
    ----------
    subject : Subject
    height, width : int
        Pixels.

    Returns
    -------
    finding : Finding
        1 or 0.
    """
    found = subject.picture.height, subject.picture.width
    why = f"the picture is {found[0]} x {found[1]} (height x width, asked for {height} x {width})"
    return Finding(float(found == (height, width)), why)
