"""Which functions of a program call which, as far as its text tells."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda

_ONCE = "fromfunction"
"""Calls what it is given once, with whole arrays."""


def functions(tree: ast.Module) -> list[tuple[str, Function]]:
    """List the functions of a program that have a name.

    Parameters
    ----------
    tree : ast.Module

    Returns
    -------
    functions : list of (str, node)
        By ``def``, or a ``lambda`` that is assigned to one name; a name may occur twice.
    """
    found: list[tuple[str, Function]] = []
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                found.append((name, node))
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Lambda() as value):
                found.append((name, value))
    return found


def passed_on(tree: ast.Module) -> Iterator[tuple[int, str]]:
    r"""Find functions that are used otherwise than by calling them: something may call them again and again.

    Parameters
    ----------
    tree : ast.Module

    Yields
    ------
    place : (int, str)
        Line, and what stands there.

    Examples
    --------
    >>> list(passed_on(ast.parse("def f(k): pass\nsorted(range(3), key=f)")))
    [(2, 'the function f handed on')]
    """
    own = functions(tree)
    names = {name for name, _ in own}
    fine = {id(node) for _, node in own}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            fine.add(id(node.func))
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called == _ONCE and node.args:
                fine.add(id(node.args[0]))
    for node in ast.walk(tree):
        if isinstance(node, ast.Lambda) and id(node) not in fine:
            yield node.lineno, "a `lambda` handed on"
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
            if id(node) not in fine:
                yield node.lineno, f"the function {node.id} handed on"
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.decorator_list:
            yield node.lineno, f"a decorator of {node.name}"


def calling(tree: ast.Module) -> Mapping[str, tuple[int, frozenset[str]]]:
    """Tell of every named function its line and which names of functions stand in it.

    Parameters
    ----------
    tree : ast.Module

    Returns
    -------
    calling : mapping of str to (int, set of str)
    """
    own = functions(tree)
    names = {name for name, _ in own}
    found: dict[str, tuple[int, frozenset[str]]] = {}
    for name, function in own:
        used = {
            node.id
            for node in ast.walk(function)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names
        }
        line, before = found.get(name, (function.lineno, frozenset()))
        found[name] = (line, before | used)
    return found


def cycles(calls: Mapping[str, tuple[int, frozenset[str]]]) -> Iterator[tuple[int, str]]:
    """Find functions that call themselves, directly or through others.

    Parameters
    ----------
    calls : mapping of str to (int, set of str)
        As `calling` gives it.

    Yields
    ------
    place : (int, str)
        Line, and what stands there.

    Examples
    --------
    >>> list(cycles({"f": (1, frozenset({"g"})), "g": (3, frozenset({"f"}))}))
    [(1, 'the function f that calls itself through g'), (3, 'the function g that calls itself through f')]
    """
    for name, (line, direct) in calls.items():
        reached: dict[str, str] = {}
        ahead = [(other, other) for other in sorted(direct)]
        while ahead:
            other, first = ahead.pop()
            if other not in reached:
                reached[other] = first
                ahead += [(further, first) for further in sorted(calls[other][1])]
        if name in reached:
            through = "" if reached[name] == name else f" through {reached[name]}"
            yield line, f"the function {name} that calls itself{through}"
