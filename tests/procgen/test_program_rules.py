"""What is asked of the program's text: its length, and what it may not use."""

from __future__ import annotations

import ast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_programs import ALLOWED, FORBIDDEN, pairs

from procgen.checks import Subject
from procgen.checks.constraint import check as obeys
from procgen.checks.length import check as is_short
from procgen.exact import golf
from procgen.exact.source_rules import RULES
from procgen.score import score
from procgen.suite import instances, load_task, template
from procgen.types import Picture, Submission

SHORT = "import numpy as np\nr,c=np.ogrid[:9,:9]\nimage=(3*r+c)%9<4\n"


@pytest.mark.parametrize(("rule", "source"), pairs(FORBIDDEN))
def test_what_a_rule_forbids_is_found(rule, source) -> None:
    """Each way around a rule is seen, with its line and in words."""
    found = list(RULES[rule].broken(ast.parse(source)))
    assert found
    assert all(0 < line <= source.count("\n") + 1 and what for line, what in found)


@pytest.mark.parametrize(("rule", "source"), pairs(ALLOWED))
def test_what_a_rule_allows_passes(rule, source) -> None:
    """A program that keeps the rule is not accused."""
    assert not list(RULES[rule].broken(ast.parse(source)))


@pytest.mark.parametrize("name", golf.restyled(SHORT))
def test_layout_is_not_counted(name) -> None:
    """Comments, docstrings, blank lines and spaces leave the length as it is."""
    assert golf.length(golf.restyled(SHORT)[name]) == golf.length(SHORT)


@given(st.integers(1, 3000))
def test_padding_goes_beyond_the_limit(limit) -> None:
    """A padded program is longer than any limit that the short one keeps."""
    assert golf.length(golf.padded(SHORT, limit)) > limit


def test_characters_in_strings_count() -> None:
    """Data hidden in a string is not free, unless the string stands alone."""
    assert golf.length("x='a b'") == 7
    assert golf.length("'a b'\nx=1") == 3


@pytest.mark.parametrize(
    ("source", "counted"),
    [
        ('"' + "é" * 60 + '";x=12345\n', 8),
        ("# a note\rx=1\n", 3),
        ("x=1\r\ny=2\r\n", 6),
        ("def f():\n  'data'\nx=f.__doc__\n", 24),
        ("'data'\nx=__doc__", 15),
        ("'data'\nx=getattr(f,d)", 20),
        ("'data'\nx='{0.d}'.format(f)", 25),
        ("def f():\n  'data'\nmatch f:\n  case object(__doc__=x):y=x\n", 45),
        ("import inspect\n'data'\n", 19),
        ("x='漢字'", 10),
        ("ﬁ=1", 5),
        ("x=f'{{a}} { 1 +  2 :>3}'\n", 24),
        ("x=1\\\n+2", 5),
        ("x='''a\n b'''", 12),
    ],
)
def test_nothing_that_a_program_uses_is_free(source, counted) -> None:
    """Strings that it can read, code behind them on their line, packed characters: all are counted."""
    assert golf.length(source) == counted


@pytest.mark.parametrize("source", ["(" * 300, "-" * 100_000 + "1", "\x00", "x = ("])
def test_a_program_that_cannot_be_read_is_told_so(source) -> None:
    """Neither its length nor its constraints can be judged, and nothing breaks."""
    subject = Subject(Submission(Picture.of(np.zeros((9, 9, 3), np.uint8)), (), source))
    for finding in (is_short(subject, limit=99), obeys(subject, rules=("no_loops",))):
        assert (finding.score, "cannot be read" in finding.why) == (0.0, True)


def test_a_check_of_the_program_needs_one() -> None:
    """Without a program the constraint is not kept, and it is said so."""
    subject = Subject(
        Submission(Picture.of(template("brevity@1").truth(load_task("brevity@1"), 99, 99).pixels))
    )
    finding = obeys(subject, rules=("no_loops",))
    assert (finding.score, "no program" in finding.why) == (0.0, True)


@pytest.mark.parametrize("name", ["brevity", "brevity_scene"])
def test_every_limit_of_a_brevity_ladder_asks_for_the_same_picture(name: str) -> None:
    """A seed draws one picture, and only the number of characters falls; the references keep to it."""
    for seed in range(12):
        shown, wishes = set(), set()
        for task_id in instances(name):
            task, shaped = load_task(task_id, seed), template(task_id)
            shown.add(shaped.truth(task, 99, 99).pixels.tobytes())
            most = task.checks[-1].parameters["limit"]
            wishes.add(task.prompts["detailed"].replace(f"at most {most} characters", "at most so many"))
            assert golf.length(shaped.reference(task)) <= most
        assert (len(shown), len(wishes)) == (1, 1)


def test_the_limits_of_brevity_are_those_that_are_asked_for() -> None:
    """2,000, 1,000, 500, 280, 140 and 70 characters, and then fewer still."""
    limits = [load_task(task_id).checks[-1].parameters["limit"] for task_id in instances("brevity")]
    assert limits == [2000, 1000, 500, 280, 140, 70, 50]
    assert [golf.limit(rung) for rung in range(1, 60)] == sorted(map(golf.limit, range(1, 60)), reverse=True)


def test_the_same_picture_fails_when_its_program_is_too_long() -> None:
    """On a brevity ladder the right picture passes or fails by the length of what drew it."""
    task = load_task("brevity@28", 2)
    shaped = template("brevity@28")
    picture = Picture.of(shaped.truth(task, 99, 99).pixels)
    right = shaped.reference(task)
    assert score(Submission(picture, (), right), task).verdict == "pass"
    assert score(Submission(picture, (), golf.padded(right, 80)), task).verdict == "fail"


@pytest.mark.parametrize("name", ["constrained_discs@4", "polar_dots@4"])
def test_a_ladder_under_constraints_judges_picture_and_program(name) -> None:
    """Its own program passes; the right picture by a program that breaks a rule fails, and says where."""
    task, shaped = load_task(name, 1), template(name)
    picture = Picture.of(shaped.truth(task, *task.size).pixels)
    for right in (shaped.reference(task), *shaped.variants(task).values()):
        assert score(Submission(picture, (), right), task).verdict == "pass"
    for how, wrong in shaped.breaking(task).items():
        if not how.startswith(("one disc", "another background")):
            judged = score(Submission(picture, (), wrong), task)
            assert (judged.verdict, "line " in judged.checks[-1].why) == ("fail", True), how
