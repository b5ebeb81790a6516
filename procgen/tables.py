"""Turn records into tables: what passed, how often, with what errors, at what price.

Every rate stands with its interval. A sample that is unscored, because the provider or the sandbox failed, is
counted apart and enters no rate. Nothing here knows how a table is written down.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from procgen import ladder, statistics
from procgen.statistics import Interval
from procgen.suite import seeds_name
from procgen.types import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from procgen.types import Attempt, Record

Cell = str | int | float | Interval | None

ARTICLE = "article"
"""Level of the tasks that are reported apart."""
BUDGETS = (1, 2, 3, 5, 10, 20, 50, 100)
"""The k of pass@k that are shown, as far as every task has that many samples."""
RATE_NOTE = (
    "Rates with 95 % intervals: Wilson's for one task, clustered by task for several. "
    "Unscored samples (provider or sandbox failed) enter no rate."
)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns, and a sentence on how to read them."""

    name: str
    """One word, for files and JSON."""
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """The records that share run, model, feedback, wording and kind: one thing that is compared with others.

    The article's tasks are famous, and public seeds may have been practised: neither is pooled with the rest.
    """

    label: tuple[str, ...]
    """The model, and whatever else tells this series from the others."""
    records: tuple[Record, ...]

    @property
    def scored(self) -> tuple[Record, ...]:
        """The records that count."""
        return tuple(record for record in self.records if record.unscored is None)


@dataclass(frozen=True, slots=True)
class Conditions:
    """The series that are compared, and what their labels say."""

    names: tuple[str, ...]
    """``model``, and those of ``feedback``, ``prompt``, ``run`` and ``tasks`` (the article's or the suite's)
    that vary; ``seeds`` (public or test) where not all are public."""
    series: tuple[Series, ...]
    """In the order of their first record."""

    @classmethod
    def of(cls, runs: Mapping[str, Iterable[Record]]) -> Conditions:
        """Sort the records of some runs, given by the run's name, into the series that are compared."""
        sorted_: dict[tuple[str, ...], list[Record]] = defaultdict(list)
        for run, records in runs.items():
            for record in records:
                tasks = ARTICLE if record.level == ARTICLE else "suite"
                kind = tasks, seeds_name(record.seed)
                sorted_[record.model, record.feedback, record.prompt, run, *kind].append(record)
        names = ("model", "feedback", "prompt", "run", "tasks", "seeds")
        found_ = [{key[i] for key in sorted_} for i in range(len(names))]
        kept = [i for i in range(len(names)) if i == 0 or len(found_[i]) > 1 or found_[i] == {"test"}]
        series = (Series(tuple(key[i] for i in kept), tuple(found)) for key, found in sorted_.items())
        return cls(tuple(names[i] for i in kept), tuple(series))


def pass_rate(records: Sequence[Record]) -> Interval | None:
    """Estimate how often a sample passes.

    Parameters
    ----------
    records : sequence of Record
        Unscored ones are left out.

    Returns
    -------
    rate : Interval or None
        From 0 to 1; None if no record counts.
    """
    return _rate([(record.task, record.outcome == "pass") for record in records if record.unscored is None])


def _rate(passed: Sequence[tuple[str, bool]]) -> Interval | None:
    """Estimate a rate from (task, whether it passed); samples of one task hang together."""
    if not passed:
        return None
    tasks = {task for task, _ in passed}
    if len(tasks) == 1:
        return statistics.wilson(sum(ok for _, ok in passed), len(passed))
    return statistics.clustered([float(ok) for _, ok in passed], [task for task, _ in passed])


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def solved_at(record: Record) -> int | None:
    """Find the turn at which a sample first passed.

    Parameters
    ----------
    record : Record

    Returns
    -------
    turn : int or None
        Counted from 1; None if no attempt passed.
    """
    passed = (attempt for attempt in record.attempts if attempt.score and attempt.score.verdict == "pass")
    return next((attempt.turn for attempt in passed), None)


def _summary_cells(records: Sequence[Record]) -> tuple[Cell, ...]:
    scored = [record for record in records if record.unscored is None]
    tokens = [sum(attempt.completion.usage.total for attempt in record.attempts) for record in scored]
    seconds = [sum(attempt.completion.seconds for attempt in record.attempts) for record in scored]
    return (
        len(scored),
        len(records) - len(scored),
        sum(record.outcome == "unsure" for record in scored),
        pass_rate(scored),
        _mean([record.score.score if record.score else 0.0 for record in scored]),
        _mean([len(record.attempts) for record in scored]),
        _mean(tokens),
        _mean(seconds),
    )


SUMMARY = ("samples", "unscored", "unsure", "pass rate", "score", "attempts", "tokens", "seconds")
SUMMARY_NOTE = (
    RATE_NOTE + " Score, attempts, tokens and seconds (waiting for the model) are means a sample."
    " The article's tasks are reported apart, and seeds from 1000 on, the test's, apart from public ones."
)


def _grouped(
    conditions: Conditions, keys: tuple[str, ...], of: Callable[[Record], tuple[str, ...]]
) -> list[tuple[tuple[str, ...], Sequence[Record]]]:
    groups: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for one in conditions.series:
        for record in one.records:
            groups[*of(record), *one.label].append(record)
    return sorted(groups.items(), key=lambda group: group[0][: len(keys)])


def summary_table(conditions: Conditions, by: tuple[str, ...] = ()) -> Table:
    """Tabulate samples, pass rate, score and cost.

    Parameters
    ----------
    conditions : Conditions
    by : tuple of str
        Fields of the record that rows are split by: ``("level",)``, ``("level", "task")``, or nothing.

    Returns
    -------
    table : Table
    """
    groups = _grouped(conditions, by, lambda record: tuple(str(getattr(record, field)) for field in by))
    rows = tuple((*key, *_summary_cells(records)) for key, records in groups)
    what = by[-1] if by else "model"
    return Table(f"by_{what}", f"By {what}", (*by, *conditions.names, *SUMMARY), rows, SUMMARY_NOTE)


def budget_table(conditions: Conditions) -> Table:
    """Tabulate pass@k: the chance that at least one of k samples passes, averaged over tasks.

    Parameters
    ----------
    conditions : Conditions

    Returns
    -------
    table : Table
        One column for each k that every task of a series has enough samples for.
    """
    counts = [_by_task(one.scored) for one in conditions.series]
    most = max((min((len(passed) for passed in tasks.values()), default=0) for tasks in counts), default=0)
    budgets = [k for k in BUDGETS if k <= most]
    rows = []
    for one, tasks in zip(conditions.series, counts, strict=True):
        enough = min((len(passed) for passed in tasks.values()), default=0)
        cells = [_pass_at(tasks, k) if k <= enough else None for k in budgets]
        rows.append((*one.label, len(tasks), enough, *cells))
    note = (
        "Chen et al. 2021's unbiased estimate for each task, averaged over tasks; samples with their repairs."
    )
    columns = (*conditions.names, "tasks", "samples a task", *(f"pass@{k}" for k in budgets))
    return Table("pass_at_k", "Pass@k", columns, tuple(rows), note)


def _by_task(records: Sequence[Record]) -> dict[str, list[bool]]:
    tasks: dict[str, list[bool]] = defaultdict(list)
    for record in records:
        tasks[record.task].append(record.outcome == "pass")
    return tasks


def _pass_at(tasks: Mapping[str, Sequence[bool]], k: int) -> float | None:
    return _mean([statistics.pass_at_k(len(passed), sum(passed), k) for passed in tasks.values()])


def repair_table(conditions: Conditions) -> Table:
    """Tabulate how many samples have passed by each turn: what repair adds to the first attempt.

    Parameters
    ----------
    conditions : Conditions

    Returns
    -------
    table : Table
    """
    rows: list[tuple[Cell, ...]] = []
    for one in conditions.series:
        turns = max((len(record.attempts) for record in one.scored), default=0)
        solved = [(record.task, solved_at(record)) for record in one.scored]
        for turn in range(1, turns + 1):
            tried = sum(len(record.attempts) >= turn for record in one.scored)
            rate = _rate([(task, at is not None and at <= turn) for task, at in solved])
            rows.append((*one.label, turn, tried, sum(at == turn for _, at in solved), rate))
    columns = (*conditions.names, "turn", "attempts", "solved in it", "solved by it")
    return Table("repair", "Repair by turn", columns, tuple(rows), RATE_NOTE)


def error_name(attempt: Attempt) -> str | None:
    """Name what went wrong with an attempt before its picture could be judged.

    Parameters
    ----------
    attempt : Attempt

    Returns
    -------
    name : str or None
        The exception's type, or the outcome where there is none; None if there was a picture.
    """
    if attempt.outcome is Outcome.OK:
        return None
    if attempt.outcome is Outcome.ERROR and attempt.failure is not None:
        return attempt.failure.type
    return str(attempt.outcome)


def error_table(conditions: Conditions) -> Table:
    """Tabulate the errors by type, and how often the very next attempt had none.

    Parameters
    ----------
    conditions : Conditions

    Returns
    -------
    table : Table
        The most frequent error of each series first.
    """
    rows: list[tuple[Cell, ...]] = []
    for one in conditions.series:
        errors: Counter[str] = Counter()
        answered: Counter[str] = Counter()
        mended: Counter[str] = Counter()
        for record in one.records:
            for place, attempt in enumerate(record.attempts):
                name = error_name(attempt)
                if name is None:
                    continue
                errors[name] += 1
                if place + 1 < len(record.attempts):
                    answered[name] += 1
                    mended[name] += error_name(record.attempts[place + 1]) is None
        total = sum(len(record.attempts) for record in one.records)
        for name, number in sorted(errors.items(), key=lambda item: (-item[1], item[0])):
            share = statistics.wilson(mended[name], answered[name]) if answered[name] else None
            rows.append((*one.label, name, number, number / total, answered[name], share))
    columns = (
        *conditions.names,
        "error",
        "attempts",
        "share of attempts",
        "tried again",
        "then without error",
    )
    note = "Without error means that there was a picture, right or wrong. Wilson's 95 % intervals."
    return Table("errors", "Errors by type", columns, tuple(rows), note)


def ladder_table(conditions: Conditions) -> Table:
    """Tabulate on which rung of each ladder success falls to one half.

    Parameters
    ----------
    conditions : Conditions

    Returns
    -------
    table : Table
    """
    rows: list[tuple[Cell, ...]] = []
    for one in conditions.series:
        tries: dict[str, list[tuple[float, bool]]] = defaultdict(list)
        for record in one.scored:
            name, _, rung = record.task.partition("@")
            if rung:
                tries[name].append((float(rung), record.outcome == "pass"))
        for name, made in sorted(tries.items()):
            at = ladder.place(made)
            rows.append((*one.label, name, at.tries, Interval(at.half, at.low, at.high)))
    columns = (*conditions.names, "ladder", "samples", "rung of one half")
    note = "The rung at which half of the samples pass, with its 95 % interval; no ladder has a last rung."
    return Table("ladders", "Ladders", columns, tuple(rows), note)


def unscored_table(conditions: Conditions) -> Table:
    """Tabulate why samples are unscored.

    Parameters
    ----------
    conditions : Conditions

    Returns
    -------
    table : Table
    """
    rows: list[tuple[Cell, ...]] = [
        (*one.label, reason, number)
        for one in conditions.series
        for reason, number in Counter(r.unscored for r in one.records if r.unscored is not None).most_common()
    ]
    columns = (*conditions.names, "what failed", "samples")
    note = "These samples say nothing about the model; run the same command again to try them once more."
    return Table("unscored", "Unscored samples", columns, tuple(rows), note)


def all_tables(runs: Mapping[str, Iterable[Record]]) -> tuple[Table, ...]:
    """Make every table about some runs; those without rows are left out, and so is a note given before.

    Parameters
    ----------
    runs : mapping of str to iterable of Record
        The records by the name of their run.

    Returns
    -------
    tables : tuple of Table
    """
    conditions = Conditions.of(runs)
    tables = (
        summary_table(conditions),
        summary_table(conditions, ("level",)),
        summary_table(conditions, ("level", "task")),
        budget_table(conditions),
        repair_table(conditions),
        error_table(conditions),
        ladder_table(conditions),
        unscored_table(conditions),
    )
    kept = [table for table in tables if table.rows]
    notes = [table.note for table in kept]
    return tuple(
        replace(table, note="") if table.note in notes[:place] else table for place, table in enumerate(kept)
    )
