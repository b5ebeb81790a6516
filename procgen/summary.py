"""Say in one line what a module is, without importing it.

So that an overview of commands or providers loads none of them: each may need a heavy library.
"""

from __future__ import annotations

import ast
from importlib.machinery import PathFinder
from importlib.util import find_spec
from pathlib import Path


def summary(module: str) -> str:
    """Take the first line of a module's docstring from its file's text.

    Parameters
    ----------
    module : str
        Dotted name; the packages that it is in are not imported either.

    Returns
    -------
    line : str
        Empty if there is no such module, or it has no docstring.

    Examples
    --------
    >>> summary("procgen.summary")
    'Say in one line what a module is, without importing it.'
    """
    first, *rest = module.split(".")
    spec, name = find_spec(first), first
    for part in rest:
        name = f"{name}.{part}"
        spec = PathFinder.find_spec(name, spec.submodule_search_locations) if spec else None
    if spec is None or spec.origin is None:
        return ""
    documentation = ast.get_docstring(ast.parse(Path(spec.origin).read_text("utf-8"))) or ""
    return documentation.partition("\n")[0]
