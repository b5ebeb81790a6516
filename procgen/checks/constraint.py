"""Ask for a program that obeys constraints on its text."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from procgen.checks import Finding
from procgen.errors import UnknownName
from procgen.exact.source_rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procgen.checks import Subject

JUDGES_BLANK = True


def check(subject: Subject, *, rules: Sequence[str]) -> Finding:
    """Look for what the constraints forbid.

    Parameters
    ----------
    subject : Subject
    rules : sequence of str
        Keys of `procgen.exact.source_rules.RULES`.

    Returns
    -------
    finding : Finding
        1 or 0.

    Raises
    ------
    UnknownName
        If there is no such rule.
    """
    unknown = [rule for rule in rules if rule not in RULES]
    if unknown:
        raise UnknownName(f"there is no rule {unknown[0]!r}; there is: {', '.join(RULES)}")
    source = subject.submission.program
    if source is None:
        return Finding(0.0, "there is no program that could obey the constraints")
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # the latter two if nested too deeply
        return Finding(0.0, "the program cannot be read as Python, so its constraints cannot be judged")
    asked = ", ".join(rule.replace("_", " ") for rule in rules)
    found = sorted(hit for rule in rules for hit in RULES[rule].broken(tree))
    if not found:
        return Finding(1.0, f"the program obeys the constraint: {asked}")
    line, what = found[0]
    why = f"line {line} has {what}, which the constraint forbids: {asked}"
    return Finding(0.0, f"{why} ({len(found)} such places, none is allowed)")
