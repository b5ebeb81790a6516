"""What is offered of numpy: everything that computes, nothing that reads files, memory or the interpreter."""

from __future__ import annotations

import functools
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.lib import array_utils, stride_tricks

from sandbox.facades import numpy_names as names
from sandbox.facades.modules import Refused
from sandbox.facades.typing import Form

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from numpy.typing import ArrayLike, DTypeLike, NDArray

    from sandbox.facades.modules import Modules

_PARTS = ("emath", "fft", "lib", "linalg", "ma", "polynomial", "random", "typing")


class _ArrayType(type):
    """Makes the class that stands for ``np.ndarray``: it tells arrays apart, but reads no memory."""

    def __instancecheck__(cls, thing: object) -> bool:
        return isinstance(thing, np.ndarray)

    def __subclasscheck__(cls, other: type) -> bool:
        return other is cls or issubclass(other, np.ndarray)

    def __call__(cls, shape: Any, dtype: DTypeLike = float, *memory: object, **more: object) -> NDArray[Any]:  # noqa: ANN401 - as numpy's
        if memory or more:
            raise Refused(
                "np.ndarray() takes a shape and a dtype only: make arrays with np.zeros or np.array"
            )
        return np.empty(shape, dtype)

    def __getattr__(cls, name: str) -> Any:  # noqa: ANN401 - a method of arrays
        return getattr(np.ndarray, name)

    def __repr__(cls) -> str:
        return "<class 'numpy.ndarray'>"


class ndarray(metaclass=_ArrayType):  # noqa: N801 - stands for numpy's
    """Stands for ``np.ndarray``, whose constructor would read any memory as an array."""

    __qualname__ = "ndarray"

    def __init_subclass__(cls) -> None:
        raise Refused("np.ndarray cannot be subclassed here: use plain arrays and functions")

    def __class_getitem__(cls, _: object) -> Form:
        return Form("np.ndarray")


def frombuffer(
    buffer: bytes | bytearray,
    dtype: DTypeLike = float,
    count: int = -1,
    offset: int = 0,
) -> NDArray[Any]:
    """Read bytes as an array; the real one would give away the pointers of an array of objects.

    Parameters
    ----------
    buffer : bytes or bytearray
    dtype : dtype
    count : int
        Entries; -1 for all.
    offset : int
        Where to begin, bytes.

    Returns
    -------
    array : ndarray

    Raises
    ------
    Refused
        If it is given anything but bytes.
    """
    if not isinstance(buffer, bytes | bytearray):
        raise Refused("np.frombuffer reads bytes only: for an array use .view or .astype")
    return np.frombuffer(buffer, dtype, count, offset)


def as_strided(x: ArrayLike, shape: Any = None, strides: Any = None, **_: bool) -> NDArray[Any]:  # noqa: ANN401 - as numpy's
    """View an array with other strides, read-only.

    Parameters
    ----------
    x : array-like
    shape, strides : sequence of int, optional

    Returns
    -------
    view : ndarray

    Raises
    ------
    Refused
        If the view would reach outside of the array, or into the pointers of an array of objects.
    """
    array = np.asarray(x)
    view = stride_tricks.as_strided(array, shape, strides, writeable=False)
    (first, last), (lowest, highest) = array_utils.byte_bounds(array), array_utils.byte_bounds(view)
    if array.dtype.hasobject or (view.size and not first <= lowest <= highest <= last):
        raise Refused("this view would reach outside of the array: use sliding_window_view")
    return view


@functools.cache
def _contents(listed: str, real: ModuleType) -> Mapping[str, Any]:
    """Give what is offered of a module; names that this numpy does not have are left out."""
    return {name: vars(real)[name] for name in listed.split() if name in vars(real)}


def _build_numpy(modules: Modules) -> Mapping[str, Any]:
    parts = {part: modules.load(f"numpy.{part}") for part in _PARTS}
    return {**_contents(names.NUMPY, np), **parts, "frombuffer": frombuffer, "ndarray": ndarray}


def _build_polynomial(modules: Modules) -> Mapping[str, Any]:
    functions = modules.load("numpy.polynomial.polynomial")
    return {**_contents(names.POLYNOMIAL, np.polynomial), "polynomial": functions}


def _build_random(modules: Modules) -> Mapping[str, Any]:
    """Offer random numbers; what is made or set without a seed takes one from the run's."""

    def default_rng(seed: Any = None) -> np.random.Generator:  # noqa: ANN401 - as numpy's
        return np.random.default_rng(modules.next_seed() if seed is None else seed)

    def seed(seed: Any = None) -> None:  # noqa: ANN401 - as numpy's
        np.random.seed(modules.next_seed() if seed is None else seed)  # noqa: NPY002 - the program's choice

    return {**_contents(names.RANDOM, np.random), "default_rng": default_rng, "seed": seed}


def _build_lib(modules: Modules) -> Mapping[str, Any]:
    return {"scimath": modules.load("numpy.emath"), "stride_tricks": modules.load("numpy.lib.stride_tricks")}


def _build_stride_tricks(_: Modules) -> Mapping[str, Any]:
    return {"as_strided": as_strided, "sliding_window_view": stride_tricks.sliding_window_view}


def _build_typing(_: Modules) -> Mapping[str, Any]:
    return {name: Form(f"numpy.typing.{name}") for name in ("ArrayLike", "DTypeLike", "NDArray")}


BUILDERS = MappingProxyType(
    {
        "numpy": _build_numpy,
        "numpy.emath": lambda _: _contents(names.EMATH, np.emath),
        "numpy.fft": lambda _: _contents(names.FFT, np.fft),
        "numpy.lib": _build_lib,
        "numpy.lib.stride_tricks": _build_stride_tricks,
        "numpy.linalg": lambda _: _contents(names.LINALG, np.linalg),
        "numpy.ma": lambda _: _contents(names.MASKED, np.ma),
        "numpy.polynomial": _build_polynomial,
        "numpy.polynomial.polynomial": lambda _: _contents(
            names.POLYNOMIAL_FUNCTIONS, np.polynomial.polynomial
        ),
        "numpy.random": _build_random,
        "numpy.typing": _build_typing,
    }
)
"""How the contents of each module are made."""
