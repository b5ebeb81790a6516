"""The tasks there are: levels are folders, tasks are files; nothing is registered anywhere."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Protocol, cast

from procgen.errors import UnknownName
from procgen.picture import LARGEST_SIDE
from procgen.plugins import load, names
from sandbox import Limits

if TYPE_CHECKING:
    from procgen.exact.agreement import Truth
    from procgen.types import Size, Task

_PACKAGE = "procgen.tasks"
PUBLIC_SEEDS = range(1000)
"""Seeds for development; a test draws its own above them, and keeps them to itself until it is over."""


class Template(Protocol):
    """What a task's file offers, either itself or as an object named ``TEMPLATE``."""

    def task(self, seed: int) -> Task:
        """Draw an instance from a seed and from nothing else."""
        ...

    def reference(self, task: Task) -> str:
        """Write a program that must pass."""
        ...

    def variants(self, task: Task) -> dict[str, str]:
        """Write programs that must pass as well, by name."""
        ...

    def mutants(self, task: Task) -> dict[str, str]:
        """Write programs that are wrong in one way and must fail, by name."""
        ...


class ExactTemplate(Template, Protocol):
    """A template whose wish fixes every pixel."""

    def truth(self, task: Task, height: int, width: int) -> Truth:
        """Give the picture that the task asks for, with its parts."""
        ...


class Ladder(Protocol):
    """A template with a difficulty: ``TEMPLATE`` of a file in ``procgen/tasks/ladders``."""

    rungs: tuple[int, ...]
    """Those that an evaluation tries unless told otherwise, rising; any higher one can be asked for."""

    def at(self, rung: int) -> Template:
        """Give the template of one rung."""
        ...


def seeds_name(seed: int) -> str:
    """Say what a seed is for.

    Parameters
    ----------
    seed : int

    Returns
    -------
    name : str
        ``public`` or ``test``.

    Examples
    --------
    >>> seeds_name(7), seeds_name(48_217)
    ('public', 'test')
    """
    return "public" if seed in PUBLIC_SEEDS else "test"


def levels() -> tuple[str, ...]:
    """List the levels of the suite.

    Returns
    -------
    levels : tuple of str
        Folder names, sorted.

    Examples
    --------
    >>> "article" in levels()
    True
    """
    folder = importlib.import_module(_PACKAGE)
    return tuple(sorted(module.name for module in pkgutil.iter_modules(folder.__path__) if module.ispkg))


def task_ids(level: str | None = None) -> tuple[str, ...]:
    """List the tasks of one level or of all.

    Parameters
    ----------
    level : str, optional
        A folder's name; all levels if left out.

    Returns
    -------
    ids : tuple of str
        By level, sorted within each.

    Raises
    ------
    UnknownName
        If there is no such level; the message lists those there are.
    """
    known = levels()
    if level is not None and level not in known:
        raise UnknownName(f"there is no level {level!r}; there is: {', '.join(known)}")
    return tuple(
        name for folder in known if level in (None, folder) for name in names(f"{_PACKAGE}.{folder}")
    )


@cache
def _plugin(name: str) -> Any:  # noqa: ANN401 - a module or the object that it offers
    """Find a task's file; the folders are listed once for each name."""
    for folder in levels():
        if name in names(f"{_PACKAGE}.{folder}"):
            module = load(f"{_PACKAGE}.{folder}", name)
            return getattr(module, "TEMPLATE", module)
    raise UnknownName(f"there is no task {name!r}; there is: {', '.join(task_ids())}")


def rungs(task_id: str) -> tuple[int, ...]:
    """List the rungs that an evaluation tries of a ladder.

    Parameters
    ----------
    task_id : str
        The file's name.

    Returns
    -------
    rungs : tuple of int
        Rising; empty for a task that is no ladder.

    Raises
    ------
    UnknownName
        If there is no such task.
    """
    return tuple(getattr(_plugin(task_id), "rungs", ()))


def instances(task_id: str) -> tuple[str, ...]:
    """List what is asked when a task is asked for: itself, or every rung of a ladder.

    Parameters
    ----------
    task_id : str
        The file's name, of a ladder with or without a rung.

    Returns
    -------
    ids : tuple of str
        Names that `load_task` takes.

    Raises
    ------
    UnknownName
        If there is no such task.
    """
    if "@" in task_id:
        return (task_id,)
    return tuple(f"{task_id}@{rung}" for rung in rungs(task_id)) or (task_id,)


def template(task_id: str) -> Template:
    """Find the template of a task.

    Parameters
    ----------
    task_id : str
        The file's name; of a ladder with the rung, ``many_discs@16``: its lowest rung if left out.

    Returns
    -------
    template : Template

    Raises
    ------
    UnknownName
        If there is no such task, or it has no such rung; the message lists those there are.
    """
    name, _, rung = task_id.partition("@")
    plugin = _plugin(name)
    if not hasattr(plugin, "rungs"):
        if rung:
            raise UnknownName(f"task {name!r} is no ladder: ask for it as {name!r}, without a rung")
        return cast("Template", plugin)
    if rung and not (rung.isdecimal() and int(rung) > 0):
        raise UnknownName(f"ladder {name!r} has no rung {rung!r}; ask for a whole number, as in '{name}@8'")
    return cast("Ladder", plugin).at(int(rung) if rung else plugin.rungs[0])


def load_task(task_id: str, seed: int = 0) -> Task:
    """Draw one instance of a task.

    Parameters
    ----------
    task_id : str
        The file's name; of a ladder with the rung, ``many_discs@16``.
    seed : int
        The same seed always gives the same instance.

    Returns
    -------
    task : Task

    Raises
    ------
    UnknownName
        If there is no such task, or it has no such rung.
    """
    return _instance(task_id, seed)


def true_picture(task_id: str, seed: int, size: Size) -> Truth:
    """Render the picture that an instance of a task asks for.

    Parameters
    ----------
    task_id : str
        Of a task whose template is an `ExactTemplate`.
    seed : int
        Draws the instance.
    size : (int, int)
        Height and width, pixels.

    Returns
    -------
    truth : Truth
        Not to be written to: it is kept for the next picture that is compared with it.

    Raises
    ------
    UnknownName
        If there is no such task, or it has no such rung.
    """
    return _truth(task_id, seed, size)


@lru_cache(maxsize=64)
def _instance(task_id: str, seed: int) -> Task:
    """Draw an instance once for all pictures that are judged by it."""
    found = template(task_id)
    task = found.task(seed)
    if max(task.size) > LARGEST_SIDE:
        height, width = (f"{side}" if side < 10**9 else "more than a billion" for side in task.size)
        raise UnknownName(
            f"{task_id} would be a picture of {height} x {width} pixels, and a side may have at"
            f" most {LARGEST_SIDE}; ask for a lower rung"
        )
    if "@" in task_id:
        length, most = len(found.reference(task).encode()), Limits().source_bytes
        if length > most:
            raise UnknownName(
                f"no program is known that draws {task_id} and is short enough: its reference has {length} "
                f"bytes, and at most {most} are run; ask for a lower rung"
            )
    return task


@lru_cache(maxsize=8)
def _truth(task_id: str, seed: int, size: Size) -> Truth:
    """Render once what many pictures are compared with."""
    return cast("ExactTemplate", template(task_id)).truth(_instance(task_id, seed), *size)
