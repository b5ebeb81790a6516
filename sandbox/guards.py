"""The few reads that a constant name cannot decide, checked while the program runs."""

from __future__ import annotations

from _string import formatter_field_name_split, formatter_parser  # type: ignore[import-not-found]
from typing import TYPE_CHECKING, Any

import numpy as np

from sandbox import rules
from sandbox.facades.modules import Refused, RefusedAttribute
from sandbox.facades.numpy import ndarray

if TYPE_CHECKING:
    from collections.abc import Iterator

_NONE = object()


class _TypeType(type):
    """Makes the class that stands for ``type``: it tells types, but makes none."""

    def __instancecheck__(cls, thing: object) -> bool:
        return isinstance(thing, type)

    def __subclasscheck__(cls, other: type) -> bool:
        return other is cls or issubclass(other, type)

    def __call__(cls, thing: object, *more: object) -> type:
        if more:
            raise Refused("type() with three arguments is not available: write a class statement")
        return type_of(thing)

    def __repr__(cls) -> str:
        return "<class 'type'>"


class type_class(metaclass=_TypeType):  # noqa: N801 - stands for a builtin
    """Stands for ``type``, which would make classes with any attribute."""

    __qualname__ = "type"

    def __init_subclass__(cls) -> None:
        raise Refused("metaclasses are not available: use base classes or decorators")

    def __class_getitem__(cls, _: object) -> type:
        return cls


def type_of(thing: object) -> type:
    """Tell the type of a thing; arrays and classes have stand-ins for theirs.

    Parameters
    ----------
    thing : object

    Returns
    -------
    kind : type
    """
    kind = type(thing)
    if kind is np.ndarray:
        return ndarray
    return type_class if issubclass(kind, type) else kind


class Guards:
    """Attribute access by computed names, under the same rules as by constant ones.

    Parameters
    ----------
    own : set of str
        Names with an underscore that the program itself gives to things.
    """

    def __init__(self, own: frozenset[str]) -> None:
        self._own = own

    def getattr(self, thing: Any, name: str, default: Any = _NONE, /) -> Any:  # noqa: ANN401 - as the builtin
        """Read an attribute, as the builtin does.

        Parameters
        ----------
        thing : object
        name : str
        default : object, optional
            Returned where there is no such attribute, or the rules refuse it.

        Returns
        -------
        value : object

        Raises
        ------
        RefusedAttribute
            If the rules refuse the name and there is no default.
        """
        problem = rules.attribute_problem(_exact(name), self._own)
        try:
            if problem:
                raise RefusedAttribute(problem)
            return self.attribute(thing, name)
        except AttributeError:
            if default is _NONE:
                raise
            return default

    def hasattr(self, thing: Any, name: str, /) -> bool:  # noqa: ANN401 - as the builtin
        """Tell whether an attribute can be read.

        Parameters
        ----------
        thing : object
        name : str

        Returns
        -------
        readable : bool
            False where the rules refuse the name.
        """
        missing = object()
        return self.getattr(thing, name, missing) is not missing

    def setattr(self, thing: object, name: str, value: object, /) -> None:
        """Set an attribute, as the builtin does.

        Parameters
        ----------
        thing : object
        name : str
        value : object

        Raises
        ------
        RefusedAttribute
            If the rules refuse the name.
        """
        _check_assignment(name)
        setattr(thing, name, value)

    def delattr(self, thing: object, name: str, /) -> None:
        """Delete an attribute, as the builtin does.

        Parameters
        ----------
        thing : object
        name : str

        Raises
        ------
        RefusedAttribute
            If the rules refuse the name.
        """
        _check_assignment(name)
        delattr(thing, name)

    def attribute(self, thing: Any, name: str) -> Any:  # noqa: ANN401 - any attribute
        """Read an attribute of which one use is harmful, in a form without that use.

        Parameters
        ----------
        thing : object
        name : str
            One that the rules allow.

        Returns
        -------
        value : object

        Raises
        ------
        RefusedAttribute
            If only the harmful use is left.
        """
        if name == "__class__":
            return type_of(thing)
        if name == "__setattr__":
            return _setter(thing)
        value = getattr(thing, name)
        if name == "__new__":
            return _maker(value)
        if name in ("format", "format_map"):
            return self._formatter(value, name)
        return _resizer(value) if name == "resize" else value

    def _formatter(self, value: Any, name: str) -> Any:  # noqa: ANN401 - any attribute
        """Check the fields of a text before it is formatted: ``"{0.a.b}"`` reads attributes."""
        if value is vars(str)[name]:
            return lambda text, *values, **named: self._format(value, text, values, named)
        text = getattr(value, "__self__", None)
        if isinstance(value, _BUILTIN_METHOD) and isinstance(text, str):
            return lambda *values, **named: self._format(vars(str)[name], text, values, named)
        return value

    def _format(self, method: Any, text: str, values: tuple[Any, ...], named: dict[str, Any]) -> str:  # noqa: ANN401
        for name in _attributes(text):
            problem = rules.attribute_problem(name, self._own)
            if problem:
                raise RefusedAttribute(problem)
        formatted: str = method(text, *values, **named)
        return formatted


_BUILTIN_METHOD = type(len)


def _exact(name: object) -> str:
    """Take text only: a subclass could change between the check and the use."""
    if type(name) is not str:
        raise TypeError(f"attribute name must be string, not '{type(name).__name__}'")
    return name


def _check_assignment(name: object) -> None:
    problem = rules.assignment_problem(_exact(name))
    if problem:
        raise RefusedAttribute(problem)


def _setter(thing: object) -> Any:  # noqa: ANN401 - a function
    """Give ``object.__setattr__``, which the methods of frozen dataclasses call."""
    if thing is not object:
        raise RefusedAttribute(".__setattr__ is only available as object.__setattr__: assign the attribute")

    def setter(target: object, name: str, value: object, /) -> None:
        _check_assignment(name)
        object.__setattr__(target, name, value)

    return setter


def _maker(value: Any) -> Any:  # noqa: ANN401 - a function
    """Keep ``__new__`` from making arrays over any memory."""

    def make(kind: type, /, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - as the real one
        if issubclass(kind, np.ndarray | type):
            raise Refused("arrays are made with np.zeros or np.array")
        return value(kind, *arguments, **options)

    return make


def _attributes(text: str) -> Iterator[str]:
    """List the attributes that a format string reads, those of its nested fields included."""
    for _, field, spec, _ in formatter_parser(text):
        if field:
            yield from (
                str(name) for is_attribute, name in formatter_field_name_split(field)[1] if is_attribute
            )
        if spec:
            yield from _attributes(spec)


def _resizer(value: Any) -> Any:  # noqa: ANN401 - any attribute
    """Keep arrays from being resized under their views, which then read freed memory."""
    if value is not np.ndarray.resize and not (
        isinstance(value, _BUILTIN_METHOD) and isinstance(getattr(value, "__self__", None), np.ndarray)
    ):
        return value

    def resize(*arguments: Any, **options: Any) -> None:  # noqa: ANN401 - as numpy's
        if options:
            raise Refused("array.resize(refcheck=False) is not available: use np.resize")
        value(*arguments)

    return resize
