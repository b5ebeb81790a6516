"""A model of known skill is placed on the right rung."""

from __future__ import annotations

import math
from random import Random

import pytest

from procgen.ladder import climb, place

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
