"""Compare swatches with colours that have a name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from procgen.checks import Finding
from procgen.checks.vision.colours import ciede2000, to_lab
from procgen.exact.closeness import grade
from procgen.exact.surveyed_colours import surveyed
from procgen.types import Mark
from sandbox.facades.tables import colours

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from procgen.checks import Subject

JUDGES_BLANK = True


_EDGE = 0.1
"""What is left out on each side of a swatch, of its length: edges may lie a little off."""
_EVEN, _SPOTS = 20, 0.005
"""A pixel has another colour if a channel, of 255, differs by more from most of the swatch; so many may."""


def _css() -> dict[str, tuple[int, int, int]]:
    """Give the colours of CSS, without matplotlib's own."""
    listed = ((name, colour) for name, colour in colours().items() if len(name) > 2 and ":" not in name)
    return {name: (round(255 * r), round(255 * g), round(255 * b)) for name, (r, g, b) in listed}


TABLES: Mapping[str, Callable[[], Mapping[str, tuple[int, int, int]]]] = MappingProxyType(
    {"css": _css, "xkcd": surveyed}
)
"""Lists of named colours, red, green and blue from 0 to 255."""


def check(
    subject: Subject, *, names: Sequence[str], columns: int, table: str = "css", bound: float = 5.0
) -> Finding:
    """Measure how far each swatch is from the colour of its name.

    Parameters
    ----------
    subject : Subject
    names : sequence of str
        Of colours, from left to right, then down, in cells of equal size.
    columns : int
        Swatches in a row.
    table : str
        Key of `TABLES`.
    bound : float
        How far each may be off, CIEDE2000.

    Returns
    -------
    finding : Finding
        Graded by `procgen.exact.closeness.grade`.
    """
    rows = -(-len(names) // columns)
    height, width = subject.pixels.shape[:2]
    high, wide = height / rows, width / columns
    if min(high, wide) < 4:
        return Finding(0.0, f"the picture is {height} x {width}, too small for {rows} x {columns} swatches")
    found, other, boxes = [], [], []
    for number in range(len(names)):
        row, column = divmod(number, columns)
        box = (row * high, column * wide), ((row + 1) * high, (column + 1) * wide)
        middle = subject.pixels[
            int((row + _EDGE) * high) : int((row + 1 - _EDGE) * high) + 1,
            int((column + _EDGE) * wide) : int((column + 1 - _EDGE) * wide) + 1,
        ].reshape(-1, 3)
        found.append(np.median(middle, axis=0))
        other.append(float((np.abs(middle - found[-1]).max(axis=1) > _EVEN).mean()))
        boxes.append(box)
    known = TABLES[table]()
    wanted = np.array([known[name] for name in names], np.float64)
    off = ciede2000(to_lab(np.array(found)), to_lab(wanted))
    errors = np.maximum(off, bound * np.array(other) / _SPOTS)
    worst = int(errors.argmax())
    why = (
        f"{(errors <= bound).sum()} of {len(names)} swatches are right; {names[worst]} is {off[worst]:.1f} "
        f"off (CIEDE2000, at most {bound:g}) and {100 * other[worst]:.1f} % of it has another colour than "
        f"most of it (at most {100 * _SPOTS:g} %)"
    )
    marks = (Mark("box", boxes[worst], "wrong", label=names[worst]),) if errors[worst] > bound else ()
    return Finding(grade(errors, bound), why, marks)
