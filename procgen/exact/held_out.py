"""Divide what judges a picture: what a model may be told while it mends, and what only scores.

If all that scores were told, repair would measure obedience. So every task declares some of its checks as
told (`procgen.types.Check.told`), and never all.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from procgen.types import Size

_SIDES = (180, 320)
"""Shortest and longest side of a hidden size, pixels."""
_LEAST_LONGER = 1.15
"""How much longer one side is than the other, so that rows are not taken for columns unseen."""


ALONE = frozenset({"crossing_alone", "nothing_else", "scene_alone", "single"})
"""Checks that what is asked for is all that is drawn: `kept_back` does not tell them."""


def kept_back(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Keep from the model whether what is asked for is all that is drawn.

    Parameters
    ----------
    checks : iterable of Check

    Returns
    -------
    checks : tuple of Check
        Those of `ALONE` are not told, the others are as they were.
    """
    return tuple(replace(check, told=False) if check.name in ALONE else check for check in checks)


def hidden_sizes(task: str, seed: int) -> tuple[Size, Size]:
    """Draw the sizes at which a ``draw`` task is judged as well; no prompt names them.

    Parameters
    ----------
    task : str
        Id of the task.
    seed : int
        Of the instance.

    Returns
    -------
    sizes : tuple of (int, int)
        Height and width, pixels: one that is wider than high, one that is higher than wide.

    Examples
    --------
    >>> all(180 <= side <= 320 for size in hidden_sizes("disc", 3) for side in size)
    True
    """
    rng = Random(f"{task}:{seed}:sizes")  # noqa: S311 - a reproducible drawing, not a secret
    (low, wide), (narrow, high) = _sides(rng), _sides(rng)
    return (low, wide), (high, narrow)


def _sides(rng: Random) -> tuple[int, int]:
    """Draw a shorter and a longer side."""
    longer = rng.randint(round(_SIDES[0] * _LEAST_LONGER) + 1, _SIDES[1])
    return rng.randint(_SIDES[0], int(longer / _LEAST_LONGER)), longer


def truth_checks(where: Mapping[str, Any], *, at_hidden_sizes: bool = False) -> tuple[Check, ...]:
    """Judge a picture by the task's own truth, of which half of the parts is told.

    Parameters
    ----------
    where : mapping
        Parameters of the check ``truth``.
    at_hidden_sizes : bool
        Whether the program's pictures at hidden sizes are judged likewise.

    Returns
    -------
    checks : tuple of Check
        The first judges everything and is not told; ``some_parts`` is, and never lowers the score.
    """
    named = {name: value for name, value in where.items() if name != "stray"}
    checks = Check("truth", where, told=False), Check("some_parts", named)
    if not at_hidden_sizes:
        return checks
    unnamed = Check("truth", {**where, "at": "hidden sizes"}, told=False, needs_program=True)
    return (*checks, unnamed)
