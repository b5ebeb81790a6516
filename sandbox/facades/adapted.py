"""Standard modules of which some members need a harmless form of their own."""

from __future__ import annotations

import abc
import collections
import copy
import dataclasses
import functools
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from sandbox.facades.modules import Refused
from sandbox.rules import is_special

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sandbox.facades.modules import Modules

_Class = TypeVar("_Class", bound=type)
_DEEPEST = 10_000


def build_abc(_: Modules) -> Mapping[str, Any]:
    """Offer abstract base classes.

    Returns
    -------
    members : mapping of str to object
    """
    return {"ABC": abc.ABC, "ABCMeta": object(), "abstractmethod": abc.abstractmethod}


def build_collections(modules: Modules) -> Mapping[str, Any]:
    """Offer containers; the subclassable Python ones are left out, as nobody needs them for a picture.

    Returns
    -------
    members : mapping of str to object
    """
    names = ("ChainMap", "Counter", "OrderedDict", "defaultdict", "deque", "namedtuple")
    return {name: getattr(collections, name) for name in names} | {"abc": modules.load("collections.abc")}


def build_functools(_: Modules) -> Mapping[str, Any]:
    """Offer tools for functions; wrapping copies the name and the text only.

    Returns
    -------
    members : mapping of str to object
    """
    names = ("cache", "cached_property", "cmp_to_key", "lru_cache", "partial", "partialmethod", "reduce")
    own = {"total_ordering": functools.total_ordering, "update_wrapper": update_wrapper, "wraps": wraps}
    return {name: getattr(functools, name) for name in names} | own


def update_wrapper(wrapper: Any, wrapped: Any) -> Any:  # noqa: ANN401 - any callables
    """Copy name and docstring; the real one copies any attribute that its arguments name.

    Parameters
    ----------
    wrapper, wrapped : callable

    Returns
    -------
    wrapper : callable
        The same one.
    """
    for name in ("__name__", "__qualname__", "__doc__"):
        if hasattr(wrapped, name):
            setattr(wrapper, name, getattr(wrapped, name))
    return wrapper


def wraps(wrapped: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - any callable
    """Copy name and docstring of the decorated function.

    Parameters
    ----------
    wrapped : callable

    Returns
    -------
    decorator : callable
    """
    return functools.partial(update_wrapper, wrapped=wrapped)


def build_dataclasses(_: Modules) -> Mapping[str, Any]:
    """Offer dataclasses; a program never holds their field descriptions, whose names are read as attributes.

    Returns
    -------
    members : mapping of str to object
    """
    names = (
        "FrozenInstanceError",
        "InitVar",
        "KW_ONLY",
        "MISSING",
        "asdict",
        "astuple",
        "field",
        "is_dataclass",
    )
    own = {"dataclass": dataclass, "fields": fields, "replace": dataclasses.replace}
    return {name: getattr(dataclasses, name) for name in names} | own


def dataclass(cls: _Class | None = None, /, **options: bool) -> _Class | Callable[[_Class], _Class]:
    """Make a class a dataclass, with descriptions of its fields that the program does not hold.

    Parameters
    ----------
    cls : type, optional
        The class, where the decorator is used without brackets.
    **options : bool
        As for `dataclasses.dataclass`.

    Returns
    -------
    cls : type or callable
    """
    if cls is None:
        return functools.partial(dataclass, **options)  # type: ignore[return-value]
    made: Any = dataclasses.dataclass(cls, **options)
    described = made.__dataclass_fields__.items()
    made.__dataclass_fields__ = {name: copy.copy(field) for name, field in described}
    return made  # type: ignore[no-any-return]


def fields(class_or_instance: Any) -> tuple[dataclasses.Field[Any], ...]:  # noqa: ANN401 - as the real one
    """Copy the descriptions of a dataclass's fields.

    Parameters
    ----------
    class_or_instance : dataclass

    Returns
    -------
    fields : tuple of Field

    Raises
    ------
    TypeError
        If it is no dataclass.
    """
    return tuple(copy.copy(field) for field in dataclasses.fields(class_or_instance))


class SimpleNamespace:
    """Attributes by keyword, as `types.SimpleNamespace`, without the language's own names."""

    def __init__(self, /, **values: Any) -> None:  # noqa: ANN401 - anything
        for name, value in values.items():
            if is_special(name):
                raise Refused(f"{name} belongs to the language: choose a name without underscores")
            setattr(self, name, value)

    def __repr__(self) -> str:
        return f"namespace({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SimpleNamespace) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]


def build_types(_: Modules) -> Mapping[str, Any]:
    """Offer the one type that programs make things of.

    Returns
    -------
    members : mapping of str to object
    """
    return {"SimpleNamespace": SimpleNamespace}


def build_sys(_: Modules) -> Mapping[str, Any]:
    """Offer what recursive programs ask for.

    Returns
    -------
    members : mapping of str to object
    """
    return {
        "exit": leave,
        "float_info": sys.float_info,
        "getrecursionlimit": sys.getrecursionlimit,
        "maxsize": sys.maxsize,
        "setrecursionlimit": set_recursion_limit,
        "version_info": sys.version_info,
    }


def leave(code: object = None) -> None:
    """End the program.

    Parameters
    ----------
    code : object
        Ignored.

    Raises
    ------
    SystemExit
        Always.
    """
    raise SystemExit(code)


def set_recursion_limit(depth: int) -> None:
    """Allow deeper recursion, within what the stack bears.

    Parameters
    ----------
    depth : int
        Calls.
    """
    sys.setrecursionlimit(min(depth, _DEEPEST))


def build_warnings(_: Modules) -> Mapping[str, Any]:
    """Offer functions that do nothing: nobody sees warnings here.

    Returns
    -------
    members : mapping of str to object
    """
    quiet = dict.fromkeys(("filterwarnings", "resetwarnings", "simplefilter", "warn"), _nothing)
    return {**quiet, "catch_warnings": _CatchWarnings}


def _nothing(*_: object, **__: object) -> None:
    """Do nothing."""


class _CatchWarnings:
    """A with statement that does nothing."""

    def __init__(self, **_: object) -> None:
        pass

    def __enter__(self) -> list[object]:
        return []

    def __exit__(self, *_: object) -> None:
        pass


BUILDERS = MappingProxyType(
    {
        "abc": build_abc,
        "collections": build_collections,
        "dataclasses": build_dataclasses,
        "functools": build_functools,
        "sys": build_sys,
        "types": build_types,
        "warnings": build_warnings,
    }
)
"""How the contents of each module are made."""
