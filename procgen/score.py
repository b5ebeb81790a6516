"""Judge a picture by a task's checks.

The checks say what they found; here their results become one number and one verdict. Never calls a model and
never runs a program, so any picture can be judged again at any time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procgen import checks
from procgen.picture import canonicalise
from procgen.suite import load_task
from procgen.types import CheckResult, Picture, Score, Submission, Task, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence


def score(submission: Submission | Picture | Any, task: Task | str, *, seed: int = 0) -> Score:  # noqa: ANN401 - any array
    """Judge a picture by a task's checks.

    Parameters
    ----------
    submission : Submission, Picture or ndarray
        What is judged; an array is read as a picture first.
    task : Task or str
        A task, or the id of one.
    seed : int
        Draws the task's instance where only its id is given.

    Returns
    -------
    score : Score
        The least needed check times the weighted mean of the graded ones, the verdict, and every result.

    Raises
    ------
    PictureError
        If an array cannot be read as a picture.
    UnknownName
        If there is no such task, or a check of it does not exist.

    Examples
    --------
    >>> import numpy as np
    >>> canvas = np.zeros((64, 64))
    >>> canvas[16:48, 16:48] = 1
    >>> score(canvas, "white_square").verdict.value
    'pass'
    """
    chosen = load_task(task, seed) if isinstance(task, str) else task
    if not isinstance(submission, Submission):
        picture = submission if isinstance(submission, Picture) else canonicalise(submission)
        submission = Submission(picture)
    subject = checks.Subject(submission)
    has_program = submission.program is not None
    judged = [check for check in chosen.checks if has_program or not check.needs_program]
    return combine([checks.run(check, subject) for check in judged])


def combine(results: Sequence[CheckResult]) -> Score:
    """Make one score of all check results.

    Parameters
    ----------
    results : sequence of CheckResult

    Returns
    -------
    score : Score
        Fails when a needed check fails or the number is too low; unsure when a needed check is unsure and
        none fails.
    """
    needed = [result for result in results if result.needed]
    graded = [result for result in results if not result.needed]
    total = min((result.score for result in needed), default=1.0)
    weight = sum(result.weight for result in graded)
    if weight > 0:
        total *= sum(result.weight * result.score for result in graded) / weight
    if not results:
        total = 0.0
    verdicts = {result.verdict for result in needed} | {checks.verdict_of(total)}
    worst = next(v for v in (Verdict.FAIL, Verdict.UNSURE, Verdict.PASS) if v in verdicts)
    return Score(total, worst, tuple(results))
