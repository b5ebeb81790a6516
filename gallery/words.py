"""The gallery's own words for outcomes, verdicts and numbers, in sentences that a visitor reads."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.types import Outcome

if TYPE_CHECKING:
    from procgen.types import Attempt, Record

_OUTCOMES = MappingProxyType(
    {
        Outcome.OK: ("picture", "It drew a picture"),
        Outcome.REFUSED: ("refused", "Refused before it ran"),
        Outcome.ERROR: ("error", "Stopped by an error"),
        Outcome.TIMEOUT: ("timeout", "Stopped when its time was up"),
        Outcome.MEMORY: ("memory", "Stopped when it took too much memory"),
        Outcome.OUTPUT: ("output", "Stopped when it gave too much output"),
        Outcome.NO_PICTURE: ("no picture", "It ran, and left no picture"),
        Outcome.CRASHED: ("crashed", "The interpreter crashed"),
        Outcome.NO_CODE: ("no code", "There is no program in the reply"),
    }
)
_STOPS = MappingProxyType(
    {
        "success": "It ended with the first success.",
        "turns": "It ended when all turns were used.",
        "tokens": "It ended when the tokens were spent.",
        "gave-up": "It ended when the model gave up.",
    }
)


def count(number: int, noun: str) -> str:
    """Put a number before its noun.

    Parameters
    ----------
    number : int
    noun : str
        In the singular.

    Returns
    -------
    words : str

    Examples
    --------
    >>> count(1, "attempt"), count(1200, "token")
    ('1 attempt', '1,200 tokens')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def title(task: str) -> str:
    """Turn a task's id into a heading.

    Parameters
    ----------
    task : str

    Returns
    -------
    words : str

    Examples
    --------
    >>> title("white_square")
    'White square'
    """
    words = task.replace("_", " ").strip() or "?"
    return words[0].upper() + words[1:]


def outcome_heading(attempt: Attempt) -> str:
    """Say in a phrase how one attempt's program ended."""
    return _OUTCOMES[attempt.outcome][1]


def outcome_label(attempt: Attempt) -> str:
    """Say in a word how one attempt ended: the type of its error, the verdict on its picture."""
    if attempt.outcome is Outcome.ERROR and attempt.failure:
        return attempt.failure.type
    if attempt.picture is not None:
        return str(attempt.score.verdict) if attempt.score else "not judged"
    return _OUTCOMES[attempt.outcome][0]


def summary(record: Record) -> str:
    """Say in two sentences how one sample ended and why it ended there.

    Parameters
    ----------
    record : Record

    Returns
    -------
    words : str
        ``8 attempts, score 0.93. It ended with the first success.``
    """
    tries = count(len(record.attempts), "attempt")
    if record.unscored is not None:
        return f"{tries}. It is not counted: {record.unscored}"
    score = f", score {record.score.score:.2f}" if record.score else ""
    return f"{tries}{score}. {_STOPS.get(record.stop, f'It ended: {record.stop}.')}"


def megabytes(number: int) -> str:
    """Write a number of bytes in megabytes.

    Parameters
    ----------
    number : int
        Bytes.

    Returns
    -------
    words : str
    """
    return f"{number / 1e6:,.0f} MB"
