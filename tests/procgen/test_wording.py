"""What is said of texts, failures and samples is one plain line, whatever a model wrote."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from procgen.wording import align, attempt_line, failure_line, harmless, one_line, record_line
from sandbox.result import Failure


@given(st.text(), st.integers(2, 40))
def test_one_line_is_one_line_of_letters(text, limit):
    """No line end, no control character, never longer than asked."""
    line = one_line(text, limit)

    assert len(line) <= limit
    assert line.isprintable()
    assert one_line(one_line(text)) == one_line(text)


@given(st.text())
def test_harmless_keeps_length_and_letters(text):
    """Only control characters change, each to one replacement; line ends and tabs stay."""
    shown = harmless(text)

    assert len(shown) == len(text)
    assert all(a == b or not b.isprintable() for a, b in zip(shown, text, strict=True))
    assert shown.count("\n") == text.count("\n")


@given(st.lists(st.tuples(st.text(), st.text(), st.text()), min_size=1, max_size=8))
def test_aligned_rows_stay_rows(rows):
    """Every row is one line, and the second cell of each begins in the same column."""
    lines = align(rows).split("\n")

    assert len(lines) == len(rows)
    width = max(len(one_line(row[0])) for row in rows) + 2
    for line, row in zip(lines, rows, strict=True):
        assert line[width:].startswith(one_line(row[1]).rstrip())


def test_a_failure_names_its_line_once():
    """A message that begins with its line is not given the line again."""
    assert failure_line(Failure("IndexError", "out of bounds", 7)) == "IndexError in line 7: out of bounds"
    assert failure_line(Failure("Refused", "line 7: no files", 7)) == "Refused: line 7: no files"
    assert failure_line(Failure("Timeout", "still running")) == "Timeout: still running"


def test_attempts_and_records_say_how_they_ended(make_record):
    """Failure, verdict with the first lost check, no code, and what failed of ours."""
    lines = [attempt_line(attempt) for attempt in make_record("error", "no-code", "fail", "pass").attempts]

    assert lines == [
        "IndexError in line 2: index 70 is out of bounds",
        "no program in the reply",
        "fail 0.25: roundness 0.25, at least 0.8 needed",
        "pass 0.90",
    ]
    assert record_line(make_record(unscored="no\nserver")) == (
        "smiley by recorded:x: unscored after 0 attempts (feedback error, sample 0): no server"
    )
