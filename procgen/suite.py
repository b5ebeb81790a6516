"""The tasks there are: levels are folders, tasks are files; nothing is registered anywhere."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

from procgen.errors import UnknownName
from procgen.plugins import load, names

if TYPE_CHECKING:
    from types import ModuleType

    from procgen.types import Task

_PACKAGE = "procgen.tasks"


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


def template(task_id: str) -> ModuleType:
    """Import a task's file, which defines ``task``, ``reference``, ``variants`` and ``mutants``.

    Parameters
    ----------
    task_id : str
        The file's name.

    Returns
    -------
    template : module

    Raises
    ------
    UnknownName
        If there is no such task; the message lists those there are.
    """
    for folder in levels():
        if task_id in names(f"{_PACKAGE}.{folder}"):
            return load(f"{_PACKAGE}.{folder}", task_id)
    raise UnknownName(f"there is no task {task_id!r}; there is: {', '.join(task_ids())}")


def load_task(task_id: str, seed: int = 0) -> Task:
    """Draw one instance of a task.

    Parameters
    ----------
    task_id : str
        The file's name.
    seed : int
        The same seed always gives the same instance.

    Returns
    -------
    task : Task

    Raises
    ------
    UnknownName
        If there is no such task.
    """
    drawn: Task = template(task_id).task(seed)
    return drawn
