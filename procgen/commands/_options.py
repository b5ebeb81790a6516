"""Options and refusals that several commands share."""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from procgen import plugins, suite
from procgen.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.types import Size

LONGEST_SIDE = 4096
"""Pixels; a float64 RGB array of this size is beyond the sandbox's own bound, so larger ones help nobody."""


def read_size(ctx: click.Context, param: click.Parameter, value: str | None) -> Size | None:
    """Read height and width as a person writes them: 256x256.

    Parameters
    ----------
    ctx, param
        Of click, whose callback this is.
    value : str or None

    Returns
    -------
    size : tuple of int or None

    Raises
    ------
    click.BadParameter
        If it is not two whole numbers from 1 to `LONGEST_SIDE` with an x between.
    """
    if value is None:
        return None
    found = re.fullmatch(r"([0-9]{1,5})[xX]([0-9]{1,5})", value)
    sides = [int(side) for side in found.groups()] if found else []
    if not sides or min(sides) < 1 or max(sides) > LONGEST_SIDE:
        wanted = f"HEIGHTxWIDTH (1 to {LONGEST_SIDE} each), as 256x256"
        raise click.BadParameter(f"{value!r} is not {wanted}", ctx, param)
    return sides[0], sides[1]


def read_shard(ctx: click.Context, param: click.Parameter, value: str) -> tuple[int, int]:
    """Read a part of a run as a person writes it: 1/4 is the first of four.

    Parameters
    ----------
    ctx, param
        Of click, whose callback this is.
    value : str

    Returns
    -------
    shard : tuple of int
        Number of the part, which the library counts from 0, and of how many.

    Raises
    ------
    click.BadParameter
        If it is not two whole numbers I/N with 1 <= I <= N.
    """
    found = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", value)
    part, parts = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= part <= parts:
        raise click.BadParameter(f"{value!r} is not I/N with I from 1 to N, as 1/4", ctx, param)
    return part - 1, parts


def chosen_tasks(names: Sequence[str], rungs: int | None = None) -> tuple[str, ...]:
    """List the tasks that names of tasks or levels stand for, each once.

    Parameters
    ----------
    names : sequence of str
        If empty, all tasks are meant. Of a ladder with or without a rung.
    rungs : int, optional
        How many of a ladder's rungs are meant, from the lowest, where none is named; all if not given.

    Returns
    -------
    ids : tuple of str

    Raises
    ------
    UnknownName
        If a name is neither a task nor a level.
    """
    known, levels = suite.task_ids(), suite.levels()
    unknown = next((name for name in names if name.partition("@")[0] not in (*known, *levels)), None)
    if unknown is not None:
        near = ", ".join(get_close_matches(unknown, [*known, *levels])) or ", ".join(levels)
        raise UnknownName(f"there is no task or level {unknown!r}; perhaps {near}; see procgen tasks")
    found = chain.from_iterable(
        suite.task_ids(name) if name in levels else (name,) for name in names or levels
    )
    return tuple(dict.fromkeys(chain.from_iterable(suite.instances(name)[:rungs] for name in found)))


def require_distinct(paths: Sequence[Path], folder: Path | None) -> None:
    """Refuse inputs whose outputs in one folder would have the same name.

    Parameters
    ----------
    paths : sequence of Path
    folder : Path or None
        Where NAME.png is written for each; nothing is refused if there is none.

    Raises
    ------
    click.UsageError
        If two inputs have the same name.
    """
    names = [path.stem for path in paths]
    twice = next((name for name in names if names.count(name) > 1), None)
    if folder is not None and twice is not None:
        raise click.UsageError(f"two inputs would be written to {folder / twice}.png; take them apart")


RUN = click.Path(path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)

as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
model = click.option(
    "--model",
    envvar="PROCGEN_MODEL",
    required=True,
    show_envvar=True,
    metavar="[PROVIDER:]MODEL",
    help="Who is asked; a plain name means an OpenAI-compatible server. See procgen models.",
)
feedback = click.option(
    "--feedback",
    default="error",
    metavar="NAME[:ARGUMENT]",
    help="What the model is told after a failure: " + ", ".join(plugins.names("procgen.feedback")) + ".",
)
seed = click.option(
    "--seed",
    type=click.IntRange(0, 2**32 - 1),
    default=0,
    help="Draws the instance; 0 to 999 are public, for development, a test draws its own from 1000 on.",
)
