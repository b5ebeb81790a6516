"""``procgen validate``: a task's own programs are judged, and wrong judgements are counted and named."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace

import pytest

from procgen import suite
from procgen.__main__ import main
from procgen.types import CheckResult, Score, Verdict
from procgen.validate import Case, Judged, Mistake, cases


def test_a_template_brings_its_programs_in_order():
    """The reference comes first, the collage last, and the others are as many as the template's."""
    template, task = suite.template("square"), suite.load_task("square", 3)
    found = list(cases("square", 3))

    assert [case.kind for case in found[:1]] == ["reference"]
    assert sum(case.kind == "variant" for case in found) == len(template.variants(task))
    assert sum(case.kind == "mutant" for case in found) == len(template.mutants(task)) + 1
    assert (found[-1].kind, found[-1].name) == ("mutant", "collage of all answers")
    assert {case.task.seed for case in found} == {3}


@pytest.mark.parametrize(
    ("kind", "verdict", "mistake"),
    [
        ("reference", Verdict.PASS, None),
        ("reference", Verdict.UNSURE, Mistake.FALSE_FAIL),
        ("variant", Verdict.FAIL, Mistake.FALSE_FAIL),
        ("variant", None, Mistake.FALSE_FAIL),
        ("mutant", Verdict.PASS, Mistake.FALSE_PASS),
        ("mutant", Verdict.UNSURE, None),
        ("mutant", None, None),
    ],
)
def test_what_counts_as_a_mistake(kind, verdict, mistake, make_record):
    """A program that must pass and does not is a false fail; a mutant that passes is a false pass."""
    attempt = make_record("error" if verdict is None else "pass").attempts[0]
    if verdict is not None:
        result = CheckResult("any", 0.5, verdict, "because")
        attempt = replace(attempt, score=Score(0.5, verdict, (result,)))
    judged = Judged(Case(suite.load_task("square"), kind, "name", ""), attempt)

    assert judged.mistake == mistake


def test_wrong_judgements_are_found(monkeypatch, capsys):
    """A mutant that is right and a variant that is wrong are both named, and the exit status is 1."""
    true = suite.template("square")
    blank = "import numpy as np\nimage = np.zeros((256, 256, 3), np.uint8)\n"
    false = SimpleNamespace(**{name: getattr(true, name) for name in dir(true) if name[0] != "_"})
    false.variants = lambda _: {"blank": blank}
    false.mutants = lambda task: {"unchanged": true.reference(task)}
    monkeypatch.setattr(suite, "template", lambda _: false)

    assert main(["validate", "square", "--json"]) == 1
    shown = capsys.readouterr()
    row, totals = (json.loads(line) for line in shown.out.splitlines())
    assert [(wrong["mistake"], wrong["name"]) for wrong in row["wrong"]] == [
        ("false_fail", "blank"),
        ("false_pass", "unchanged"),
    ]
    assert (totals["cases"], totals["false_pass"], totals["false_fail"]) == (4, 1, 1)
    assert shown.err.splitlines()[-1] == "procgen validate: 2 of 4 programs are judged wrongly"


def test_json_has_a_row_a_task_and_totals_last(capsys):
    """The last line sums up the others, under names that scripts rely on."""
    status = main(["validate", "square", "pixel", "--seeds", "2", "--json"])
    *tasks, totals = (json.loads(line) for line in capsys.readouterr().out.splitlines())

    assert [row["task"] for row in tasks] == ["square", "pixel"]
    for name in ("cases", "false_pass", "false_fail"):
        assert totals[name] == sum(row[name] for row in tasks)
    assert status == (totals["false_pass"] + totals["false_fail"] > 0)
    assert totals["seeds"] == 2


def test_text_ends_with_a_table_by_template_and_the_totals(capsys):
    """A person reads what is wrong, if anything, then a line a template, and then the sum."""
    main(["validate", "pixel", "halves"])
    shown = capsys.readouterr()
    head, *rows, totals = (line.split() for line in shown.out.splitlines()[-4:])

    assert head == ["task", "cases", "false", "pass", "false", "fail", "unsure"]
    assert [row[0] for row in rows] == ["pixel", "halves"]
    assert " ".join(totals).startswith("tasks 2, seeds 1, cases ")
    assert sum(int(row[1]) for row in rows) == int(totals[totals.index("cases") + 1].rstrip(","))
    assert "2/2 tasks: halves: " in shown.err


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["nothing"], 1, "procgen: there is no task or level 'nothing'"),
        (["square", "--seeds", "0"], 2, "0 is not in the range x>=1"),
        (["square", "--seed", "-1"], 2, "-1 is not in the range"),
    ],
)
def test_wrong_names_and_numbers_are_one_line(arguments, status, message, capsys):
    """An unknown task and a number out of range are said in one line."""
    assert main(["validate", *arguments]) == status
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1
