"""``procgen draw``: a wish becomes a picture file, attempts are shown, and what fails is one line."""

from __future__ import annotations

import json

import numpy as np
import pytest

from procgen.__main__ import main
from procgen.png import read_png

BROKEN = "```python\nimport numpy as np\nimage = np.zeros((64, 64))\nimage[70, 0] = 1\n```"
MENDED = "```python\nimport numpy as np\nimage = np.zeros((64, 64), np.uint8)\nimage[20:40] = 200\n```"


@pytest.fixture
def model(tmp_path):
    """Give a function that records replies and names the model that replays them."""

    def record(*replies: str) -> str:
        turns = [{"user": "draw", "assistant": reply} for reply in replies]
        about = {"task": "any", "title": "A test", "label": "test", "note": "", "model": "nobody"}
        path = tmp_path / "talk.json"
        path.write_text(json.dumps({"id": "talk", **about, "turns": turns}))
        return f"recorded:{path}"

    return record


def test_a_broken_program_is_mended_and_its_picture_kept(model, tmp_path, capsys):
    """Attempts appear on standard error, the path on standard output, the picture in the file."""
    out = tmp_path / "new" / "picture.png"

    assert main(["draw", "stripes", "--model", model(BROKEN, MENDED), "--out", str(out)]) == 0
    shown = capsys.readouterr()
    assert shown.out == f"{out}\n"
    first, second = shown.err.splitlines()
    assert first.startswith("1  IndexError in line 3: index 70 is out of bounds")
    assert second == "2  a picture, not judged"
    assert np.array_equal(np.unique(read_png(out)), [0, 200])


def test_json_has_a_row_an_attempt_and_the_path_last(model, tmp_path, capsys):
    """Scripts read each attempt as it happens, and where the picture is at the end."""
    out = tmp_path / "p.png"

    assert main(["draw", "stripes", "--json", "--model", model(BROKEN, MENDED), "--out", str(out)]) == 0
    first, second, last = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert [first["outcome"], second["outcome"]] == ["error", "ok"]
    assert last == {"path": str(out), "turn": 2, "verdict": None, "stop": "success"}


def test_the_file_is_named_by_the_wish_and_replaces_none(model, tmp_path, monkeypatch, capsys):
    """Without --out, two pictures of the same wish are two files."""
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert main(["draw", "A smiley/face!", "--model", model(MENDED)]) == 0

    assert capsys.readouterr().out.split() == ["a-smiley-face.png", "a-smiley-face-2.png"]
    assert (tmp_path / "a-smiley-face-2.png").exists()


def test_a_task_judges_the_picture(model, tmp_path, capsys):
    """With --task the attempt has a verdict, and a wrong picture is kept all the same."""
    out = str(tmp_path / "p.png")
    arguments = ["draw", "--task", "square", "--turns", "1", "--json", "--model", model(MENDED), "--out", out]

    assert main(arguments) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["verdict"] == "fail"


def test_the_model_may_stand_in_the_environment(model, tmp_path, monkeypatch, capsys):
    """PROCGEN_MODEL names the model where the command does not."""
    monkeypatch.setenv("PROCGEN_MODEL", model(MENDED))

    assert main(["draw", "stripes", "--out", str(tmp_path / "p.png")]) == 0
    capsys.readouterr()


RECORDED = ["a dog", "--model", "recorded"]


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["a dog"], 2, "procgen draw: Missing option '--model'"),
        (["--model", "recorded"], 2, 'procgen draw: say what to draw, as in: procgen draw "a smiley face"'),
        (["a dog", "--model", "gpt-none"], 1, "procgen: OPENAI_API_KEY is not set"),
        (["a dog", "--model", "recorded:gone"], 1, "procgen: there is no transcript 'gone'; there is: "),
        ([*RECORDED, "--feedback", "praise"], 1, "procgen: there is no feedback 'praise'"),
        ([*RECORDED, "--task", "no_such"], 1, "procgen: there is no task 'no_such'"),
        ([*RECORDED, "--turns", "0"], 2, "0 is not in the range x>=1"),
        ([*RECORDED, "--task", "disc", "--size", "9x9"], 2, "--size cannot be used with --task"),
    ],
)
def test_what_cannot_work_is_one_line(arguments, status, message, capsys, monkeypatch):
    """A missing model, key, transcript, strategy or task: one line that says what to do."""
    monkeypatch.delenv("PROCGEN_MODEL", raising=False)

    assert main(["draw", *arguments]) == status
    shown = capsys.readouterr()
    assert message in shown.err
    assert shown.err.count("\n") == 1
    assert shown.out == ""


def test_no_picture_at_all_is_a_failure(model, tmp_path, capsys):
    """When every attempt fails, the last reason is the one line, and no file is written."""
    out = tmp_path / "p.png"

    assert main(["draw", "a dog", "--turns", "1", "--model", model(BROKEN), "--out", str(out)]) == 1
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("procgen: no picture after 1 attempt, the last: IndexError in line 3")
    assert not out.exists()


def test_a_server_that_is_not_there_is_one_line(monkeypatch, capsys):
    """An address where nobody listens ends with the address and the reason."""
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")

    assert main(["draw", "a dog", "--model", "any"]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "http://127.0.0.1:9/v1" in error
