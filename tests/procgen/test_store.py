"""A run's folder: what goes in comes out, whoever is killed in between."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procgen.errors import StoreError
from procgen.records import from_line, to_line
from procgen.store import HEADER, RECORDS, merge, open_run, read_run, rewrite
from procgen.types import Message, Picture

if TYPE_CHECKING:
    from procgen.types import Record

SETTINGS = {"model": "tiny", "turns": 4, "tasks": ["smiley"], "samples": 1}
TASKS = {"smiley/0": {"level": "article", "prompt": "abc", "checks": "def"}}


@pytest.fixture
def record(make_record) -> Record:
    """Give a record with an error, a wrong picture, and a picture at a hidden size that failed."""
    made = make_record("error", "fail", "pass", parameters={"rows": (1, 2)})
    pixels = np.zeros((20, 30, 3), np.uint8)
    shown = Message("user", "like this", (Picture.of(pixels + 9),))
    last = replace(made.attempts[-1], hidden=(Picture.of(pixels, is_gray=True, notes=("blank",)), None))
    return replace(made, attempts=(replace(made.attempts[0], asked=(shown,)), made.attempts[1], last))


def stored(folder: Path, *records: Record, **changes: Any) -> Path:
    """Write a run."""
    with open_run(folder, {**SETTINGS, **changes}, TASKS) as writer:
        for record in records:
            writer.append(record)
    return folder


def comparable(record: Record) -> Any:
    """Give everything of a record but the loading of its pictures, which have no equality."""
    return json.loads(to_line(record))


def test_a_record_comes_back_as_it_was(tmp_path, record):
    """Messages, replies, programs, failures, scores, geometry, pictures and costs survive the disk."""
    (back,) = read_run(stored(tmp_path / "run", record)).records()
    assert comparable(back) == comparable(record)
    assert replace(back, attempts=(), parameters={}) == replace(record, attempts=(), parameters={})
    for mine, theirs in zip(record.attempts, back.attempts, strict=True):
        assert (theirs.score, theirs.failure, theirs.completion) == (
            mine.score,
            mine.failure,
            mine.completion,
        )
    last = back.attempts[-1]
    assert np.array_equal(last.picture.pixels, record.attempts[-1].picture.pixels)
    assert (last.hidden[0].notes, last.hidden[0].is_gray, last.hidden[1]) == (("blank",), True, None)
    assert back.attempts[0].asked[0].pictures[0].pixels[0, 0, 0] == 9


def test_a_line_is_flat_and_needs_no_library(tmp_path, record):
    """One JSON object a line, with the keys that scripts rely on."""
    (line,) = (stored(tmp_path / "run", record) / RECORDS).read_text("utf-8").splitlines()
    value = json.loads(line)
    assert {"task", "sample", "model", "attempts", "score", "outcome"} <= value.keys()
    assert (value["score"], value["outcome"], value["attempts"][0]["outcome"]) == (0.9, "pass", "error")


def test_every_key_of_a_line_is_documented(tmp_path, record):
    """docs/run_format.md names each key that a script can find in a record."""
    page = (Path(__file__).parents[2] / "docs" / "run_format.md").read_text("utf-8")

    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return {
                *value,
                *(key for name, inner in value.items() if name != "parameters" for key in keys(inner)),
            }
        return {key for inner in value for key in keys(inner)} if isinstance(value, list) else set()

    folder = stored(tmp_path / "run", record)
    found = keys(json.loads((folder / RECORDS).read_text("utf-8")))
    header = json.loads((folder / HEADER).read_text("utf-8"))
    found |= {*header, *header["provenance"][0]}
    quoted = re.findall(r"`([^`]+)`", re.sub(r"```.*?```", "", page, flags=re.DOTALL))
    documented = set(re.findall(r"[a-z_]+", " ".join(quoted)))
    assert found - documented == set()


def test_a_picture_is_stored_once_and_named_by_its_content(tmp_path, record):
    """The same picture in many records is one file."""
    folder = stored(tmp_path / "run", record, replace(record, sample=1))
    digests = {picture["digest"] for picture in pictures_of(comparable(record))}
    files = {path.relative_to(folder / "images").as_posix() for path in folder.glob("images/*/*")}
    assert files == {f"{digest[:2]}/{digest}.png" for digest in digests}


def pictures_of(value: Any) -> list[dict[str, Any]]:
    """Find every picture in a record's JSON."""
    if isinstance(value, dict):
        own = [value] if "digest" in value else []
        return own + [found for inner in value.values() for found in pictures_of(inner)]
    return [found for inner in value for found in pictures_of(inner)] if isinstance(value, list) else []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(text=st.text(st.characters(), max_size=40))
def test_any_text_of_a_model_survives(record, text):
    """Line separators, control characters, half surrogates: one line all the same, and readable."""
    attempt = replace(record.attempts[0], stdout=text)
    line = to_line(replace(record, attempts=(attempt,)))
    assert line.count(b"\n") == 1
    back = from_line(line, lambda *_: np.zeros((1, 1, 3), np.uint8))
    assert back.attempts[0].stdout == text.encode("utf-8", "replace").decode()


def test_reading_loads_no_pixels(tmp_path, record):
    """A run without its pictures can be read; only looking at one says what is missing."""
    folder = stored(tmp_path / "run", record)
    for path in folder.glob("images/*/*.png"):
        path.unlink()
    (back,) = read_run(folder).records()
    with pytest.raises(StoreError, match=r"has lost a picture: cannot read .*png"):
        _ = back.attempts[-1].picture.pixels


def test_a_picture_that_is_another_is_not_believed(tmp_path, record):
    """A picture file whose content is not what its name says is damage."""
    folder = stored(tmp_path / "run", record)
    (back,) = read_run(folder).records()
    one, two = (attempt.picture for attempt in back.attempts[1:])
    paths = [folder / "images" / picture.digest[:2] / f"{picture.digest}.png" for picture in (one, two)]
    paths[0].write_bytes(paths[1].read_bytes())
    assert two.pixels.any()
    with pytest.raises(StoreError, match="the run is damaged"):
        _ = one.pixels


def test_a_torn_line_is_set_aside_and_nothing_else_is_lost(tmp_path, record):
    """Half a line at the end is ignored by readers, and moved away by the next writer."""
    folder = stored(tmp_path / "run", record)
    whole = (folder / RECORDS).read_bytes()
    torn = to_line(replace(record, sample=1))[:-200]
    (folder / RECORDS).write_bytes(whole + torn)
    assert len(list(read_run(folder).records())) == 1
    stored(folder, replace(record, sample=2))
    assert [back.sample for back in read_run(folder).records()] == [0, 2]
    assert (folder / "records.torn").read_bytes() == torn + b"\n"


def test_a_last_line_that_only_lacks_its_end_is_kept(tmp_path, record):
    """A record that was written whole but for the line end is a record."""
    folder = stored(tmp_path / "run", record)
    (folder / RECORDS).write_bytes((folder / RECORDS).read_bytes().rstrip(b"\n"))
    assert len(list(read_run(folder).records())) == 1
    stored(folder, replace(record, sample=1))
    assert [back.sample for back in read_run(folder).records()] == [0, 1]


def test_the_scored_try_counts(tmp_path, record):
    """Of several lines with one key the scored one counts; without any, the last."""
    lost = replace(record, unscored="down", stop="provider")
    folder = stored(tmp_path / "run", lost, replace(lost, unscored="down again"))
    assert [back.unscored for back in read_run(folder).records()] == ["down again"]
    assert read_run(folder).scored() == frozenset()
    stored(folder, record, lost)
    assert [back.unscored for back in read_run(folder).records()] == [None]
    assert read_run(folder).scored() == {("smiley", 0, 0)}


def test_a_header_says_what_made_the_run(tmp_path, record):
    """Settings, digests, versions and the revision stand in run.json, with an entry for each session."""
    folder = stored(tmp_path / "run", record)
    stored(folder)
    header = json.loads((folder / HEADER).read_text("utf-8"))
    assert header["settings"] == SETTINGS
    assert header["tasks"] == TASKS
    assert [entry["did"] for entry in header["provenance"]] == ["begin", "resume"]
    assert header["provenance"][0]["versions"]["numpy"] == np.__version__
    assert len(header["provenance"][0]["source"]) == 64


def test_a_run_goes_on_only_as_it_began(tmp_path, record):
    """More tasks or samples may be asked for; another model, prompt or check is another run."""
    folder = stored(tmp_path / "run", record)
    stored(folder, samples=3, tasks=["basketball"])
    grown = read_run(folder).settings
    assert (grown["samples"], grown["tasks"]) == (3, ["smiley", "basketball"])
    with pytest.raises(
        StoreError, match=r"was begun with turns 4, not 9; give it again, or choose a new folder$"
    ):
        stored(folder, turns=9)
    changed = {"smiley/0": {**TASKS["smiley/0"], "checks": "other"}}
    with (
        pytest.raises(StoreError, match=r"^the checks of smiley/0 changed since .* was begun"),
        open_run(folder, SETTINGS, changed),
    ):
        pass


def test_two_writers_are_one_too_many(tmp_path, record):
    """A run has one writer; another process is told to wait, and gets its turn afterwards."""
    code = f"""
import sys
from procgen.errors import StoreError
from procgen.store import open_run
try:
    with open_run({str(tmp_path / "run")!r}, {SETTINGS!r}, {TASKS!r}):
        print("opened")
except StoreError as error:
    print(error)
"""
    with open_run(tmp_path / "run", SETTINGS, TASKS) as writer:
        writer.append(record)
        first = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    second = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert first.stdout.startswith("another process writes to ")
    assert second.stdout == "opened\n"


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    """A folder that holds other files is not made a run."""
    (tmp_path / "thesis.tex").write_text("precious")
    with pytest.raises(StoreError, match=r"is not empty and holds no run.json"), open_run(tmp_path, {}, {}):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


DAMAGE = {
    "no header": lambda run: (run / HEADER).unlink(),
    "empty header": lambda run: (run / HEADER).write_bytes(b""),
    "header of another kind": lambda run: (run / HEADER).write_text("[1]"),
    "header without settings": lambda run: (run / HEADER).write_text('{"format": 1}'),
    "header with strange settings": lambda run: (run / HEADER).write_text(
        '{"format": 1, "settings": 3, "tasks": {}, "provenance": []}'
    ),
    "another format": lambda run: (run / HEADER).write_text(
        '{"format": 99, "settings": {}, "tasks": {}, "provenance": []}'
    ),
    "header is a folder": lambda run: [(run / HEADER).unlink(), (run / HEADER).mkdir()],
    "no JSON": lambda run: (run / RECORDS).write_bytes(b"nonsense\n"),
    "another JSON": lambda run: (run / RECORDS).write_bytes(b"[1, 2]\n"),
    "bytes": lambda run: (run / RECORDS).write_bytes(b"\xff\xfe\n"),
    "a key of another type": lambda run: edited(run, task=["smiley"]),
    "no attempts": lambda run: edited(run, attempts=None),
    "an attempt of another type": lambda run: edited(run, attempts=[3]),
    "a score of another type": lambda run: edited(run, attempts=[{"turn": "one"}]),
    "a path for a digest": lambda run: edited(
        run, lambda text: text.replace('"digest": "', '"digest": "../../')
    ),
    "records are a folder": lambda run: [(run / RECORDS).unlink(), (run / RECORDS).mkdir()],
}


def edited(run: Path, change: Any = None, **fields: Any) -> None:
    """Damage the first record."""
    text = (run / RECORDS).read_text("utf-8")
    value = change(text) if change else json.dumps({**json.loads(text), **fields}) + "\n"
    (run / RECORDS).write_text(value, "utf-8")


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_run_is_one_line(tmp_path, record, kind):
    """Whatever is broken in a run's folder, the error names the file in one line."""
    folder = stored(tmp_path / "run", record)
    DAMAGE[kind](folder)
    with pytest.raises(StoreError) as caught:
        list(read_run(folder).records())
    assert str(folder) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_path_that_is_no_folder_is_one_line(tmp_path):
    """A file, or nothing at all, where a run should be is an error that names it."""
    (tmp_path / "file").write_text("x")
    for name in ("file", "nowhere"):
        with pytest.raises(StoreError, match=name):
            read_run(tmp_path / name)
    with pytest.raises(StoreError, match="file"), open_run(tmp_path / "file", {}, {}):
        pass


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path):
    """A place where no folder can be is refused before any model is asked."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match=r"cannot write .*file"), open_run(tmp_path / "file" / "run", {}, {}):
        pass


def test_a_full_disk_leaves_the_run_as_it_was(tmp_path, record):
    """A record that the disk does not take is an error, and the next one stands on a line of its own."""
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))"
    code = f"""
{limit}
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from dataclasses import replace
from procgen.errors import StoreError
from procgen.records import from_line
from procgen.store import open_run
record = from_line(open({str(tmp_path / "line")!r}, "rb").read(), None)
record = replace(record, attempts=record.attempts[:1], parameters={{"text": "x" * 4000}})
with open_run({str(tmp_path / "run")!r}, {{}}, {{}}) as writer:
    writer.append(record)
    try:
        writer.append(record)
    except StoreError as error:
        print(error)
"""
    plain = replace(record, attempts=record.attempts[:1])
    plain = replace(plain, attempts=(replace(plain.attempts[0], asked=()),))
    (tmp_path / "line").write_bytes(to_line(plain))
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("cannot write ")
    assert (tmp_path / "run" / RECORDS).read_bytes().count(b"\n") == 1
    assert len(list(read_run(tmp_path / "run").records())) == 1


def test_shards_merge_into_one_run(tmp_path, record):
    """Runs with the same settings become one, each sample once, pictures included."""
    samples = [replace(record, sample=number) for number in range(4)]
    one = stored(tmp_path / "one", samples[0], samples[2], shard=[0, 2])
    two = stored(tmp_path / "two", samples[1], samples[3], samples[2], shard=[1, 2])
    run = merge([one, two], tmp_path / "all")
    records = list(run.records())
    assert sorted(back.sample for back in records) == [0, 1, 2, 3]
    assert all(back.attempts[-1].picture.pixels.any() for back in records)
    other = stored(tmp_path / "other", turns=9)
    with pytest.raises(StoreError, match="was begun with turns 4, not 9"):
        merge([one, other], tmp_path / "mixed")


def test_rewriting_keeps_what_was_there(tmp_path, record):
    """The records before stay beside the new ones, and the header says which they are."""
    folder = stored(tmp_path / "run", record, replace(record, sample=1))
    before = (folder / RECORDS).read_bytes()
    run = read_run(folder)
    again = rewrite(run, (replace(each, stop="other") for each in run.records()), {})
    assert [each.stop for each in again.records()] == ["other", "other"]
    assert (folder / "records-1.jsonl").read_bytes() == before
    assert (again.provenance[-1]["did"], again.provenance[-1]["scores_before"]) == (
        "rescore",
        "records-1.jsonl",
    )
    assert read_run(folder).provenance == again.provenance
