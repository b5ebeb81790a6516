"""Answer every prompt without reading it: what a score is worth shows in what these policies get.

Only the size of the picture is taken from the prompt. ``null:blank``, ``null:noise``, ``null:collage``,
``null:disc``, ``null:ID`` for the reference program of a task, whatever was asked, and ``null:best-template``
for the one among these that gets most.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen import suite
from procgen.errors import UnknownName
from procgen.exact.collage import drawing
from procgen.types import Completion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from procgen.models import ModelOptions
    from procgen.types import Message

_SIZE = re.compile(r"array of (\d+) rows and (\d+) columns|draw\((\d+), (\d+)\)")
_USUAL_SIZE = (256, 256)

_DRAWINGS: Mapping[str, str] = MappingProxyType(
    {
        "blank": "    return np.full((height, width, 3), 255, np.uint8)\n",
        "noise": "    return np.random.default_rng(1).integers(0, 256, (height, width, 3), dtype=np.uint8)\n",
        "disc": """    row, column = np.ogrid[:height, :width]
    inside = np.hypot(row + 0.5 - height / 2, column + 0.5 - width / 2) <= min(height, width) / 4
    return np.where(inside[:, :, None], (200, 30, 30), (255, 255, 255)).astype(np.uint8)
""",
    }
)
DRAWINGS = (*_DRAWINGS, "collage")
"""Names that stand for a picture of no task."""
BEST_TEMPLATE = "arc"
"""The task whose reference gets most on all others: ``experiments/06_null_policies`` measures every one."""
POLICIES = (*DRAWINGS, "best-template")
"""Every name but those of tasks."""


@dataclass(frozen=True, slots=True)
class Null:
    """A model that always draws the same."""

    name: str
    source: str
    """Defines ``draw(height, width)``, or leaves ``image`` of a size of its own."""

    def complete(self, messages: Sequence[Message], *, seed: int | None = None) -> Completion:  # noqa: ARG002 - the protocol's signature
        """Return the program.

        Parameters
        ----------
        messages : sequence of Message
            Only the size in the first of them has an effect.
        seed : int, optional
            Without effect.

        Returns
        -------
        completion : Completion
        """
        return Completion(f"```python\n{self.program(messages[0].text)}```", model=self.name)

    def program(self, prompt: str) -> str:
        """Fit the program to the size that a prompt asks for.

        Parameters
        ----------
        prompt : str

        Returns
        -------
        source : str
            Leaves ``image``, and defines ``draw`` where the drawing can have any size.
        """
        found = _SIZE.search(prompt)
        height, width = [int(part) for part in found.groups() if part] if found else _USUAL_SIZE
        if "def draw(" not in self.source:
            return self.source
        return f"{self.source}\n\nimage = draw({height}, {width})\n"


def connect(model: str, options: ModelOptions) -> Null:  # noqa: ARG001 - every provider's signature
    """Choose a policy.

    Parameters
    ----------
    model : str
        One of `POLICIES`, or the id of a task.
    options : ModelOptions
        Without effect.

    Returns
    -------
    model : Null

    Raises
    ------
    UnknownName
        If there is neither such a policy nor such a task.
    """
    if model == "collage":
        return Null("null:collage", drawing(Random(0)))  # noqa: S311 - always the same picture, not a secret
    if model in _DRAWINGS:
        return Null(f"null:{model}", f"import numpy as np\n\n\ndef draw(height, width):\n{_DRAWINGS[model]}")
    chosen = BEST_TEMPLATE if model == POLICIES[-1] else model
    try:
        task = suite.load_task(chosen)
    except UnknownName as error:
        raise UnknownName(
            f"there is no null policy {model!r}; there is: {', '.join(POLICIES)}, or the id of a task"
        ) from error
    return Null(f"null:{model}", suite.template(chosen).reference(task))
