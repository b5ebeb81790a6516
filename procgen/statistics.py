"""Estimate rates and differences, each with its interval: numbers in, numbers out.

Knows nothing of records. Samples of one task resemble each other, so the task is the unit that repeats:
errors are clustered by task, and resampling draws tasks first.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from numpy.typing import NDArray

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate between the bounds that probably hold the true value."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one condition differs from another on the same tasks."""

    difference: Interval
    """Mean of first minus second."""
    better: int
    """Pairs in which the first is larger."""
    worse: int
    """Pairs in which the second is larger."""
    pairs: int
    p_value: float
    """Of the exact sign test on the pairs that differ (McNemar's, where values are 0 and 1)."""


def pass_at_k(samples: int, passed: int, k: int) -> float:
    """Estimate without bias how probably at least one of k samples passes.

    Parameters
    ----------
    samples : int
        Number of samples that were taken of the task.
    passed : int
        Number of those that passed.
    k : int
        1 to ``samples``: with fewer samples than k there is no unbiased estimate.

    Returns
    -------
    probability : float (0 to 1)

    Raises
    ------
    ValueError
        If not ``1 <= k <= samples`` or not ``0 <= passed <= samples``.

    References
    ----------
    Chen et al. 2021, "Evaluating Large Language Models Trained on Code", arXiv:2107.03374, equation 1.

    Examples
    --------
    >>> pass_at_k(samples=4, passed=1, k=2)
    0.5
    """
    _require_counts(samples, passed, k)
    return 1.0 - math.comb(samples - passed, k) / math.comb(samples, k)


def pass_all_k(samples: int, passed: int, k: int) -> float:
    """Estimate without bias how probably all of k samples pass: reliability, written pass^k.

    Parameters
    ----------
    samples, passed, k : int
        As for `pass_at_k`.

    Returns
    -------
    probability : float (0 to 1)

    Raises
    ------
    ValueError
        If not ``1 <= k <= samples`` or not ``0 <= passed <= samples``.

    References
    ----------
    Yao et al. 2024, "tau-bench", arXiv:2406.12045.

    Examples
    --------
    >>> pass_all_k(samples=4, passed=2, k=1)
    0.5
    """
    _require_counts(samples, passed, k)
    return math.comb(passed, k) / math.comb(samples, k)


def wilson(passed: int, samples: int, confidence: float = CONFIDENCE) -> Interval:
    """Estimate a rate of independent trials; the interval is honest near 0 and 1 and for few trials.

    Parameters
    ----------
    passed, samples : int
    confidence : float (0 to 1)

    Returns
    -------
    rate : Interval (0 to 1)

    Raises
    ------
    ValueError
        If there is no sample, or not ``0 <= passed <= samples``.

    References
    ----------
    Wilson 1927, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22,
    doi:10.1080/01621459.1927.10502953.
    """
    _require_counts(samples, passed, 1)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    rate = passed / samples
    centre = (rate + z * z / (2 * samples)) / (1 + z * z / samples)
    reach = math.sqrt(rate * (1 - rate) / samples + (z / (2 * samples)) ** 2) * z / (1 + z * z / samples)
    # At the ends the bound is exact; the square root is not.
    return Interval(
        rate,
        0.0 if passed == 0 else centre - reach,
        1.0 if passed == samples else centre + reach,
    )


def clustered(
    values: Sequence[float], clusters: Sequence[Hashable], confidence: float = CONFIDENCE
) -> Interval:
    """Estimate a mean whose values hang together within clusters.

    Parameters
    ----------
    values : sequence of float
        One value a sample.
    clusters : sequence of hashable
        What each value belongs to: its task.
    confidence : float (0 to 1)

    Returns
    -------
    mean : Interval
        Student's interval over the clusters, cut at 0 and 1 where all values lie between. Where all values
        are 0 or all are 1, so that the error would vanish, Wilson's interval over the clusters.

    Raises
    ------
    ValueError
        If there are fewer than two clusters, or not one cluster a value.

    References
    ----------
    Miller 2024, "Adding Error Bars to Evals", arXiv:2411.00640, clustered standard error, with the factor
    C / (C - 1) for C clusters (Liang and Zeger 1986, doi:10.1093/biomet/73.1.13) and Student's t with C - 1
    degrees of freedom.
    """
    data = np.asarray(values, dtype=float)
    if data.size and np.all(data == data[0]) and data[0] in (0.0, 1.0):
        count = len(set(clusters))
        return wilson(count * int(data[0]), count, confidence)
    found = _student_interval(data, clusters, confidence)
    if data.min() < 0 or data.max() > 1:
        return found
    return Interval(found.value, max(0.0, found.low), min(1.0, found.high))


def bootstrap(
    tasks: Mapping[str, Sequence[float]],
    *,
    resamples: int = 2000,
    seed: int = 0,
    confidence: float = CONFIDENCE,
) -> Interval:
    """Estimate the mean over tasks by drawing tasks, and then samples within each, with replacement.

    Parameters
    ----------
    tasks : mapping of str to sequence of float
        The values of each task's samples.
    resamples : int
    seed : int
        The same seed gives the same interval.
    confidence : float (0 to 1)

    Returns
    -------
    mean : Interval
        Of the tasks' means; the bounds are percentiles.

    Raises
    ------
    ValueError
        If there is no task, or a task without a sample.

    References
    ----------
    Davison and Hinkley 1997, "Bootstrap Methods and their Application", section 3.8 (hierarchical data),
    doi:10.1017/CBO9780511802843.
    """
    if not tasks or not all(len(values) for values in tasks.values()):
        raise ValueError("a bootstrap needs at least one task, and at least one sample of each")
    rng = np.random.default_rng(seed)
    means = np.stack([_resampled_means(values, resamples, rng) for values in tasks.values()])
    shape = (len(tasks), resamples)
    drawn = means[rng.integers(len(tasks), size=shape), rng.integers(resamples, size=shape)].mean(axis=0)
    tail = (1 - confidence) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail])
    value = float(np.mean([np.mean(values) for values in tasks.values()]))
    return Interval(value, float(low), float(high))


def compare(
    pairs: Sequence[tuple[float, float]], clusters: Sequence[Hashable], confidence: float = CONFIDENCE
) -> Comparison:
    """Compare two conditions on the same tasks, pair by pair.

    Parameters
    ----------
    pairs : sequence of (float, float)
        The value of the first and of the second condition for the same task, or task and sample.
    clusters : sequence of hashable
        The task of each pair.
    confidence : float (0 to 1)

    Returns
    -------
    comparison : Comparison
        The difference's interval has no width where all pairs differ alike; trust the p-value then.

    Raises
    ------
    ValueError
        If there are fewer than two clusters, or not one cluster a pair.

    References
    ----------
    Miller 2024, arXiv:2411.00640, paired differences; `sign_test`.
    """
    differences = np.array([first - second for first, second in pairs], dtype=float)
    better, worse = int(np.sum(differences > 0)), int(np.sum(differences < 0))
    estimate = _student_interval(differences, clusters, confidence)
    return Comparison(estimate, better, worse, len(pairs), sign_test(better, worse))


def sign_test(better: int, worse: int) -> float:
    """Say how probably two equal conditions would differ at least so one-sidedly.

    Parameters
    ----------
    better, worse : int
        Pairs that differ in one direction and in the other; for values of 0 and 1 it is McNemar's exact
        test.

    Returns
    -------
    p_value : float (0 to 1)
        Two-sided; 1 if no pair differs.

    Raises
    ------
    ValueError
        If a number is negative.

    References
    ----------
    McNemar 1947, doi:10.1007/BF02295996; the exact form is the binomial test with probability one half.

    Examples
    --------
    >>> sign_test(5, 0)
    0.0625
    """
    if better < 0 or worse < 0:
        raise ValueError(f"{better} better, {worse} worse: numbers of pairs cannot be negative")
    total = better + worse
    tail = sum(math.comb(total, k) for k in range(min(better, worse) + 1))
    return min(1.0, 2 * float(tail / 2**total))


def student(confidence: float, degrees: int) -> float:
    """Find the t for which Student's distribution has a probability between -t and t.

    Parameters
    ----------
    confidence : float (0 to 1, both excluded)
    degrees : int
        Degrees of freedom, at least 1.

    Returns
    -------
    t : float

    Raises
    ------
    ValueError
        If an argument is out of range.

    References
    ----------
    Abramowitz and Stegun 1964, "Handbook of Mathematical Functions", 26.7.3 and 26.7.4.

    Examples
    --------
    >>> round(student(0.95, 10), 3)
    2.228
    """
    if not 0 < confidence < 1 or degrees < 1:
        raise ValueError(
            f"confidence {confidence}, {degrees} degrees of freedom: need 0 to 1, and at least 1"
        )
    low, high = 0.0, math.pi / 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _between(middle, degrees) < confidence else (low, middle)
    return math.tan(low) * math.sqrt(degrees)


def _between(angle: float, degrees: int) -> float:
    """Give Student's probability between -t and t for the angle atan(t / sqrt(degrees))."""
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = degrees % 2
    term, total = (cosine, cosine if degrees > 1 else 0.0) if odd else (1.0, 1.0)
    for k in range(2 + odd, degrees, 2):
        term *= (k - 1) / k * cosine**2
        total += term
    return 2 / math.pi * (angle + sine * total) if odd else sine * total


def _student_interval(data: NDArray[np.float64], clusters: Sequence[Hashable], confidence: float) -> Interval:
    labels = {label: number for number, label in enumerate(dict.fromkeys(clusters))}
    count = len(labels)
    if len(data) != len(clusters) or count < 2:
        raise ValueError(f"{len(data)} values, {len(clusters)} labels of {count} clusters: need two clusters")
    mean = float(data.mean())
    sums = np.bincount([labels[label] for label in clusters], weights=data - mean, minlength=count)
    error = math.sqrt(count / (count - 1) * float(np.sum(sums**2))) / len(data)
    reach = student(confidence, count - 1) * error
    return Interval(mean, mean - reach, mean + reach)


def _resampled_means(
    values: Sequence[float], resamples: int, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Draw a task's samples anew, so many times; return the means, of shape (resamples,)."""
    drawn = np.asarray(values, float)[rng.integers(len(values), size=(resamples, len(values)))]
    return np.asarray(drawn.mean(axis=1))


def _require_counts(samples: int, passed: int, k: int) -> None:
    if not (0 <= passed <= samples and 1 <= k <= samples):
        raise ValueError(f"k = {k}, {passed} of {samples} samples passed: need 1 <= k, passed <= samples")
