"""Compare two runs on the samples that both have: same task, same seed, same wording, same number.

Pairs take away how hard the tasks are, so that a difference shows with far fewer samples than two rates with
their intervals would need. A sample that is unscored in either run makes no pair.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procgen import statistics
from procgen.errors import ProcgenError
from procgen.statistics import Interval
from procgen.tables import RATE_NOTE, Table, pass_rate

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from procgen.statistics import Comparison
    from procgen.tables import Cell
    from procgen.types import Record

POWER = 0.8
"""Probability with which a difference as large as the detectable one is found."""
NOTE = (
    "First minus second with its 95 % interval, clustered by task; p of McNemar's exact test (for scores: of "
    "the sign test). Detectable: the true difference that this many pairs find with probability 0.8."
)


@dataclass(frozen=True, slots=True)
class Pair:
    """The same sample in both runs."""

    task: str
    first: Record
    second: Record


def pairs(first: Iterable[Record], second: Iterable[Record]) -> tuple[Pair, ...]:
    """Find the samples that both runs have and that count in both.

    Parameters
    ----------
    first, second : iterable of Record

    Returns
    -------
    pairs : tuple of Pair
        Sorted by task, seed, wording and number of the sample.

    Raises
    ------
    ProcgenError
        If there is no pair, or a run has a sample more than once (two models in one run, for example).
    """
    left, right = _by_key(first, "first"), _by_key(second, "second")
    shared = sorted(left.keys() & right.keys())
    if not shared:
        raise ProcgenError(
            f"the runs have no scored sample in common ({len(left)} in the first, {len(right)} in the "
            "second); run both on the same tasks, with the same seed"
        )
    return tuple(Pair(key[0], left[key], right[key]) for key in shared)


def _by_key(records: Iterable[Record], which: str) -> dict[tuple[str, int, str, int], Record]:
    found: dict[tuple[str, int, str, int], Record] = {}
    for record in records:
        key = (record.task, record.seed, record.prompt, record.sample)
        if record.unscored is not None:
            continue
        if key in found:
            raise ProcgenError(
                f"the {which} run has sample {record.sample} of {record.task} (seed {record.seed}) twice; "
                "only runs of one model and one feedback can be compared"
            )
        found[key] = record
    return found


def detectable(comparison: Comparison, clusters: int) -> float | None:
    """Find the smallest true difference that a comparison of this size would find.

    Parameters
    ----------
    comparison : Comparison
    clusters : int
        Number of tasks, or of pairs where there is one task only.

    Returns
    -------
    difference : float or None
        Of values from 0 to 1, for a two-sided test at 5 %; None where no difference would be found, or where
        all pairs differ alike, so that nothing is known of their spread.

    References
    ----------
    Bloom 1995, "Minimum Detectable Effects", Evaluation Review 19, doi:10.1177/0193841X9501900504;
    Miller 2024, arXiv:2411.00640, section 5.
    """
    degrees = clusters - 1
    certainty = statistics.student(statistics.CONFIDENCE, degrees)
    error = (comparison.difference.high - comparison.difference.value) / certainty
    # one-sided: a probability of 0.8 below t is one of 0.6 between -t and t
    found = (certainty + statistics.student(2 * POWER - 1, degrees)) * error
    return found if 0 < found <= 1 else None


def _measure(name: str, values: Sequence[tuple[float, float]], tasks: Sequence[str]) -> tuple[Cell, ...]:
    """Compare one measure of all pairs; with one task only, the pairs themselves are what repeats."""
    count = len(values)
    first, second = (sum(column) / count for column in zip(*values, strict=True))
    if count == 1:
        return name, count, first, second, first - second, None, None, None, None
    clusters: Sequence[Hashable] = tasks if len(set(tasks)) > 1 else range(count)
    found = statistics.compare(values, clusters)
    bound = detectable(found, len(set(clusters)))
    value, low, high = found.difference.value, found.difference.low, found.difference.high
    difference = Interval(value, max(-1.0, low), min(1.0, high))  # both measures lie between 0 and 1
    return name, count, first, second, difference, found.better, found.worse, found.p_value, bound


def comparison_tables(first: Iterable[Record], second: Iterable[Record]) -> tuple[Table, ...]:
    """Tabulate how the first run differs from the second: in all, and task by task.

    Parameters
    ----------
    first, second : iterable of Record

    Returns
    -------
    tables : tuple of Table
        ``difference`` and ``by_task``.

    Raises
    ------
    ProcgenError
        If the runs have no sample in common, or one has a sample twice.
    """
    found = pairs(first, second)
    tasks = [pair.task for pair in found]
    measures = (
        _measure("pass rate", [(_passed(pair.first), _passed(pair.second)) for pair in found], tasks),
        _measure("score", [(_score(pair.first), _score(pair.second)) for pair in found], tasks),
    )
    columns = ("measure", "pairs", "first", "second", "difference", "first better", "second better", "p")
    by_task: dict[str, list[Pair]] = defaultdict(list)
    for pair in found:
        by_task[pair.task].append(pair)
    rows = tuple(
        (
            task,
            len(group),
            pass_rate([pair.first for pair in group]),
            pass_rate([pair.second for pair in group]),
            sum(_passed(pair.first) - _passed(pair.second) for pair in group) / len(group),
        )
        for task, group in by_task.items()
    )
    return (
        Table("difference", "First minus second", (*columns, "detectable"), measures, NOTE),
        Table("by_task", "By task", ("task", "pairs", "first", "second", "difference"), rows, RATE_NOTE),
    )


def _passed(record: Record) -> float:
    return float(record.outcome == "pass")


def _score(record: Record) -> float:
    return record.score.score if record.score else 0.0
