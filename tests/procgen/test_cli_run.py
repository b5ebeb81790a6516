"""``procgen run`` and what reads its folder: report, compare, rescore, merge."""

from __future__ import annotations

import json
import shutil

import pytest

from procgen import suite
from procgen.__main__ import main

TASKS = ("square", "disc")


@pytest.fixture(scope="session")
def talk(tmp_path_factory):
    """Record a model that first errs, and then draws the square that was asked for."""
    program = suite.template("square").reference(suite.load_task("square", 0))
    broken = "```python\nimport numpy as np\nimage = np.zeros((64, 64))\nimage[70, 0] = 1\n```"
    turns = [{"user": "draw", "assistant": reply} for reply in (broken, f"```python\n{program}\n```")]
    about = {"task": "any", "title": "A test", "label": "test", "note": "", "model": "nobody"}
    path = tmp_path_factory.mktemp("talk") / "talk.json"
    path.write_text(json.dumps({"id": "talk", **about, "turns": turns}))
    return f"recorded:{path}"


@pytest.fixture(scope="session")
def finished(talk, tmp_path_factory):
    """Make two runs: with repair and without."""
    folder = tmp_path_factory.mktemp("runs")
    for name, turns in (("repair", "2"), ("once", "1")):
        arguments = ["run", *TASKS, "--model", talk, "--samples", "2", "--turns", turns]
        assert main([*arguments, "--out", str(folder / name)]) == 0
    return folder


@pytest.fixture
def runs(finished, tmp_path):
    """Give a copy of the two runs that a test may damage."""
    shutil.copytree(finished, tmp_path / "runs")
    return tmp_path / "runs"


def rows(capsys):
    """Read what was printed as JSON, one object a line."""
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_run_reports_each_sample_and_ends_with_a_table(talk, tmp_path, capsys):
    """Progress goes to standard error, a sample a line; the table goes to standard output."""
    assert main(["run", "square", "--model", talk, "--samples", "2", "--out", str(tmp_path / "r")]) == 0
    shown = capsys.readouterr()

    assert shown.err.splitlines()[0].startswith("1/2 samples: square by recorded:")
    assert "pass after 2 attempts" in shown.err.splitlines()[1]
    assert "By task" in shown.out
    assert "1.00 [" in shown.out


def test_the_same_command_resumes(talk, tmp_path, capsys):
    """Run again with more samples, it makes only those that are missing; run again, none."""
    command = ["run", "square", "--model", talk, "--json", "--out", str(tmp_path / "r")]
    counts = []
    for samples in ("1", "3", "3"):
        assert main([*command, "--samples", samples]) == 0
        counts.append(len(rows(capsys)))

    assert counts == [1, 2, 0]


def test_other_settings_do_not_mix_into_a_run(talk, runs, capsys):
    """A run cannot go on with another feedback."""
    command = ["run", *TASKS, "--model", talk, "--samples", "2", "--turns", "2", "--feedback", "none"]

    assert main([*command, "--out", str(runs / "repair")]) == 1
    error = capsys.readouterr().err
    assert "was begun with feedback 'error', not 'none'" in error
    assert error.count("\n") == 1


def test_a_whole_level_can_be_run(talk, tmp_path, capsys):
    """The name of a level stands for its tasks."""
    command = ["run", "arrays", "--model", talk, "--turns", "1", "--json", "--out", str(tmp_path / "r")]

    assert main(command) == 0
    assert sorted(row["task"] for row in rows(capsys)) == sorted(suite.task_ids("arrays"))


def test_unscored_samples_are_exit_1_and_are_not_failures(tmp_path, capsys):
    """A model that cannot answer leaves unscored samples, which the command names."""
    out = str(tmp_path / "r")

    assert main(["run", "square", "--model", "recorded", "--out", out]) == 1
    assert "could not be scored" in capsys.readouterr().err
    assert main(["report", out, "--json"]) == 0
    overall = rows(capsys)[0]
    assert (overall["samples"], overall["unscored"], overall["pass rate"]) == (0, 1, None)


def test_shards_merge_to_the_whole(talk, runs, tmp_path, capsys):
    """Two parts made apart hold together what one run holds."""
    command = ["run", *TASKS, "--model", talk, "--samples", "2", "--turns", "2"]
    for part in ("1/2", "2/2"):
        assert main([*command, "--shard", part, "--out", str(tmp_path / part[0])]) == 0
    assert main(["merge", str(tmp_path / "1"), str(tmp_path / "2"), "--out", str(tmp_path / "all")]) == 0
    capsys.readouterr()
    found = []
    for run in (tmp_path / "all", runs / "repair"):
        assert main(["report", str(run), "--format", "jsonl"]) == 0
        names = ("task", "sample", "turn", "outcome", "score")
        found.append(sorted(tuple(row[name] for name in names) for row in rows(capsys)))

    assert found[0] == found[1]


def test_report_tells_what_happened(runs, capsys):
    """The numbers of the tables are those of the run: four samples, two of them right after repair."""
    assert main(["report", str(runs / "repair"), "--json"]) == 0
    found = rows(capsys)
    overall = next(row for row in found if row["table"] == "by_model")
    repair = [row for row in found if row["table"] == "repair"]
    (error,) = (row for row in found if row["table"] == "errors")

    assert (overall["samples"], overall["pass rate"]["value"]) == (4, 0.5)
    assert [row["solved in it"] for row in repair] == [0, 2]
    assert (error["error"], error["attempts"]) == ("IndexError", 4)


@pytest.mark.parametrize("name", ["text", "markdown", "html", "csv", "jsonl", "parquet"])
def test_every_format_is_written(name, runs, tmp_path, capsys):
    """Each format of the design goes to a file, for one run and for several."""
    out = tmp_path / "new" / f"report.{name}"
    both = [str(runs / "repair"), str(runs / "once")]

    assert main(["report", *both, "--format", name, "--out", str(out)]) == 0
    capsys.readouterr()
    assert out.stat().st_size > 100


def test_compare_pairs_two_runs(runs, capsys):
    """Repair against none: two of four samples differ, by 0.5, all in one direction."""
    assert main(["compare", str(runs / "repair"), str(runs / "once"), "--json"]) == 0
    rate = rows(capsys)[0]

    assert (rate["measure"], rate["pairs"], rate["difference"]["value"]) == ("pass rate", 4, 0.5)
    assert (rate["first better"], rate["second better"]) == (2, 0)
    assert main(["compare", str(runs / "repair"), str(runs / "once")]) == 0
    assert "First minus second" in capsys.readouterr().out


def test_rescore_agrees_with_itself(runs, capsys):
    """Judging again with the same checks changes nothing, says so, and keeps the scores before."""
    run = str(runs / "repair")

    assert main(["rescore", run]) == 0
    assert capsys.readouterr().out == "4 samples judged again, 0 of them otherwise than before\n"
    assert main(["rescore", run, "--json"]) == 0
    assert all(row["score"] == row["score_before"] for row in rows(capsys))
    assert (runs / "repair" / "records-2.jsonl").exists()


def damage(run, how):
    """Spoil a run in one way."""
    records = run / "records.jsonl"
    if how == "gone":
        shutil.rmtree(run)
    elif how == "empty folder":
        shutil.rmtree(run)
        run.mkdir()
    elif how == "no records":
        records.write_bytes(b"")
    elif how == "header cut":
        (run / "run.json").write_bytes((run / "run.json").read_bytes()[:40])
    elif how == "header of another format":
        (run / "run.json").write_text('{"format": 99, "settings": {}, "tasks": {}, "provenance": []}')
    elif how == "header is a list":
        (run / "run.json").write_text("[1, 2]")
    elif how == "line of another type":
        lines = records.read_bytes().splitlines(keepends=True)
        records.write_bytes(b'{"task": 5}\n' + b"".join(lines))
    elif how == "binary records":
        records.write_bytes(bytes(range(256)) * 20 + b"\n")
    elif how == "a file":
        shutil.rmtree(run)
        run.write_text("not a run")


@pytest.mark.parametrize("command", ["report", "compare", "rescore"])
@pytest.mark.parametrize(
    "how",
    [
        "gone",
        "empty folder",
        "header cut",
        "header of another format",
        "header is a list",
        "line of another type",
        "binary records",
        "a file",
    ],
)
def test_a_damaged_run_is_one_line(command, how, runs, capsys):
    """Whatever is wrong with a run, its readers say it in one line with the path, exit 1."""
    run = runs / "repair"
    damage(run, how)
    others = [str(runs / "once")] if command == "compare" else []

    assert main([command, str(run), *others]) == 1
    shown = capsys.readouterr()
    assert shown.err.count("\n") == 1
    assert str(run) in shown.err
    assert shown.out == ""


@pytest.mark.parametrize("command", ["report", "compare"])
def test_a_run_without_samples_is_one_line(command, runs, capsys):
    """A run that was begun and has no sample yet says how to go on."""
    damage(runs / "repair", "no records")
    others = [str(runs / "once")] if command == "compare" else []

    assert main([command, str(runs / "repair"), *others]) == 1
    assert "holds no sample yet" in capsys.readouterr().err


def test_a_torn_last_line_is_no_damage(runs, capsys):
    """What a killed writer left half-written is left out, and the rest is reported."""
    with (runs / "repair" / "records.jsonl").open("ab") as file:
        file.write(b'{"task": "square", "sam')

    assert main(["report", str(runs / "repair")]) == 0
    assert "By task" in capsys.readouterr().out


RECORDED = ["run", "square", "--model", "recorded"]
OUT = ["--out", "r"]


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["run", "--out", "r"], 2, "procgen run: Missing option '--model'"),
        (RECORDED, 2, "procgen run: Missing option '--out'"),
        ([*RECORDED, "sqare", *OUT], 1, "procgen: there is no task or level 'sqare'; perhaps square"),
        ([*RECORDED, *OUT, "--samples", "0"], 2, "0 is not in the range x>=1"),
        ([*RECORDED, *OUT, "--turns", "many"], 2, "'many' is not a valid integer range"),
        ([*RECORDED, *OUT, "--temperature", "9"], 2, "9.0 is not in the range 0<=x<=2"),
        ([*RECORDED, *OUT, "--shard", "3/2"], 2, "'3/2' is not I/N with I from 1 to N"),
        ([*RECORDED, *OUT, "--prompt", "loud"], 1, "task square has no wording 'loud'"),
        ([*RECORDED, *OUT, "--feedback", "praise"], 1, "there is no feedback 'praise'"),
        (["run", "square", "--model", "gpt-none", *OUT], 1, "OPENAI_API_KEY is not set"),
        ([*RECORDED, "--out", "file"], 1, "file"),
        (["report", "x", "--format", "pdf"], 2, "'pdf' is not one of 'csv', 'html'"),
        (["compare", "x"], 2, "Missing argument 'SECOND'"),
        (["merge", "x", "--out", "y"], 1, "x is not a run"),
    ],
)
def test_what_cannot_work_is_one_line(arguments, status, message, tmp_path, monkeypatch, capsys):
    """Missing or unknown names and settings out of range: one line, exit 1 or 2, and no folder begun."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("in the way")

    assert main(arguments) == status
    shown = capsys.readouterr()
    assert message in shown.err
    assert shown.err.count("\n") == 1
    assert not (tmp_path / "r").exists()


def test_a_model_that_does_not_see_is_given_text(talk, tmp_path, capsys):
    """For --blind a picture that is to be copied is spelt in the message, and the run says so."""
    out = tmp_path / "r"
    asked = ["run", "copy_scene@2", "--model", talk, "--turns", "1", "--out", str(out)]
    assert main([*asked, "--blind"]) == 0
    capsys.readouterr()
    assert json.loads((out / "run.json").read_text())["settings"]["sees"] is False
    opening = (out / "records.jsonl").read_text()
    assert "palette: a=#" in opening
    assert main(asked) == 1
    assert "sees" in capsys.readouterr().err
