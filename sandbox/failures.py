"""Say what went wrong in a program: its own lines only, whatever its exceptions try."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from sandbox.facades.advice import member_advice
from sandbox.facades.modules import Refused
from sandbox.policy import FILENAME
from sandbox.result import Failure, Limits, Status
from sandbox.stdout import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from sandbox.policy import Problem

_MESSAGE_CHARACTERS = 4000
_LINE_CHARACTERS = 200
_SHOWN_PROBLEMS = 3
_FIRST_FRAMES, _LAST_FRAMES = 2, 8


def refusal(problems: Iterable[Problem]) -> Failure:
    """Describe what the policy refused.

    Parameters
    ----------
    problems : iterable of Problem
        In the order of the lines; the first three are told.

    Returns
    -------
    failure : Failure
    """
    told = [*problems]
    lines = [f"line {problem.line}: {problem.sentence}" for problem in told[:_SHOWN_PROBLEMS]]
    if len(told) > _SHOWN_PROBLEMS:
        lines.append(f"and {len(told) - _SHOWN_PROBLEMS} more")
    return Failure("Refused", visible("\n".join(lines)), told[0].line)


def describe(error: BaseException, source: str, limits: Limits) -> tuple[Status, Failure]:
    """Describe an exception that a program raised.

    Parameters
    ----------
    error : BaseException
        Its methods may be hostile; only its message is asked for, once.
    source : str
        The program.
    limits : Limits
        Named where one was reached.

    Returns
    -------
    status : Status
    failure : Failure
    """
    kind = visible(type.__dict__["__name__"].__get__(type(error)))
    frames = [*_own_frames(error.__traceback__)]
    if not frames and isinstance(error, SyntaxError):
        return Status.ERROR, _syntax_failure(error, kind)
    status, message = Status.ERROR, _message(error)
    if isinstance(error, MemoryError):
        status = Status.MEMORY
        message = f"the program needs more than {limits.memory_bytes >> 20} MiB of memory" + (
            f" ({message})" if message else ""
        )
    elif isinstance(error, AttributeError) and (advice := _missing(error)):
        status, kind, message = Status.REFUSED, "Refused", advice
    elif isinstance(error, Refused):
        status, kind = Status.REFUSED, "Refused"
    elif not frames and isinstance(error, RecursionError):
        message = "the program is nested too deeply: split long expressions into several statements"
    line = frames[-1][0] if frames else None
    return status, Failure(kind, message, line, _traceback(frames, source, f"{kind}: {message}".rstrip(": ")))


def _message(error: BaseException) -> str:
    """Ask an exception for its message; the program may have made that fail or lie."""
    try:
        text = str(error)
    except BaseException:  # noqa: BLE001 - whatever the program's __str__ raises, there is no message
        return ""
    return visible(str.__str__(text)[:_MESSAGE_CHARACTERS])


def _missing(error: AttributeError) -> str | None:
    """Explain a name that a facade does not have."""
    facade, name = error.obj, error.name
    if type(facade) is not ModuleType or not isinstance(name, str):
        return None
    real = sys.modules.get(facade.__name__)
    if real is facade:
        return None
    exists = real is not None and (name in vars(real) or name in getattr(real, "__all__", ()))
    unknown = f"{facade.__name__}.{name} is not available: do without it" if exists else None
    return member_advice(facade.__name__, name) or unknown


def _syntax_failure(error: SyntaxError, kind: str) -> Failure:
    message = visible(error.msg)
    text = visible((error.text or "").rstrip("\n")[:_LINE_CHARACTERS])
    pointer = " " * (min(error.offset or 1, len(text) + 1) - 1) + "^"
    shown = f'  File "{FILENAME}", line {error.lineno}\n    {text}\n    {pointer}\n' if text else ""
    return Failure(kind, message, error.lineno, f"{shown}{kind}: {message}")


def _own_frames(traceback: TracebackType | None) -> Iterator[tuple[int, str]]:
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if code.co_filename == FILENAME:
            yield traceback.tb_lineno, code.co_name
        traceback = traceback.tb_next


def _traceback(frames: list[tuple[int, str]], source: str, last: str) -> str:
    """Write a traceback as Python does, with the middle of a deep one left out."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    text = ["Traceback (most recent call last):"]
    hidden = len(frames) - _FIRST_FRAMES - _LAST_FRAMES
    for number, (line, name) in enumerate(frames):
        if hidden > 0 and number == _FIRST_FRAMES:
            text.append(f"  [{hidden} frames left out]")
        if _FIRST_FRAMES <= number < _FIRST_FRAMES + hidden:
            continue
        text.append(f'  File "{FILENAME}", line {line}, in {name}')
        if line <= len(lines):
            text.append(f"    {visible(lines[line - 1].strip()[:_LINE_CHARACTERS])}")
    return "\n".join([*text, last]) if frames else last
