"""Find the picture that a program made: what its author would have seen."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sandbox.facades.pillow import Image

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from sandbox.screen import Screen

_WANTED = "leave a numpy array of shape (H, W) or (H, W, 3) in a variable named `image`"
_SMALLEST_SIDE = 8
"""Arrays with a shorter side are not guessed to be pictures."""
_LISTED_ARRAYS = 8


class NoPicture(Exception):  # noqa: N818 - reads as the condition it reports
    """There is no picture; the message says what there was and what is wanted."""


class TooLarge(Exception):  # noqa: N818 - reads as the condition it reports
    """There is a picture, and it is larger than what is carried."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The pictures of one run."""

    images: tuple[NDArray[Any] | None, ...]
    """One for each size asked for."""
    seen: NDArray[np.uint8] | None
    """The first one as it was displayed, of shape (H, W, 3), if it was."""
    source: str
    """Where the first one was found."""


def take(
    scope: Mapping[str, Any],
    screen: Screen,
    sizes: Sequence[tuple[int, int]],
    *,
    reseed: Callable[[], None],
    limit: int,
) -> Taken:
    """Find the pictures of a program that has ended.

    In this order: the return of ``draw(height, width)``, the variable ``image``, what was shown or saved last,
    the only picture-like array among the variables.

    Parameters
    ----------
    scope : mapping of str to object
        The program's global variables.
    screen : Screen
        What it has shown.
    sizes : sequence of (int, int)
        Heights and widths at which ``draw`` is called.
    reseed : callable
        Sets random numbers back to their start; called before each ``draw``.
    limit : int
        Bytes of all pictures together.

    Returns
    -------
    taken : Taken

    Raises
    ------
    NoPicture
        If there is none.
    TooLarge
        If they are larger than the limit.
    BaseException
        Whatever ``draw`` raises at the first size.
    """
    others: tuple[NDArray[Any] | None, ...] = (None,) * (len(sizes) - 1)
    complaints: list[str] = []
    drawn = _drawn(scope.get("draw"), sizes[0], reseed, complaints)
    if drawn is not None:
        image, source = drawn, f"draw({sizes[0][0]}, {sizes[0][1]})"
        others = tuple(_drawn_later(scope["draw"], size, reseed) for size in sizes[1:])
    else:
        image, source = _left(scope, screen, complaints)
    seen = None
    if screen.last is not None and (source == screen.how or _same(image, screen.last.array)):
        seen = np.ascontiguousarray(screen.last.display())
    total = sum(array.nbytes for array in (image, seen, *others) if array is not None)
    if total > limit:
        raise TooLarge(
            f"the picture of shape {image.shape} and dtype {image.dtype} takes {total} bytes; at most {limit} are carried"
        )
    return Taken((image, *others), seen, source)


def _drawn(
    draw: Any, size: tuple[int, int], reseed: Callable[[], None], complaints: list[str]
) -> NDArray[Any] | None:
    """Call ``draw`` if it is one that takes a size; None where it returns nothing."""
    if not callable(draw):
        return None
    if not _takes_size(draw):
        complaints.append(
            "draw does not take (height, width): define def draw(height, width) and return the array"
        )
        return None
    reseed()
    value = draw(*size)
    if value is None:
        complaints.append("draw returned None: end it with return and the array")
        return None
    array = as_picture(value)
    if isinstance(array, str):
        raise NoPicture(f"draw returned {array}")
    return array


def _drawn_later(draw: Any, size: tuple[int, int], reseed: Callable[[], None]) -> NDArray[Any] | None:
    reseed()
    try:
        array = as_picture(draw(*size))
    except Exception:  # noqa: BLE001 - a program that fails at a further size has no picture there
        return None
    return None if isinstance(array, str) else array


def _takes_size(draw: Callable[..., Any]) -> bool:
    try:
        inspect.signature(draw).bind(1, 1)
    except TypeError:
        return False
    except ValueError:  # no signature is known, so it is called
        return True
    return True


def _left(scope: Mapping[str, Any], screen: Screen, complaints: list[str]) -> tuple[NDArray[Any], str]:
    """Find a picture that was left in a variable or shown."""
    candidates = [(scope["image"], "image", "`image` is ")] if scope.get("image") is not None else []
    if screen.last is not None:
        candidates.append((screen.last.array, screen.how, f"{screen.how} was given "))
    for value, source, what in candidates:
        array = as_picture(value)
        if not isinstance(array, str):
            return array, source
        complaints.append(what + array)
    names = _picture_like(scope)
    if len(names) == 1:
        return as_picture(scope[names[0]]), f"the global {names[0]}"  # type: ignore[return-value] - it is one
    raise NoPicture("; ".join(complaints) or f"no picture was found: {_WANTED}; {_arrays(scope)}")


def as_picture(value: Any) -> NDArray[Any] | str:
    """Give a value as a plain array of numbers, or say what it is instead.

    Parameters
    ----------
    value : object
        Whatever a program left; no method of its own is called.

    Returns
    -------
    picture : ndarray or str
        An array of 2 or 3 axes, or the end of a sentence that begins with "it is".
    """
    if type(value) is Image:
        value = value.pixels
    if issubclass(type(value), np.ma.MaskedArray):
        return "a masked array: fill it, as in np.ma.filled(array, 0)"
    if not issubclass(type(value), np.ndarray):
        kind = type.__dict__["__name__"].__get__(type(value))
        mend = ": use np.array(..., dtype=np.uint8)" if isinstance(value, list | tuple) else f": {_WANTED}"
        return f"of type {kind}, not a numpy array{mend}"
    array: NDArray[Any] = np.ndarray.view(value, np.ndarray)
    if array.dtype.kind not in "biuf" or array.dtype.itemsize > 8:
        return f"an array of dtype {array.dtype}: use np.uint8, or floats from 0 to 1"
    if array.ndim not in (2, 3) or not array.size:
        return f"an array of shape {array.shape}: a picture has shape (H, W) or (H, W, 3)"
    return array


def _picture_like(scope: Mapping[str, Any]) -> list[str]:
    """Name the arrays that are most likely pictures: colour before gray, bytes before other numbers."""
    kinds: dict[int, list[str]] = {0: [], 1: [], 2: []}
    known: set[int] = set()
    for name, array in _global_arrays(scope):
        shape = array.shape
        if (
            id(array) in known
            or array.ndim not in (2, 3)
            or min(shape[:2]) < _SMALLEST_SIDE
            or isinstance(as_picture(array), str)
        ):
            continue
        known.add(id(array))
        if array.ndim == 3 and shape[2] in (3, 4):
            kinds[0].append(name)
        elif array.ndim == 2:
            kinds[1 if array.dtype == np.uint8 else 2].append(name)
    return next((names for names in kinds.values() if names), [])


def _global_arrays(scope: Mapping[str, Any]) -> Iterator[tuple[str, NDArray[Any]]]:
    for name, value in scope.items():
        if type(value) is np.ndarray and not name.startswith("_"):
            yield name, value


def _arrays(scope: Mapping[str, Any]) -> str:
    found = [f"{name} {array.shape} {array.dtype}" for name, array in _global_arrays(scope)]
    if not found:
        return "the program left no array"
    more = f" and {len(found) - _LISTED_ARRAYS} more" if len(found) > _LISTED_ARRAYS else ""
    return f"its arrays are {', '.join(found[:_LISTED_ARRAYS])}{more}"


def _same(image: NDArray[Any], shown: NDArray[Any]) -> bool:
    if image is shown or image.shape != shown.shape or image.dtype != shown.dtype:
        return image is shown
    return bool(np.array_equal(image, shown, equal_nan=image.dtype.kind == "f"))
