"""A model of known skill is placed on the right rung."""

from __future__ import annotations

import math
from random import Random

import pytest

from procgen.commands._options import chosen_tasks
from procgen.ladder import climb, place
from procgen.tables import Conditions, ladder_table
from procgen.types import Attempt, Completion, Outcome, Record, Score, Verdict

RUNGS = (1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 90, 128, 181, 256)


@pytest.mark.parametrize("rate", [0.3, 0.1, 0.03, 0.01])
def test_a_model_that_errs_at_a_known_rate_is_placed_where_half_its_tries_succeed(rate: float) -> None:
    """A maker who spoils each part at a known rate stands where (1 - rate)^n is one half, within 10 %."""
    true = math.log(0.5) / math.log(1 - rate)
    placed = []
    for seed in range(20):
        rng = Random(seed)
        tries = climb(lambda n, rng=rng: all(rng.random() > rate for _ in range(n)), RUNGS, 120)
        placed.append(place(tries))
    middle = sorted(rung.half for rung in placed)[10]
    assert middle == pytest.approx(true, rel=0.1)
    assert sum(rung.low <= true <= rung.high for rung in placed) >= 16


def test_a_model_that_never_fails_is_above_the_ladder() -> None:
    """Nothing bounds a model from above that passed every rung."""
    rung = place([(n, True) for n in RUNGS])
    assert rung.half == RUNGS[-1]
    assert rung.high == math.inf


def test_a_model_that_always_fails_is_below_the_ladder() -> None:
    """Nothing bounds a model from below that failed every rung."""
    rung = place([(n, False) for n in RUNGS])
    assert (rung.half, rung.low) == (RUNGS[0], 0.0)


def test_more_tries_make_the_interval_narrower() -> None:
    """The interval shrinks as the same picture is seen more often."""
    few = [(2, True), (8, True), (8, False), (32, False)]
    wide, narrow = place(few), place(few * 10)
    assert narrow.high / narrow.low < wide.high / wide.low


def test_no_tries_are_refused() -> None:
    """A model that was never tried has no place."""
    with pytest.raises(ValueError, match="at least one try"):
        place([])


def sample(rung: int, *, passed: bool) -> Record:
    """Make a finished try at one rung."""
    score = Score(float(passed), Verdict.PASS if passed else Verdict.FAIL)
    attempt = Attempt(1, (), Completion(""), Outcome.OK, score=score)
    return Record(f"many_shapes@{rung}", "ladders", 0, 0, "m", "error", "short", (attempt,), "turns")


def test_a_report_gives_the_rung_of_one_half_for_each_ladder() -> None:
    """The table of ladders has one row a model and ladder, and it estimates as `place` does."""
    tries = [(2, True), (4, True), (8, True), (8, False), (16, False)]
    table = ladder_table(Conditions.of({"run": [sample(rung, passed=ok) for rung, ok in tries]}))
    ((model, name, number, estimate),) = table.rows
    assert (model, name, number) == ("m", "many_shapes", 5)
    assert estimate.value == place(tries).half


def test_a_ladder_stands_for_all_its_rungs() -> None:
    """Asking for a ladder asks for each of its rungs, asking for a rung for that one alone."""
    assert chosen_tasks(["many_shapes"])[:3] == ("many_shapes@2", "many_shapes@4", "many_shapes@8")
    assert chosen_tasks(["many_shapes@5"]) == ("many_shapes@5",)
    assert len(chosen_tasks(["many_shapes"], rungs=2)) == 2
