"""Say in one line of plain text what was found; nothing that a model wrote can steer a terminal.

Knows neither HTML nor colours: the notebook, the gallery and the terminal dress these words themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.types import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.types import Attempt, Record
    from sandbox.result import Failure


def one_line(text: str, limit: int | None = None) -> str:
    r"""Put a text on one line without control characters.

    Parameters
    ----------
    text : str
        May hold line ends and escape sequences, of a model, a program or a file name.
    limit : int, optional
        Longest line, characters; what is cut is marked by an ellipsis.

    Returns
    -------
    line : str

    Examples
    --------
    >>> one_line("two\nlines")
    'two lines'
    """
    words = " ".join(text.split())
    line = "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in words
    )
    return line if limit is None or len(line) <= limit else line[: limit - 1] + "\N{HORIZONTAL ELLIPSIS}"


def harmless(text: str) -> str:
    """Replace the control characters of a text, keeping its line ends and tabs.

    Parameters
    ----------
    text : str

    Returns
    -------
    text : str
    """
    keep = "\n\t"
    return "".join(c if c.isprintable() or c in keep else "\N{REPLACEMENT CHARACTER}" for c in text)


def align(rows: Sequence[Sequence[str]]) -> str:
    """Align cells in columns, two spaces apart.

    Parameters
    ----------
    rows : sequence of sequence of str
        All of the same length; what a person or a model wrote in them is put on one line.

    Returns
    -------
    text : str
        One line a row, no spaces at the end of a line.
    """
    lines = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    padded = (
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines
    )
    return "\n".join(line.rstrip() for line in padded)


def failure_line(failure: Failure) -> str:
    """Say why a program has no picture.

    Parameters
    ----------
    failure : Failure

    Returns
    -------
    line : str
        ``IndexError in line 7: index 70 is out of bounds``; messages that name lines themselves keep them.
    """
    is_said = failure.line is None or failure.message.startswith(f"line {failure.line}")
    where = "" if is_said else f" in line {failure.line}"
    return one_line(f"{failure.type}{where}: {failure.message}")


def attempt_line(attempt: Attempt) -> str:
    """Say how one attempt ended: the failure with its line, or the verdict with its first failed check.

    Parameters
    ----------
    attempt : Attempt

    Returns
    -------
    line : str
        ``IndexError in line 7: index 70 is out of bounds``, ``pass 0.93``, ``fail 0.40: the mouth ...``.
    """
    if attempt.failure is not None:
        return failure_line(attempt.failure)
    if attempt.outcome is not Outcome.OK:
        return "no program in the reply" if attempt.outcome is Outcome.NO_CODE else str(attempt.outcome)
    if attempt.score is None:
        return "a picture, not judged"
    lost = [check for check in attempt.score.checks if check.needed and check.verdict != "pass"]
    lost = lost or [check for check in attempt.score.checks if check.verdict != "pass"]
    why = f": {lost[0].why}" if lost and attempt.score.verdict != "pass" else ""
    return one_line(f"{attempt.score.verdict} {attempt.score.score:.2f}{why}")


def tries(record: Record) -> str:
    """Count the attempts of a sample: ``1 attempt``, ``3 attempts``."""
    count = len(record.attempts)
    return "1 attempt" if count == 1 else f"{count} attempts"


def record_line(record: Record) -> str:
    """Say how one sample ended.

    Parameters
    ----------
    record : Record

    Returns
    -------
    line : str
        ``smiley by recorded:v01: pass after 3 attempts (feedback error, sample 0)``.
    """
    why = f": {record.unscored}" if record.unscored is not None else ""
    return one_line(
        f"{record.task} by {record.model}: {record.outcome} after {tries(record)} "
        f"(feedback {record.feedback}, sample {record.sample}){why}"
    )
