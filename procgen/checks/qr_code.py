"""Read a QR code off a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision.opencv import read_qr

if TYPE_CHECKING:
    from procgen.checks import Subject

SHOWN = 60
"""Letters of a text that a sentence shows."""


def check(subject: Subject, *, text: str) -> Finding:
    """Judge a QR code by what it says.

    Parameters
    ----------
    subject : Subject
    text : str

    Returns
    -------
    finding : Finding
        1 if the code reads as the text, letter by letter; 0.1 if as another text; 0 if there is none.

    References
    ----------
    .. [1] ISO/IEC 18004:2015, "QR Code bar code symbology specification".
    """
    gray = np.rint(subject.pixels.astype(np.float64) @ np.array([0.299, 0.587, 0.114])).astype(np.uint8)
    said = read_qr(gray)
    if not said:
        return Finding(0.0, "no QR code can be read")
    if said != text:
        return Finding(
            0.1, f"the QR code reads {_short(said)} ({len(said)} letters), not {_short(text)} ({len(text)})"
        )
    return Finding(1.0, f"the QR code reads as asked, all {len(text)} letters")


def _short(text: str) -> str:
    return repr(text if len(text) <= SHOWN else text[: SHOWN - 3] + "...")
