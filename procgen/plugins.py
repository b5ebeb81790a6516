"""Find plug-ins: one file in a folder, its file name is its public name.

Knows nothing of what a plug-in does; the folders' own packages say what each file must define.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

from procgen.errors import UnknownName

if TYPE_CHECKING:
    from types import ModuleType


def names(package: str) -> tuple[str, ...]:
    """List the plug-ins of a package without importing any of them.

    Parameters
    ----------
    package : str
        Dotted name of the folder's package, for example ``procgen.reports``.

    Returns
    -------
    names : tuple of str
        File names without ending, sorted; those that begin with an underscore are left out.

    Raises
    ------
    ModuleNotFoundError
        If there is no such package.

    Examples
    --------
    >>> "error" in names("procgen.feedback")
    True
    """
    folder = importlib.import_module(package)
    found = (module.name for module in pkgutil.iter_modules(folder.__path__) if not module.ispkg)
    return tuple(sorted(name for name in found if not name.startswith("_")))


def load(package: str, name: str) -> ModuleType:
    """Import one plug-in.

    Parameters
    ----------
    package : str
        Dotted name of the folder's package.
    name : str
        File name of the plug-in, without ending.

    Returns
    -------
    plugin : module

    Raises
    ------
    UnknownName
        If the folder has no such file; the message lists those that it has.
    """
    known = names(package)
    if name not in known:
        kind = package.rpartition(".")[2].removesuffix("s")
        raise UnknownName(f"there is no {kind} {name!r}; there is: {', '.join(known) or 'none'}")
    return importlib.import_module(f"{package}.{name}")
