"""What is demanded of the picture holds at sizes, too, that the prompt does not name."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from procgen.checks import Finding, Subject, run
from procgen.types import Check, Submission

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from procgen.types import Size


def check(
    subject: Subject, *, sizes: Sequence[Size], demands: Sequence[tuple[str, Mapping[str, Any]]]
) -> Finding:
    """Run checks on the program's pictures at hidden sizes.

    Parameters
    ----------
    subject : Subject
    sizes : sequence of (int, int)
        Height and width of each, pixels, in the order of the submission's hidden pictures.
    demands : sequence of (str, mapping)
        Names and parameters of checks.

    Returns
    -------
    finding : Finding
        The worst of them at any size, without geometry, which would lie in another picture; 0 where the
        program gave no picture, or one of another size.
    """
    worst = Finding(1.0, f"all holds at {len(sizes)} other sizes")
    for picture, size in zip_longest(subject.submission.hidden[: len(sizes)], sizes):
        height, width = size
        if picture is None:
            return Finding(0.0, f"draw({height}, {width}) gave no picture")
        if (picture.height, picture.width) != (height, width):
            return Finding(0.0, f"draw({height}, {width}) gave {picture.height} x {picture.width} pixels")
        other = Subject(Submission(picture))
        for name, parameters in demands:
            result = run(Check(name, parameters), other)
            if result.score < worst.score:
                worst = Finding(result.score, f"at {height} x {width}: {result.why}")
    return worst
