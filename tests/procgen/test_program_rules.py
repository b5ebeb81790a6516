"""What is asked of the program's text: its length, and what it may not use."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procgen.checks import Subject
from procgen.checks.constraint import check as obeys
from procgen.exact import golf
from procgen.exact.source_rules import RULES
from procgen.score import score
from procgen.suite import instances, load_task, template
from procgen.types import Picture, Submission

SHORT = "import numpy as np\nr,c=np.ogrid[:9,:9]\nimage=(3*r+c)%9<4\n"
FORBIDDEN = [
    ("no_loops", "for k in range(3): pass"),
    ("no_loops", "while k: pass"),
    ("no_loops", "x = [k for k in y]"),
    ("no_loops", "x = sum(k for k in y)"),
    ("no_loops", "x = list(map(f, y))"),
    ("no_loops", "x = np.vectorize(f)(y)"),
    ("no_loops", "def f(n):\n    return f(n - 1)"),
    ("no_trigonometry", "x = np.sin(y)"),
    ("no_trigonometry", "from math import cos as even"),
    ("no_trigonometry", "x = np.arctan2(a, b)"),
    ("no_trigonometry", "x = 1j ** t"),
    ("integers_only", "x = 0.5"),
    ("integers_only", "x = a / b"),
    ("integers_only", "x /= 2"),
    ("integers_only", "x = a ** -1"),
    ("integers_only", "x = y.astype(float)"),
    ("integers_only", "x = np.sqrt(y)"),
    ("one_expression", "x = 1\nimage = x"),
    ("one_expression", "def draw(): pass"),
    ("one_expression", "image = (k := 3)"),
    ("no_drawing_library", "import matplotlib.pyplot as plt"),
    ("no_drawing_library", "from PIL import Image"),
]
ALLOWED = [
    ("no_loops", "x = np.arange(9) ** 2"),
    ("no_trigonometry", "x = np.hypot(a, b) + 3**0.5"),
    ("integers_only", "x = (2 * r - 255) ** 2 // 4"),
    ("one_expression", '"""Draw."""\nimport numpy as np\nimage = np.zeros((3, 3))'),
    ("no_drawing_library", "import numpy as np"),
]


@pytest.mark.parametrize(("rule", "source"), FORBIDDEN)
def test_what_a_rule_forbids_is_found(rule, source) -> None:
    """Each way around a rule is seen."""
    assert list(RULES[rule].broken(ast.parse(source)))


@pytest.mark.parametrize(("rule", "source"), ALLOWED)
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
