"""Scores, verdicts and overlays: what a user reads after a picture was judged."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from procgen import checks, overlay
from procgen.errors import PictureError, UnknownName
from procgen.picture import canonicalise
from procgen.score import combine, score
from procgen.suite import load_task
from procgen.types import Check, CheckResult, Mark, Submission, Verdict

UNIT = st.floats(0, 1)


def square(side: int = 32, size: int = 64) -> np.ndarray:
    """Draw a white square in the middle of black."""
    canvas = np.zeros((size, size))
    start = (size - side) // 2
    canvas[start : start + side, start : start + side] = 1
    return canvas


def result(value: float, *, needed: bool = True, weight: float = 1.0) -> CheckResult:
    """Make the result of a check."""
    return CheckResult("c", value, checks.verdict_of(value), "why", needed=needed, weight=weight)


def test_array_picture_and_submission_score_alike() -> None:
    """A task is named or given, a picture is an array, a Picture or a Submission."""
    picture = canonicalise(square())
    scores = {
        score(square(), task="white_square").score,
        score(picture, load_task("white_square")).score,
        score(Submission(picture), "white_square").score,
    }
    assert scores == {1.0}


def test_every_check_explains_itself_with_a_number() -> None:
    """Each result has a sentence, and those that measure have a number in it."""
    judged = score(square(), "white_square")
    assert judged.verdict is Verdict.PASS
    assert [check.name for check in judged.checks] == [
        check.name for check in load_task("white_square").checks
    ]
    assert all(any(letter.isdigit() for letter in check.why) for check in judged.checks)


def test_a_blank_picture_fails_with_a_sentence() -> None:
    """One flat colour is judged by no shape check."""
    judged = score(np.full((64, 64), 0.5), "smiley")
    assert (judged.score, judged.verdict) == (0.0, Verdict.FAIL)
    assert {check.why for check in judged.checks} == {"the picture is blank: one flat colour everywhere"}


def test_an_array_that_is_no_picture_is_refused() -> None:
    """The sentence of the picture rule reaches the caller."""
    with pytest.raises(PictureError, match="looks channels-first"):
        score(np.zeros((3, 64, 64)), "smiley")


def test_unknown_names_list_what_there_is() -> None:
    """A wrong task or check names those that exist."""
    with pytest.raises(UnknownName, match=r"there is no task 'smily'; there is: .*smiley"):
        score(square(), "smily")
    subject = checks.Subject(Submission(canonicalise(square())))
    with pytest.raises(UnknownName, match=r"there is no check 'nose'; there is: .*eyes"):
        checks.run(Check("nose"), subject)


def test_an_analysis_is_made_once() -> None:
    """Checks that need the same thing share it."""
    subject, calls = checks.Subject(Submission(canonicalise(square()))), []
    for _ in range(3):
        assert subject.memo("key", lambda: calls.append(1) or 7) == 7
    assert calls == [1]


@given(UNIT, UNIT)
def test_a_pass_means_at_least_half_and_a_fail_less(value: float, doubt: float) -> None:
    """Verdicts follow the score; only doubt or a score near one half leaves them open."""
    verdict = checks.verdict_of(value, doubt)
    if verdict is Verdict.PASS:
        assert value >= 0.5
    elif verdict is Verdict.FAIL:
        assert value < 0.5
    else:
        assert doubt > checks.LARGEST_DOUBT or checks.UNSURE[0] < value < checks.UNSURE[1]


@given(st.lists(UNIT, min_size=1), st.lists(st.tuples(UNIT, st.floats(0.1, 3))))
def test_a_score_is_the_least_needed_times_the_mean_graded(
    needed: list[float], graded: list[tuple[float, float]]
) -> None:
    """Graded checks only lower the score, and never fail by themselves a picture that has all it needs."""
    results = [result(value) for value in needed]
    results += [result(value, needed=False, weight=weight) for value, weight in graded]
    total = combine(results).score
    mean = np.average([v for v, _ in graded], weights=[w for _, w in graded]) if graded else 1.0
    assert total == pytest.approx(min(needed) * mean)


@given(st.lists(UNIT, min_size=1, max_size=5))
def test_one_failed_needed_check_fails_the_picture(values: list[float]) -> None:
    """The verdict is the worst of the needed checks'."""
    verdicts = {checks.verdict_of(value) for value in values}
    expected = (
        Verdict.FAIL
        if Verdict.FAIL in verdicts
        else Verdict.UNSURE
        if Verdict.UNSURE in verdicts
        else Verdict.PASS
    )
    assert combine([result(value) for value in values]).verdict is expected


def test_no_checks_prove_nothing() -> None:
    """A task without checks never passes."""
    assert combine([]).verdict is Verdict.FAIL


MARKS = (
    Mark("circle", ((20.0, 30.0),), "found", 10.0, "head"),
    Mark("polygon", ((1.0, 1.0), (1.0, 9.0), (9.0, 5.0)), "wrong"),
    Mark("polyline", ((30.0, 1.0), (40.0, 60.0)), "missing", 0.0, "<b>"),
    Mark("box", ((2.0, 3.0), (12.0, 13.0)), "found"),
    Mark("point", ((500.0, -20.0),), "missing"),
)
RESULTS = [CheckResult('eyes"', 0.2, Verdict.FAIL, "found <3> & more", MARKS)]


def test_the_overlay_is_one_safe_svg_over_the_picture() -> None:
    """Its view box is the picture's, every mark is an element, and no text can break out."""
    root = ET.fromstring(overlay.svg(RESULTS, (48, 64)))
    assert root.attrib["viewBox"] == "-0.5 -0.5 64 48"
    (group,) = [element for element in root if element.tag.endswith("g")]
    assert group.attrib["data-check"] == 'eyes"'
    assert len([element for element in group if not element.tag.endswith("title")]) == len(MARKS)


def test_missing_is_dashed_and_colours_tell_right_from_wrong() -> None:
    """Found is green, wrong and missing are red, missing is dashed."""
    svg = overlay.svg(RESULTS, (48, 64))
    assert svg.count("stroke-dasharray") == 2
    green, red = ("rgb({},{},{})".format(*overlay.COLOURS[role]) for role in ("found", "wrong"))
    assert (svg.count(green), svg.count(red)) == (2, 3)


def test_drawing_leaves_the_picture_alone_and_stays_inside() -> None:
    """Marks beyond the frame are cut off; small pictures are enlarged by a whole number."""
    pixels = np.zeros((48, 64, 3), np.uint8)
    drawn = overlay.draw(pixels, RESULTS)
    assert not pixels.any()
    assert drawn.shape == (192, 256, 3)
    seen = {tuple(colour) for colour in drawn.reshape(-1, 3).tolist()}
    assert seen == {(0, 0, 0), overlay.COLOURS["found"], overlay.COLOURS["wrong"]}


def test_the_overlay_of_a_real_score_lies_on_what_was_found() -> None:
    """The outline of the square is drawn at the square's edge."""
    judged = score(square(32, 64), "white_square")
    drawn = overlay.draw(canonicalise(square(32, 64)).pixels, judged.checks)
    rows, columns = np.nonzero(np.all(drawn == overlay.COLOURS["found"], axis=2))
    assert 60 <= rows.min() <= 68
    assert 188 <= columns.max() <= 196
