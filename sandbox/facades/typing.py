"""Types for annotations that are never looked into: some of the real ones evaluate text."""

from __future__ import annotations

import typing
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.facades.modules import Modules

_FORMS = """
    Annotated Any AnyStr Concatenate Final Generic Literal LiteralString Never NoReturn NotRequired
    Optional ParamSpec Protocol Required Self SupportsAbs SupportsFloat SupportsIndex SupportsInt
    SupportsRound TypeAlias TypeGuard Type TypeVar TypeVarTuple Union Unpack
"""
_CONTAINERS = """
    AbstractSet Callable ChainMap Collection Container Counter DefaultDict Deque Dict FrozenSet Generator
    Hashable Iterable Iterator List Mapping MutableMapping MutableSequence MutableSet OrderedDict
    Reversible Sequence Set Sized Text Tuple
"""


class Form:
    """An annotation: can be subscripted, joined with ``|``, called to make a new one, and inherited from.

    Parameters
    ----------
    name : str
        How it is written.
    kind : type, optional
        What its instances are, for `isinstance`.
    bases : tuple of type
        What a class gets that inherits from it.
    """

    def __init__(self, name: str, kind: type | None = None, bases: tuple[type, ...] = ()) -> None:
        self._name = name
        self._kind = kind
        self._bases = bases

    def __getitem__(self, _: object) -> Form:
        return self

    def __call__(self, *_: object, **__: object) -> Form:
        """Make a new form of this kind, as ``TypeVar("T")`` does."""
        return self

    def __or__(self, _: object) -> Form:
        return self

    __ror__ = __or__

    def __mro_entries__(self, _: tuple[object, ...]) -> tuple[type, ...]:
        return self._bases

    def __instancecheck__(self, thing: object) -> bool:
        if self._kind is None:
            raise TypeError(f"isinstance() needs a class, and {self._name} is none")
        return isinstance(thing, self._kind)

    def __repr__(self) -> str:
        return self._name


def build(_: Modules) -> Mapping[str, Any]:
    """Offer types for annotations.

    Returns
    -------
    members : mapping of str to object
    """
    forms = {name: Form(f"typing.{name}") for name in _FORMS.split()}
    kinds = {name: getattr(typing, name) for name in _CONTAINERS.split()}
    containers = {
        name: Form(f"typing.{name}", getattr(real, "__origin__", real)) for name, real in kinds.items()
    }
    return {
        **forms,
        **containers,
        "ClassVar": typing.ClassVar,
        "NamedTuple": typing.NamedTuple,
        "NewType": lambda _, form: form,
        "TYPE_CHECKING": False,
        "TypedDict": Form("typing.TypedDict", bases=(dict,)),
        "cast": lambda _, value: value,
        "final": _same,
        "overload": _same,
        "runtime_checkable": _same,
    }


def _same(thing: Any) -> Any:  # noqa: ANN401 - any class or function
    """Return the thing itself."""
    return thing
