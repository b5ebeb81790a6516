"""Read a QR code off a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision.opencv import read_qr

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from procgen.checks import Subject
    from procgen.checks.vision.opencv import Mask

SHOWN = 60
"""Letters of a text that a sentence shows."""
_LEAST_MODULE, _QUIET, _DRAWN = 3, 4, 4
"""Pixels of a module at least, modules of light around a code, and pixels of a module that is read."""
_SMALLEST, _LARGEST = 21, 177
"""Modules on a side."""
_CLEAN = 0.98
"""Share of a code's pixels that have their module's colour."""
_FORMAT_MASK, _FORMAT_CODE = 0b101010000010010, 0b10100110111
"""What the 15 bits of a format are masked with, and the generator of their code (ISO/IEC 18004, annex C)."""


def check(subject: Subject, *, text: str) -> Finding:
    """Judge a QR code by what it says.

    Parameters
    ----------
    subject : Subject
    text : str

    Returns
    -------
    finding : Finding
        1 if the code reads as the text, letter by letter; 0.1 if as another text; 0 if there is none that
        stands upright, of whole modules, in a light frame. Only what has the corners of a code is given to
        the reader, which takes a minute for a board of single pixels.

    References
    ----------
    .. [1] ISO/IEC 18004:2015, "QR Code bar code symbology specification".
    """
    gray = np.rint(subject.pixels.astype(np.float64) @ np.array([0.299, 0.587, 0.114])).astype(np.uint8)
    code = _modules(gray)
    if code is None:
        return Finding(
            0.0,
            "there is no upright QR code with three corner squares, square modules of at least"
            f" {_LEAST_MODULE} whole pixels and {_QUIET} light modules around",
        )
    if not _reads_rightwards(code):
        return Finding(0.0, "the QR code is mirrored: its format reads only with rows and columns exchanged")
    said = read_qr(_drawn(code))
    if not said:
        return Finding(0.0, "the QR code cannot be read")
    if said != text:
        return Finding(
            0.1, f"the QR code reads {_short(said)} ({len(said)} letters), not {_short(text)} ({len(text)})"
        )
    return Finding(1.0, f"the QR code reads as asked, all {len(text)} letters")


def _modules(gray: NDArray[np.uint8]) -> Mask | None:
    """Tell which modules of the one upright code are dark; None if there is no such code."""
    dark = gray < (int(gray.min()) + int(gray.max())) / 2
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if not len(rows):
        return None
    box = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    length = len(box)
    side = round(7 * length / max(1, int((~box[0]).argmax())))  # a corner square is seven modules wide
    if length != len(box[0]) or not _SMALLEST <= side <= _LARGEST or side % 4 != 1 or length % side:
        return None
    module = length // side
    ends = (*rows[[0, -1]], *columns[[0, -1]])
    light = min(ends[0], ends[2], gray.shape[0] - 1 - ends[1], gray.shape[1] - 1 - ends[3])
    code = box[module // 2 :: module, module // 2 :: module]
    clean = np.mean(code.repeat(module, axis=0).repeat(module, axis=1) == box)
    if module < _LEAST_MODULE or light < _QUIET * module or clean < _CLEAN:
        return None
    away = np.maximum(*np.abs(np.mgrid[-3:4, -3:4]))
    corners = (code[:7, :7], code[:7, -7:], code[-7:, :7])
    return code if all(np.array_equal(corner, away != 2) for corner in corners) else None


def _reads_rightwards(code: Mask) -> bool:
    """Tell whether the format beside the upper left corner is one: mirrored codes have it backwards."""
    along, down = code[8, [0, 1, 2, 3, 4, 5, 7, 8]], code[[7, 5, 4, 3, 2, 1, 0], 8]
    left = int("".join("01"[int(bit)] for bit in (*along, *down)), 2) ^ _FORMAT_MASK
    for place in range(14, 9, -1):  # what is left of a division without carries is nought
        if left >> place & 1:
            left ^= _FORMAT_CODE << (place - 10)
    return left == 0


def _drawn(code: Mask) -> NDArray[np.uint8]:
    """Draw a code in black on white."""
    framed = np.pad(code, _QUIET).repeat(_DRAWN, axis=0).repeat(_DRAWN, axis=1)
    return np.where(framed, 0, 255).astype(np.uint8)


def _short(text: str) -> str:
    return repr(text if len(text) <= SHOWN else text[: SHOWN - 3] + "...")
