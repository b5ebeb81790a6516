"""Estimates against published values, an independent implementation, and their own promises."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from procgen import statistics

COUNTS = st.integers(1, 30).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n), st.integers(1, n)))


@given(COUNTS)
def test_pass_at_k_is_the_chance_of_a_draw_without_replacement(counts):
    """The estimate equals the hypergeometric chance that a draw of k holds a pass."""
    samples, passed, k = counts
    assert statistics.pass_at_k(samples, passed, k) == pytest.approx(
        1 - stats.hypergeom.pmf(0, samples, passed, k)
    )
    assert statistics.pass_all_k(samples, passed, k) == pytest.approx(
        stats.hypergeom.pmf(k, samples, passed, k)
    )


def test_pass_at_k_is_unbiased():
    """Averaged over all outcomes of five samples, the estimate is the true chance for two."""
    rate = 0.3
    outcomes = range(6)
    expected = sum(stats.binom.pmf(c, 5, rate) * statistics.pass_at_k(5, c, 2) for c in outcomes)
    assert expected == pytest.approx(1 - (1 - rate) ** 2)


@pytest.mark.parametrize("counts", [(3, 1, 4), (3, 4, 1), (3, 1, 0), (0, 0, 1)])
def test_impossible_counts_are_refused(counts):
    """More draws than samples, or more passes than samples, is an error and no estimate."""
    with pytest.raises(ValueError, match="need 1 <= k"):
        statistics.pass_at_k(*counts)


@given(st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_agrees_with_scipy(counts):
    """The interval is scipy's Wilson interval, with exact ends."""
    passed, samples = counts
    found = statistics.wilson(passed, samples)
    other = stats.binomtest(passed, samples).proportion_ci(0.95, "wilson")
    assert (found.low, found.high) == pytest.approx((other.low, other.high), abs=1e-12)
    assert found.low <= found.value <= found.high


@pytest.mark.parametrize("degrees", [1, 2, 3, 4, 5, 10, 29, 100])
@pytest.mark.parametrize("confidence", [0.5, 0.95, 0.999])
def test_student_agrees_with_scipy(degrees, confidence):
    """The quantile is scipy's, for odd and even degrees of freedom."""
    assert statistics.student(confidence, degrees) == pytest.approx(
        stats.t.ppf((1 + confidence) / 2, degrees), rel=1e-9
    )


def test_one_sample_a_task_gives_the_ordinary_interval():
    """With clusters of one value the clustered interval is Student's."""
    values = [0.1, 0.5, 0.4, 0.9, 0.6]
    found = statistics.clustered(values, range(5))
    low, high = stats.t.interval(0.95, 4, np.mean(values), stats.sem(values))
    assert (found.value, found.low, found.high) == pytest.approx((0.5, low, high))


def test_repeating_every_sample_does_not_narrow_the_interval():
    """Ten copies of the same answers to the same tasks are no more evidence about other tasks."""
    values = [0.0, 1.0, 1.0, 0.0, 1.0, 1.0]
    once = statistics.clustered(values, range(6))
    often = statistics.clustered(values * 10, list(range(6)) * 10)
    assert (often.low, often.high) == pytest.approx((once.low, once.high))


def test_no_difference_between_samples_is_not_certainty():
    """Where every sample of four tasks passed, the interval is Wilson's over the four tasks."""
    assert statistics.clustered([1.0] * 12, [0, 1, 2, 3] * 3) == statistics.wilson(4, 4)


def test_intervals_hold_the_truth_as_often_as_they_say():
    """Over 400 simulated evaluations of 12 uneven tasks, about 95 % of both intervals hold the true rate."""
    rng = np.random.default_rng(1)
    held = np.zeros(2)
    for _ in range(400):
        rates = rng.beta(2, 2, size=12)
        samples = (rng.random((12, 4)) < rates[:, None]).astype(float)
        by_cluster = statistics.clustered(samples.ravel(), np.repeat(np.arange(12), 4).tolist())
        resampled = statistics.bootstrap({str(k): row for k, row in enumerate(samples)}, resamples=300)
        held += [by_cluster.low <= 0.5 <= by_cluster.high, resampled.low <= 0.5 <= resampled.high]
    assert np.all(np.abs(held / 400 - 0.95) < 0.04)


def test_one_cluster_has_no_error():
    """A single task cannot say how much tasks differ."""
    with pytest.raises(ValueError, match="need two clusters"):
        statistics.clustered([0.2, 0.4], ["smiley", "smiley"])


def test_a_pair_of_equal_models_differs_by_nothing():
    """Comparing results with themselves gives no difference and no evidence."""
    result = statistics.compare([(1, 1), (0, 0), (1, 1)], ["a", "b", "c"])
    assert (result.difference.value, result.better, result.worse, result.p_value) == (0.0, 0, 0, 1.0)


def test_pairing_sees_what_two_separate_rates_hide():
    """A model that solves the same tasks and two more is better by those, with the sign test's p-value."""
    first = [1, 1, 1, 1, 0, 0, 1, 1]
    second = [1, 1, 0, 1, 0, 0, 1, 0]
    result = statistics.compare(list(zip(first, second, strict=True)), range(8))
    assert (result.better, result.worse, result.pairs) == (2, 0, 8)
    assert result.difference.value == 0.25
    assert result.p_value == 0.5


@given(st.integers(0, 40), st.integers(0, 40))
def test_sign_test_agrees_with_scipy(better, worse):
    """The p-value is that of the exact two-sided binomial test."""
    other = stats.binomtest(better, better + worse).pvalue if better + worse else 1.0
    assert math.isclose(statistics.sign_test(better, worse), other, rel_tol=1e-9)
