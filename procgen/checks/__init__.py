"""The vocabulary of shape checks: one file a check, its file name is its public name.

A check's file defines ``check(subject, **parameters) -> Finding``. It measures, and says what it found; what
the number means for the verdict is decided here, once for all checks.

A file whose check can judge a blank picture (a reference picture may be blank) says so with
``JUDGES_BLANK = True``; for all others a blank picture fails without being looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from procgen.picture import is_blank
from procgen.plugins import load, names
from procgen.types import CheckResult, Mark, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from types import ModuleType

    import numpy as np
    from numpy.typing import NDArray

    from procgen.types import Check, Picture, Submission

PASS_AT = 0.5
UNSURE = (0.42, 0.58)
"""Scores between these leave the verdict open."""
LARGEST_DOUBT = 0.9
"""Readings that differ by more leave the verdict open."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check measured."""

    score: float
    """0 (nothing of it) to 1 (fully)."""
    why: str
    """A sentence with the number and the bound."""
    geometry: tuple[Mark, ...] = ()
    """In the picture's own rows and columns."""
    doubt: float = 0.0
    """0 to 1: how far the readings of the picture disagree."""


class Subject:
    """What the checks of one task judge, with what they have already found out about it.

    Parameters
    ----------
    submission : Submission
        The picture, its pictures at hidden sizes, and its program.
    """

    def __init__(self, submission: Submission) -> None:
        self.submission = submission
        self._memory: dict[Hashable, Any] = {}

    @property
    def picture(self) -> Picture:
        """The picture to judge."""
        return self.submission.picture

    @property
    def pixels(self) -> NDArray[np.uint8]:
        """Its pixels, shape (H, W, 3)."""
        return self.submission.picture.pixels

    @cached_property
    def blank(self) -> bool:
        """Whether the picture shows nothing."""
        return is_blank(self.pixels)

    def memo(self, key: Hashable, function: Callable[[], _T]) -> _T:
        """Return what a function gives, calling it only once for each key.

        Parameters
        ----------
        key : hashable
            Names the analysis and its parameters.
        function : callable
            Takes nothing.

        Returns
        -------
        value : object
            What the function returned.
        """
        if key not in self._memory:
            self._memory[key] = function()
        return cast("_T", self._memory[key])


def check_names() -> tuple[str, ...]:
    """List the vocabulary.

    Returns
    -------
    names : tuple of str
        Sorted.
    """
    return names("procgen.checks")


def run(check: Check, subject: Subject) -> CheckResult:
    """Run one check on a subject and draw the verdict.

    Parameters
    ----------
    check : Check
    subject : Subject

    Returns
    -------
    result : CheckResult

    Raises
    ------
    UnknownName
        If there is no such check.
    """
    plugin = _plugin(check.name)
    if subject.blank and not getattr(plugin, "JUDGES_BLANK", False):
        finding = Finding(0.0, "the picture is blank: one flat colour everywhere")
    else:
        finding = plugin.check(subject, **check.parameters)
    score = min(1.0, max(0.0, float(finding.score)))
    return CheckResult(
        name=check.name,
        score=score,
        verdict=verdict_of(score, finding.doubt),
        why=finding.why,
        geometry=finding.geometry,
        needed=check.needed,
        weight=check.weight,
        told=check.told,
    )


@cache
def _plugin(name: str) -> ModuleType:
    """Import a check's file; the folder is listed once for each name."""
    return load("procgen.checks", name)


def verdict_of(score: float, doubt: float = 0.0) -> Verdict:
    """Draw the verdict from a score and the disagreement of the readings.

    Parameters
    ----------
    score : float
        0 to 1.
    doubt : float
        0 to 1.

    Returns
    -------
    verdict : Verdict
    """
    if UNSURE[0] < score < UNSURE[1] or doubt > LARGEST_DOUBT:
        return Verdict.UNSURE
    return Verdict.PASS if score >= PASS_AT else Verdict.FAIL
