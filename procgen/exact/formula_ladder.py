"""Make a ladder out of a formula that gives the true picture of a given difficulty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.formula_template import FormulaTemplate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters, Parts
    from procgen.types import Size


@dataclass(frozen=True, slots=True)
class FormulaLadder:
    """A ladder whose rungs are parameters of one formula, judged pixel by pixel."""

    module: str
    """``__name__`` of the ladder's file."""
    parameters: Callable[[Random, int], Parameters]
    """Draws the parameters of a rung from random numbers and from nothing else."""
    pixels: Callable[[Parameters, int, int], NDArray[np.uint8]]
    """Gives the true picture for parameters, height and width: of shape (H, W, 3) and dtype uint8."""
    parts: Callable[[Parameters, int, int], Parts]
    """Divides that picture into parts, each of which has to be right."""
    words: Callable[[Parameters], tuple[str, str]]
    """Words the wish in English and in Chinese, without the picture's size."""
    source: Callable[[Parameters], str]
    """Writes a program that defines ``draw(height, width)``, independently of ``pixels``."""
    edits: Callable[[Parameters], Mapping[str, Parameters]]
    """Lists what is changed in mutants: name to changed parameters, given to ``source``."""
    rungs: tuple[int, ...]
    """Those that an evaluation tries unless told otherwise, rising."""
    size: Callable[[int], Size]
    """Height and width of a rung's picture, pixels."""
    share: float = 0.9
    """What share of every part's pixels has to agree."""
    stray: float = 0.004
    """What share of the whole picture may disagree."""
    bears_averaging: bool = True
    """Whether nothing is so thin that an average over half a pixel takes it away where things meet."""

    def at(self, rung: int) -> FormulaTemplate:
        """Give the template of one rung."""
        return FormulaTemplate(
            self.module,
            lambda rng: self.parameters(rng, rung),
            self.pixels,
            self.words,
            self.source,
            self.edits,
            self.size(rung),
            share=self.share,
            stray=self.stray,
            bears_averaging=self.bears_averaging,
            rung=rung,
            parts=self.parts,
        )


def cells(height: int, width: int, rows: int, columns: int, what: str = "cell") -> Parts:
    """Divide a picture into equal cells.

    Parameters
    ----------
    height, width : int
        Of the picture, pixels.
    rows, columns : int
        Number of cells down and across.
    what : str
        What a person calls a cell.

    Returns
    -------
    parts : ndarray of shape (H, W) and dtype intp
    names : tuple of str
        Rows and columns of cells counted from 0.

    Examples
    --------
    >>> cells(2, 4, 1, 2)[0].tolist()
    [[0, 0, 1, 1], [0, 0, 1, 1]]
    """
    row = np.arange(height, dtype=np.intp)[:, None] * rows // height
    column = np.arange(width, dtype=np.intp)[None, :] * columns // width
    names = tuple(
        f"the {what} in row {r}, column {c}" for r in range(1, rows + 1) for c in range(1, columns + 1)
    )
    return row * columns + column, names
