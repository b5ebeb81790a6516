"""Make a ladder whose wish many pictures fulfil, so that a check of its own judges them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from procgen.exact.formula_template import HALFWAY, RESTYLED, pictured, wished
from procgen.exact.mutations import AFTERTHOUGHTS, amended
from procgen.types import Check, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from procgen.exact.formula_template import Parameters
    from procgen.types import Size


@dataclass(frozen=True, slots=True)
class FreeLadder:
    """A ladder whose rungs leave a choice to the maker, judged by a check of their own."""

    module: str
    """``__name__`` of the ladder's file."""
    parameters: Callable[[Random, int], Parameters]
    """Draws the parameters of a rung from random numbers and from nothing else."""
    words: Callable[[Parameters], tuple[str, str]]
    """Words the wish in English and in Chinese, without the picture's size."""
    check: str
    """Name of the check."""
    demands: Callable[[Parameters], Mapping[str, Any]]
    """Gives the parameters of the check."""
    source: Callable[[Parameters], str]
    """Writes a program that defines ``draw(height, width)``."""
    choices: Callable[[Parameters], Mapping[str, Parameters]]
    """Lists other choices that fulfil the wish: name to changed parameters, given to ``source``."""
    edits: Callable[[Parameters], Mapping[str, Parameters]]
    """Lists what is changed in mutants, likewise."""
    spoilt: tuple[str, ...]
    """Further mutants: names of those `AFTERTHOUGHTS` that never leave the wish fulfilled."""
    rungs: tuple[int, ...]
    """Those that an evaluation tries unless told otherwise, rising."""
    size: Callable[[int], Size]
    """Height and width of a rung's picture, pixels."""
    in_whole_pixels: bool = False
    """Whether the prompt asks that edges lie between pixels, so that nothing may be half a pixel off."""

    def at(self, rung: int) -> FreeTemplate:
        """Give the template of one rung."""
        return FreeTemplate(self, rung)


@dataclass(frozen=True, slots=True)
class FreeTemplate:
    """One rung of a `FreeLadder`."""

    ladder: FreeLadder
    rung: int

    def _parameters(self, seed: int) -> Parameters:
        drawn = Random(f"{self.ladder.module}:{self.rung}:{seed}")  # noqa: S311 - a reproducible drawing, not a secret
        return self.ladder.parameters(drawn, self.rung)

    def task(self, seed: int) -> Task:
        """Draw an instance from a seed."""
        *_, level, name = self.ladder.module.split(".")
        parameters, size = self._parameters(seed), self.ladder.size(self.rung)
        return Task(
            id=f"{name}@{self.rung}",
            level=level,
            seed=seed,
            prompts=wished(*self.ladder.words(parameters), size),
            checks=(Check(self.ladder.check, self.ladder.demands(parameters), told=False),),
            parameters=parameters,
            size=size,
        )

    def _program(self, parameters: Parameters) -> str:
        return pictured(self.ladder.source(parameters), self.ladder.size(self.rung))

    def reference(self, task: Task) -> str:
        """Write a program that fulfils the wish."""
        return self._program(self._parameters(task.seed))

    def variants(self, task: Task) -> dict[str, str]:
        """Write programs that fulfil it in another manner."""
        parameters = self._parameters(task.seed)
        plain = self._program(parameters)
        found = {name: amended(plain, task.size, expression) for name, expression in RESTYLED.items()}
        if not self.ladder.in_whole_pixels:
            found["half a pixel off"] = amended(plain, task.size, HALFWAY)
        return found | self._edited(self.ladder.choices(parameters))

    def mutants(self, task: Task) -> dict[str, str]:
        """Write programs that miss it in one way."""
        parameters = self._parameters(task.seed)
        plain = self._program(parameters)
        found = {name: amended(plain, task.size, AFTERTHOUGHTS[name]) for name in self.ladder.spoilt}
        return found | self._edited(self.ladder.edits(parameters))

    def _edited(self, edits: Mapping[str, Parameters]) -> dict[str, str]:
        return {name: self._program(edit) for name, edit in edits.items()}
