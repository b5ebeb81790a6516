"""Read the labelled pictures: the labels of one check, and what else a picture shows."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procgen.png import read_png

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Labelled:
    """One labelled picture."""

    path: Path
    source: str
    yes: bool
    """The label; pictures whose label is unclear are left out."""
    is_face: bool
    """Whether it shows two eyes or a mouth, of a smiley or not."""

    def pixels(self) -> NDArray[np.uint8]:
        """Read the picture."""
        return read_png(self.path)


def labelled(folder: Path, label: str) -> list[Labelled]:
    """List the pictures that have a clear label.

    Parameters
    ----------
    folder : Path
        Holds ``labels.csv``.
    label : str
        A column of it.

    Returns
    -------
    pictures : list of Labelled
        In the order of the file.
    """
    with (folder / "labels.csv").open(encoding="utf-8") as file:
        return [
            Labelled(
                folder / row["file"],
                row["source"],
                row[label] == "yes",
                "yes" in (row["two_eyes"], row["mouth_present"]),
            )
            for row in csv.DictReader(file)
            if row[label] in ("yes", "no")
        ]
