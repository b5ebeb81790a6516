"""Break reference programs by named mutations, so that mending is measured for models that never crash.

A bug is a few replacements in the text of a program. The programs come from templates of other levels: they
paint pixel after pixel (`LOOPS`) or shape after shape (`SCENES`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from procgen import suite
from procgen.exact.formula_template import FormulaTemplate
from procgen.exact.scene_template import SceneTemplate

if TYPE_CHECKING:
    from procgen.exact.agreement import Truth
    from procgen.types import Task

LOOPS = ("checkerboard", "radial_gradient", "rose", "sine_plot", "spiral", "stripes", "target")
"""Tasks whose reference decides the colour of one pixel after another."""
UPRIGHT_LOOPS = ("sine_plot",)
"""Those that look different when rows are counted from below, or rows and columns are exchanged."""
SCENES = ("fish", "flower", "robot", "rocket", "sailing_boat", "snowman")
"""Tasks whose reference paints one shape after another."""
ROUND_SCENES = ("flower", "snowman")
"""Those of large discs."""
CORNERED_SCENES = ("rocket", "sailing_boat", "tree")
"""Those of large polygons."""
TURNED_SCENES = ("rosette@5", "nested_squares@4")
"""Those of shapes that are turned."""

SIZE = (208, 296)
"""Height and width of the pictures, pixels: not square, so that exchanged axes matter."""


@dataclass(frozen=True, slots=True)
class BrokenTemplate:
    """A template whose instances are broken programs, to be mended."""

    module: str
    """``__name__`` of the template's file: its last two parts are the level and the id."""
    sources: tuple[str, ...]
    """Ids of the tasks whose reference programs are broken; the seed chooses one."""
    changes: tuple[tuple[str, str], ...]
    """What is replaced in the program's text, and by what; every place where it occurs."""

    def _exact(self, seed: int) -> SceneTemplate | FormulaTemplate:
        """Give the template of the picture that is meant."""
        chosen = Random(f"{self.module}:{seed}").choice(self.sources)  # noqa: S311 - a reproducible drawing, not a secret
        whole = suite.template(chosen)
        if not isinstance(whole, SceneTemplate | FormulaTemplate):
            raise TypeError(f"{chosen} has no text to break; choose a scene or a formula")
        return replace(whole, module=self.module, size=SIZE, rung=0)

    def broken(self, task: Task) -> str:
        """Write the program that the prompt shows.

        Parameters
        ----------
        task : Task

        Returns
        -------
        source : str

        Raises
        ------
        ValueError
            If what is to be replaced does not occur.
        """
        source = self.reference(task)
        for old, new in self.changes:
            if old not in source:
                raise ValueError(f"{self.module} replaces {old!r}, which the program does not hold")
            source = source.replace(old, new)
        return source

    def task(self, seed: int) -> Task:
        """Draw an instance from a seed."""
        task = self._exact(seed).task(seed)
        wish, shown = task.prompts, f"```python\n{self.broken(task).strip()}\n```"
        prompts = {
            "short": f"{wish['short']}\n\nThis program is meant to draw it but has a bug; mend it:\n\n"
            f"{shown}",
            "detailed": f"{wish['detailed']}\n\nThe following program was written for this, but it has a "
            f"bug: it stops with an error, or it draws something else. Mend it.\n\n{shown}",
            "chinese": f"{wish['chinese']}\n\n下面的程序本应画出这幅图像,但有一个错误:"
            f"运行出错,或者画得不对。请改正。\n\n{shown}",
        }
        return replace(task, prompts=prompts)

    def truth(self, task: Task, height: int, width: int) -> Truth:
        """Give the picture that is meant."""
        return self._exact(task.seed).truth(task, height, width)

    def reference(self, task: Task) -> str:
        """Write the program before it was broken."""
        return self._exact(task.seed).reference(task)

    def variants(self, task: Task) -> dict[str, str]:
        """Write programs that draw the same in another manner."""
        return self._exact(task.seed).variants(task)

    def mutants(self, task: Task) -> dict[str, str]:
        """Write the broken program and others that are wrong."""
        return {"as it was given": self.broken(task), **self._exact(task.seed).mutants(task)}
