"""What the names in a program's text stand for: things of a module, builtins, or its own."""

from __future__ import annotations

import ast
import builtins
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_USUAL = MappingProxyType({"np": "numpy", "numpy": "numpy", "math": "math"})


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a name that the program did not make up."""

    line: int
    name: str
    """``numpy.linalg.norm``, ``builtins.sorted``, or ``.mean`` for an attribute of some other object."""
    bare: bool
    """Whether a module stands there by itself, to be passed on."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one program."""

    modules: dict[str, str]
    """What a module is called here, and its own name."""
    members: dict[str, str]
    """The same for what is imported from a module: ``{"root": "math.sqrt"}``."""
    own: frozenset[str]
    """Variables, parameters, functions and classes that the program binds."""


def names(tree: ast.Module) -> Names:
    """Collect what a program imports and binds.

    Parameters
    ----------
    tree : ast.Module

    Returns
    -------
    names : Names

    Examples
    --------
    >>> names(ast.parse("from math import sqrt as root")).members
    {'root': 'math.sqrt'}
    """
    modules, members, own = {}, {}, set()
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                for alias in node.names:
                    whole = alias.name if alias.asname else alias.name.partition(".")[0]
                    modules[alias.asname or whole] = whole
            case ast.ImportFrom():
                for alias in node.names:
                    members[alias.asname or alias.name] = f"{node.module or ''}.{alias.name}"
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()) | ast.arg(arg=name):
                own.add(name)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                own.add(name)
            case ast.ExceptHandler(name=str(name)):
                own.add(name)
    usual = {name: module for name, module in _USUAL.items() if name not in own and name not in members}
    return Names(usual | modules, members, frozenset(own))


def uses(tree: ast.Module) -> Iterator[Use]:
    """Find every use of a thing that the program did not make itself.

    Parameters
    ----------
    tree : ast.Module

    Yields
    ------
    use : Use
        Also of what is imported, where it is.

    Examples
    --------
    >>> [use.name for use in uses(ast.parse("x = np.zeros(3).mean()"))]
    ['.mean', 'numpy.zeros']
    """
    known = names(tree)
    inner: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = f"{node.module or ''}." if isinstance(node, ast.ImportFrom) else ""
            for alias in node.names:
                yield Use(node.lineno, f"{module}{alias.name}", bare=False)
        elif isinstance(node, ast.Attribute) and id(node) not in inner:
            chain, root = [node.attr], node.value
            while isinstance(root, ast.Attribute):
                inner.add(id(root))
                chain, root = [root.attr, *chain], root.value
            if isinstance(root, ast.Name) and root.id in known.modules:
                inner.add(id(root))
                yield Use(node.lineno, ".".join([known.modules[root.id], *chain]), bare=False)
            elif isinstance(root, ast.Name) and root.id in known.members:
                inner.add(id(root))
                yield Use(node.lineno, ".".join([known.members[root.id], *chain]), bare=False)
            else:
                yield from (Use(node.lineno, f".{attribute}", bare=False) for attribute in chain)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in inner:
            yield from _plain(node, known)


def _plain(node: ast.Name, known: Names) -> Iterator[Use]:
    """Tell what a name by itself stands for."""
    if node.id in known.modules:
        yield Use(node.lineno, known.modules[node.id], bare=True)
    elif node.id in known.members:
        yield Use(node.lineno, known.members[node.id], bare=False)
    elif node.id not in known.own and hasattr(builtins, node.id):
        yield Use(node.lineno, f"builtins.{node.id}", bare=False)
