"""``procgen exec`` and ``procgen score``: programs become pictures and pictures verdicts, in fixed JSON."""

from __future__ import annotations

import json

import numpy as np
import pytest

import sandbox
from procgen import suite
from procgen.__main__ import main
from procgen.picture import canonicalise
from procgen.png import read_png, write_png

SQUARE = """import numpy as np
image = np.zeros((64, 64), np.uint8)
image[16:48, 16:48] = 255
print('done')
"""
ROW = {"path", "status", "shape", "dtype", "failure", "stdout"}
ROW |= {"cpu_seconds", "wall_seconds", "peak_bytes", "isolation"}


def files(folder, **contents):
    """Write files named by keyword, the last underscore standing for the dot, and give their paths."""
    paths = []
    for name, content in contents.items():
        stem, _, ending = name.rpartition("_")
        path = folder / f"{stem}.{ending}"
        path.write_text(content)
        paths.append(str(path))
    return paths


def rows(capsys):
    """Read what was printed as JSON, one object a line."""
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_program_gives_one_row_of_the_fixed_shape(tmp_path, capsys):
    """Good and bad programs, replies with and without code: a row each, in the order given."""
    paths = files(
        tmp_path,
        good_py=SQUARE,
        index_py="import numpy as np\nimage = np.zeros((8, 8))\nimage[9, 9] = 1\n",
        refused_py="import os\n",
        none_py="x = 1\n",
        reply_md=f"Here it is:\n\n```python\n{SQUARE}```\n",
        prose_md="I cannot draw.",
    )

    assert main(["exec", "--json", *paths]) == 1
    found = rows(capsys)
    assert all(set(row) == ROW for row in found)
    assert [row["path"] for row in found] == paths
    statuses = ["ok", "error", "refused", "no-picture", "ok", "no-code"]
    assert [row["status"] for row in found] == statuses
    assert (found[0]["shape"], found[0]["dtype"], found[0]["stdout"]) == ([64, 64], "uint8", "done\n")
    assert (found[1]["failure"]["type"], found[1]["failure"]["line"]) == ("IndexError", 3)
    assert found[0]["failure"] is None
    assert found[5]["failure"]["type"] == "NoCode"


def test_all_ok_is_exit_0(tmp_path, capsys):
    """When every program ended ok, the command succeeds and says nothing else."""
    assert main(["exec", *files(tmp_path, a_py=SQUARE)]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("ok ")
    assert "64x64 uint8" in shown.out
    assert "    | done" in shown.out
    assert shown.err == ""


def test_out_keeps_picture_and_raw_array(tmp_path, capsys):
    """NAME.npy is the program's array unchanged; NAME.png is the picture that it means."""
    program = "import numpy as np\nimage = np.linspace(0, 1, 64 * 48).reshape(64, 48)\n"
    assert main(["exec", *files(tmp_path, ramp_py=program), "--out", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    raw, picture = np.load(tmp_path / "out/ramp.npy"), read_png(tmp_path / "out/ramp.png")

    assert np.array_equal(raw, np.linspace(0, 1, 64 * 48).reshape(64, 48))
    assert picture.shape == (64, 48, 3)
    assert np.array_equal(picture[:, :, 0], np.rint(raw * 255))


def test_an_array_that_is_no_picture_is_kept_raw(tmp_path, capsys):
    """The array is saved and the reason why there is no PNG is said."""
    program = "import numpy as np\nimage = np.zeros((2, 2))\n"
    assert main(["exec", *files(tmp_path, tiny_py=program), "--out", str(tmp_path)]) == 0

    assert np.load(tmp_path / "tiny.npy").shape == (2, 2)
    assert not (tmp_path / "tiny.png").exists()
    assert "tiny.png is not written: the picture is 2 by 2 pixels" in capsys.readouterr().err


def test_size_is_given_to_draw(tmp_path, capsys):
    """A program that draws at any size draws at the one that is asked for."""
    program = "import numpy as np\ndef draw(height, width):\n    return np.eye(height, width)\n"
    assert main(["exec", "--json", "--size", "40x56", *files(tmp_path, any_py=program)]) == 0
    assert rows(capsys)[0]["shape"] == [40, 56]


def test_printed_control_characters_do_not_reach_the_terminal(tmp_path, capsys):
    """What a program prints cannot steer the terminal of whoever runs it."""
    program = "import numpy as np\nimage = np.eye(32)\nprint(chr(27) + '[2J')\n"
    main(["exec", *files(tmp_path, a_py=program)])
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["exec", "gone.py"], 2, "procgen exec: Invalid value for 'PROGRAM...': File 'gone.py' does not"),
        (["exec", "."], 2, "procgen exec: Invalid value for 'PROGRAM...': File '.' is a directory"),
        (["exec"], 2, "procgen exec: Missing argument 'PROGRAM...'"),
        (["exec", "bytes.py"], 1, "procgen: bytes.py is not UTF-8 text"),
        (["exec", "a.py", "--size", "big"], 2, "'big' is not HEIGHTxWIDTH (1 to 4096 each), as 256x256"),
        (["exec", "a.py", "--size", "0x9"], 2, "'0x9' is not HEIGHTxWIDTH (1 to 4096 each), as 256x256"),
        (["exec", "a.py", "b/a.py", "--out", "o"], 2, "two inputs would be written to o/a.png; "),
        (["score", "a.png"], 2, "procgen score: Missing option '--task'"),
        (["score", "--task", "no_such", "a.png"], 1, "procgen: there is no task 'no_such'; there is: "),
        (["score", "--task", "disc", "gone.png"], 2, "File 'gone.png' does not exist"),
        (["score", "--task", "disc", "bytes.py"], 1, "procgen score: bytes.py is not a picture"),
        (["score", "--task", "disc", "--seed", "x", "a.png"], 2, "'x' is not a valid integer range"),
    ],
)
def test_wrong_input_is_one_line(arguments, status, message, tmp_path, capsys, monkeypatch):
    """Missing files, folders, binary files, sizes, names and types: one line that says what is wrong."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bytes.py").write_bytes(b"\xff\xfe\x00\x01")
    (tmp_path / "b").mkdir()
    for name in ("a.py", "b/a.py"):
        (tmp_path / name).write_text(SQUARE)
    write_png("a.png", np.zeros((64, 64, 3), np.uint8))

    assert main(arguments) == status
    shown = capsys.readouterr()
    assert message in shown.err
    assert shown.err.count("\n") == 1
    assert shown.out == ""


@pytest.fixture
def right(tmp_path):
    """Draw what the task ``halves`` asks for into a file."""
    program = suite.template("halves").reference(suite.load_task("halves"))
    path = tmp_path / "right.png"
    write_png(path, canonicalise(sandbox.run(program).image).pixels)
    return path


def test_score_explains_a_picture(right, tmp_path, capsys):
    """The row has score, verdict and every check with its sentence and geometry, as the design fixes it."""
    out = tmp_path / "overlay"

    assert main(["score", "--task", "halves", str(right), "--json", "--overlay", str(out)]) == 0
    (row,) = rows(capsys)
    assert set(row) == {"path", "task", "score", "verdict", "checks"}
    assert (row["path"], row["task"], row["verdict"]) == (str(right), "halves", "pass")
    assert 0 < row["score"] <= 1
    assert all(set(check) == {"name", "score", "verdict", "why", "geometry"} for check in row["checks"])
    assert all(check["why"] for check in row["checks"])
    assert max(read_png(out / "right.png").shape) >= 256


def test_a_wrong_picture_fails_and_is_no_error(right, capsys):
    """A verdict is data: judging the picture upside down exits 0."""
    write_png(right, read_png(right)[::-1, ::-1].copy())

    assert main(["score", "--task", "halves", str(right)]) == 0
    assert capsys.readouterr().out.startswith("fail ")


def test_one_unreadable_picture_does_not_stop_the_others(tmp_path, capsys):
    """Every readable picture is judged, the unreadable one is named, and the exit status says so."""
    write_png(tmp_path / "a.png", np.zeros((96, 96, 3), np.uint8))
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n damaged")
    write_png(tmp_path / "c.png", np.zeros((96, 96, 3), np.uint8))
    pictures = [str(tmp_path / f"{name}.png") for name in "abc"]

    assert main(["score", "--task", "halves", "--json", *pictures]) == 1
    shown = capsys.readouterr()
    assert [json.loads(line)["path"] for line in shown.out.splitlines()] == [pictures[0], pictures[2]]
    assert shown.err.count("\n") == 1
    assert "b.png" in shown.err
