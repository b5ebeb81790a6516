"""Ask for a program that is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.checks import Finding
from procgen.exact.golf import RULE, length

if TYPE_CHECKING:
    from procgen.checks import Subject

JUDGES_BLANK = True


def check(subject: Subject, *, limit: int) -> Finding:
    """Count the characters of the program.

    Parameters
    ----------
    subject : Subject
    limit : int
        Most characters, counted as `procgen.exact.golf.length` does.

    Returns
    -------
    finding : Finding
        1 up to the limit; beyond it at most 0.3, falling with the length.
    """
    source = subject.submission.program
    if source is None:
        return Finding(0.0, "there is no program whose length could be counted")
    try:
        counted = length(source)
    except (SyntaxError, MemoryError, RecursionError):  # the latter two for what is nested too deeply
        return Finding(0.0, "the program cannot be read as Python, so its length cannot be counted")
    why = f"the program has {counted} characters (at most {limit}, {RULE})"
    return Finding(1.0 if counted <= limit else 0.3 * limit / counted, why)
