"""Find the picture that a program made: what its author would have seen."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sandbox.facades.decoration import Decoration
from sandbox.facades.pillow_image import Image

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from sandbox.screen import Screen, Shown

_WANTED = "leave a numpy array of shape (H, W) or (H, W, 3) in a variable named `image`"
_SMALLEST_SIDE = 8
"""Arrays with a shorter side are not guessed to be pictures."""
_LARGEST_NUMBER = 8
"""Bytes."""
_LISTED_ARRAYS = 8


class NoPicture(Exception):  # noqa: N818 - reads as the condition it reports
    """There is no picture; the message says what there was and what is wanted."""


class TooLarge(Exception):  # noqa: N818 - reads as the condition it reports
    """There is a picture, and it is larger than what is carried."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The pictures of one run."""

    images: tuple[NDArray[Any] | None, ...] = ()
    """One for each size asked for."""
    seen: NDArray[np.uint8] | None = None
    """The first one as it was displayed, of shape (H, W, 3), if it was."""
    source: str = ""
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

    In this order: the return of ``draw(height, width)``, the variable ``image``, what was shown or saved
    last, the only picture-like array among the variables.

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
    complaints: list[str] = []
    draw: Any = scope.get("draw")
    size, *further = sizes
    image = _drawn(draw, size, reseed, complaints)
    if image is None:
        image, source = _left(scope, screen, complaints)
        others: list[NDArray[Any] | None] = [None for _ in further]
    else:
        source = f"draw({size[0]}, {size[1]})"
        others = [_drawn_again(draw, other, reseed) for other in further]
    seen = _seen(image, source, screen)
    total = sum(array.nbytes for array in (image, seen, *others) if array is not None)
    if total > limit:
        what = f"the picture has shape {image.shape} and dtype {image.dtype}"
        raise TooLarge(f"{what}: with what goes with it {total} bytes, and at most {limit} are carried")
    return Taken((image, *others), seen, source)


def _drawn(
    draw: Any,  # noqa: ANN401 - programs leave anything
    size: tuple[int, int],
    reseed: Callable[[], None],
    complaints: list[str],
) -> NDArray[Any] | None:
    """Call ``draw`` if there is one that takes a size and returns something."""
    if not callable(draw) or type(draw) is Decoration:  # plt.draw, from a star import
        return None
    if not _takes_size(draw):
        complaints.append("draw does not take (height, width): define def draw(height, width)")
        return None
    reseed()
    value = draw(*size)
    if value is None:
        complaints.append("draw returned None: end it with return and the array")
        return None
    try:
        return as_picture(value)
    except NoPicture as what:
        raise NoPicture(f"draw returned {what}") from None


def _drawn_again(
    draw: Callable[..., Any],
    size: tuple[int, int],
    reseed: Callable[[], None],
) -> NDArray[Any] | None:
    reseed()
    try:
        return as_picture(draw(*size))
    except Exception:  # noqa: BLE001 - a program that fails at a further size has no picture there
        return None


def _takes_size(draw: Callable[..., Any]) -> bool:
    try:
        inspect.signature(draw).bind(1, 1)
    except TypeError:
        return False
    except ValueError:  # it does not say what it takes
        return True
    return True


def _left(scope: Mapping[str, Any], screen: Screen, complaints: list[str]) -> tuple[NDArray[Any], str]:
    """Find a picture that was left in a variable, or shown."""
    candidates = [(scope.get("image"), "image", "`image` is")]
    if screen.last is not None:
        candidates.append((screen.last.array, screen.how, f"{screen.how} was given"))
    for value, source, what in candidates:
        if value is None:
            continue
        try:
            return as_picture(value), source
        except NoPicture as complaint:
            complaints.append(f"{what} {complaint}")
    names = _picture_like(scope)
    if len(names) == 1:
        return as_picture(scope[names[0]]), f"the global {names[0]}"
    raise NoPicture("; ".join(complaints) or f"no picture was found: {_WANTED}; {_arrays(scope)}")


def as_picture(value: Any) -> NDArray[Any]:  # noqa: ANN401 - programs leave anything
    """Give a value as a plain array of numbers.

    Parameters
    ----------
    value : object
        Whatever a program left; no method of its own is called.

    Returns
    -------
    picture : ndarray
        Of 2 or 3 axes, with booleans, integers or floats of at most 64 bits.

    Raises
    ------
    NoPicture
        If it is none; the message continues "it is ...".
    """
    if type(value) is Image:
        value = value.array
    if issubclass(type(value), np.ma.MaskedArray):
        raise NoPicture("a masked array: fill it, as in np.ma.filled(array, 0)")
    if not issubclass(type(value), np.ndarray):
        kind = type.__dict__["__name__"].__get__(type(value))
        mend = "use np.array(..., dtype=np.uint8)" if issubclass(type(value), list | tuple) else _WANTED
        raise NoPicture(f"an object of type {kind}, not a numpy array: {mend}")
    array: NDArray[Any] = np.ndarray.view(value, np.ndarray)
    if not _is_numeric(array):
        raise NoPicture(f"an array of dtype {array.dtype}: use np.uint8, or floats from 0 to 1")
    if array.ndim not in (2, 3) or not array.size:
        raise NoPicture(f"an array of shape {array.shape}: a picture has shape (H, W) or (H, W, 3)")
    return array


def _is_numeric(array: NDArray[Any]) -> bool:
    return array.dtype.kind in "biuf" and array.dtype.itemsize <= _LARGEST_NUMBER


def _seen(image: NDArray[Any], source: str, screen: Screen) -> NDArray[np.uint8] | None:
    """Give the picture as it was displayed, if it was found there or displayed in a chosen way."""
    shown = screen.last
    if shown is None or not (source == screen.how or _is_shown_as_chosen(image, shown)):
        return None
    with np.errstate(all="ignore"):
        return np.ascontiguousarray(shown.display())


def _is_shown_as_chosen(image: NDArray[Any], shown: Shown) -> bool:
    array = shown.array
    if not shown.explicit or image.shape != array.shape or image.dtype != array.dtype:
        return False
    return bool(np.array_equal(image, array, equal_nan=image.dtype.kind == "f"))


def _picture_like(scope: Mapping[str, Any]) -> list[str]:
    """Name the arrays that are most likely pictures: colour before gray, bytes before other numbers."""
    first_names = {id(array): name for name, array in reversed([*_global_arrays(scope)])}
    likely = [
        (name, array)
        for name, array in _global_arrays(scope)
        if first_names[id(array)] == name
        and _is_numeric(array)
        and array.ndim in (2, 3)
        and min(array.shape[:2]) >= _SMALLEST_SIDE
    ]
    colour = [name for name, array in likely if array.shape[2:] in ((3,), (4,))]
    gray = [name for name, array in likely if array.ndim == 2 and array.dtype == np.uint8]
    return colour or gray or [name for name, array in likely if array.ndim == 2]


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
