"""What a program finds around it: the builtins, the guards, and the way to its imports."""

from __future__ import annotations

import builtins
import functools
from typing import TYPE_CHECKING, Any

from sandbox.guards import Guards, type_class

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.facades.modules import Modules

_FUNCTIONS = """
    abs all any ascii bin bool bytearray bytes callable chr classmethod complex dict divmod enumerate
    filter float format frozenset hash hex id int isinstance issubclass iter len list map max min next
    object oct ord pow print property range repr reversed round set slice sorted staticmethod str sum
    super tuple zip NotImplemented Ellipsis __build_class__ __import__
"""


@functools.cache
def _plain() -> Mapping[str, Any]:
    """Give the harmless builtins, and ``__import__`` for C code: no program can name it."""
    named = {name: getattr(builtins, name) for name in _FUNCTIONS.split()}
    everything = vars(builtins).items()
    errors = {
        name: kind for name, kind in everything if isinstance(kind, type) and issubclass(kind, BaseException)
    }
    return {**errors, **named, "type": type_class, "exit": leave, "quit": leave}


def leave(code: object = None) -> None:
    """End the program, as ``exit()`` does in an interactive session.

    Parameters
    ----------
    code : object
        Kept in the exception.

    Raises
    ------
    SystemExit
        Always.
    """
    raise SystemExit(code)


def fill(scope: dict[str, Any], modules: Modules, own: frozenset[str]) -> None:
    """Put everything that a compiled program needs into its global variables.

    Parameters
    ----------
    scope : dict
        The global variables.
    modules : Modules
        What can be imported.
    own : set of str
        Names with an underscore that the program itself gives to things.
    """
    guards = Guards(own)

    scope["__name__"] = "__main__"
    scope["__builtins__"] = {
        **_plain(),
        "getattr": guards.getattr,
        "hasattr": guards.hasattr,
        "setattr": guards.setattr,
        "delattr": guards.delattr,
        ".attribute": guards.attribute,
        ".import": modules.bind,
        ".import from": modules.member,
        ".import star": lambda name: scope.update(modules.public(name)),
    }
