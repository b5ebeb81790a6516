"""A run on disk: a folder that survives being killed, and that anybody can read.

::

    RUN/
      run.json        format, settings, tasks (digests of what was asked and how it is judged), provenance
      records.jsonl   one line a finished sample, flushed to disk before the next
      images/ab/...   every picture once, as PNG, named by the SHA-256 of its shape and pixels
      lock            held by the one process that writes

A sample that could not be scored has a line too; where it was tried again, the scored line counts. The key is
(task, seed, sample). A line that a killed process left half-written is set aside in ``records.torn``.
"""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from procgen.durable import (
    append_line,
    flush,
    lines,
    locked,
    open_to_append,
    replace_file,
    set_torn_line_aside,
    writing,
)
from procgen.errors import PictureError, StoreError
from procgen.png import png_bytes, read_png
from procgen.provenance import provenance
from procgen.records import encoded, from_line, to_line
from procgen.types import Picture
from procgen.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from io import FileIO

    import numpy as np
    from numpy.typing import NDArray

    from procgen.types import Record

FORMAT = 1
HEADER, RECORDS, IMAGES = "run.json", "records.jsonl", "images"
GROWING = frozenset({"tasks", "samples", "instances", "shard", "server", "network", "title", "note"})
"""Settings in which a resumed run may differ from how it began."""

Key = tuple[str, int, int]
"""Task, seed of the task's instance, number of the sample."""


def key_of(record: Record) -> Key:
    """Give what tells a record from the others of its run."""
    return record.task, record.seed, record.sample


@dataclass(frozen=True, slots=True)
class Run:
    """The settings and provenance of many records, which stay on disk until they are asked for."""

    path: Path
    settings: Mapping[str, Any]
    tasks: Mapping[str, Mapping[str, Any]]
    """By ``ID/SEED``: level, wording, and digests of the opening messages and of the checks."""
    provenance: Sequence[Mapping[str, Any]]
    """One entry for each time that the run was begun, resumed or judged again, oldest first."""

    def records(self) -> Iterator[Record]:
        """Read the records, in the order in which they finished; pictures are loaded when looked at.

        Yields
        ------
        record : Record
            One for each key.

        Raises
        ------
        StoreError
            If a line is damaged.
        """
        path = self.path / RECORDS
        counting = {number for number, _ in _index(path).values()}
        for number, line in lines(path):
            if number in counting:
                try:
                    yield from_line(line, self._pixels)
                except ValueError as error:
                    raise _damaged(path, number, error) from error

    def scored(self) -> frozenset[Key]:
        """Give the keys of the samples that are done.

        Returns
        -------
        keys : frozenset of Key

        Raises
        ------
        StoreError
            If a line is damaged.
        """
        index = _index(self.path / RECORDS)
        return frozenset(key for key, (_, is_scored) in index.items() if is_scored)

    def _pixels(self, digest: str, height: int, width: int) -> NDArray[np.uint8]:
        path = _image_path(self.path, digest)
        try:
            pixels = read_png(path)
        except PictureError as error:
            raise StoreError(f"the run {self.path} has lost a picture: {error}") from error
        if pixels.shape != (height, width, 3) or Picture.of(pixels).digest != digest:
            raise StoreError(f"{path} is not the picture that its name says; the run is damaged")
        return pixels


class Writer:
    """Adds records to the run that this process holds the lock of; made by `open_run`."""

    def __init__(self, run: Run, file: FileIO) -> None:
        self.run = run
        self.done = run.scored()
        """Keys of the samples that were done when the run was opened."""
        self._file = file

    def append(self, record: Record) -> None:
        """Write a record and its pictures; both are on the disk when this returns.

        Parameters
        ----------
        record : Record

        Raises
        ------
        StoreError
            If the disk does not take it; the run is then as it was before.
        """
        for picture in _pictures(record):
            path = _image_path(self.run.path, picture.digest)
            if not path.exists():
                replace_file(path, png_bytes(picture.pixels))
        with writing(self.run.path):
            append_line(self._file, to_line(record))


def read_run(path: str | Path) -> Run:
    """Read a run, which may still be growing.

    Parameters
    ----------
    path : str or Path
        The folder.

    Returns
    -------
    run : Run

    Raises
    ------
    StoreError
        If it is no run, of another format, or damaged.
    """
    folder = Path(path)
    header = folder / HEADER
    try:
        content = json.loads(header.read_bytes())
        found = content["format"]
        run = Run(folder, dict(content["settings"]), dict(content["tasks"]), tuple(content["provenance"]))
    except FileNotFoundError as error:
        raise StoreError(f"{folder} is not a run: it holds no {HEADER}; name the folder of a run") from error
    except OSError as error:
        raise StoreError(f"cannot read {header}: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{header} is damaged ({type(error).__name__}: {error}); restore it") from error
    if found != FORMAT:
        raise StoreError(
            f"{folder} has format {found!r}, and this version reads {FORMAT}; use the one that wrote it"
        )
    return run


@contextmanager
def open_run(
    path: str | Path, settings: Mapping[str, Any], tasks: Mapping[str, Mapping[str, Any]]
) -> Iterator[Writer]:
    """Begin a run, or go on with one, as its only writer.

    Parameters
    ----------
    path : str or Path
        A folder that is new, empty, or a run.
    settings : mapping
        A run that goes on must have begun with the same, but for those in `GROWING`.
    tasks : mapping
        As in `Run`; a task that is there already must be asked and judged as before.

    Yields
    ------
    writer : Writer

    Raises
    ------
    StoreError
        If another process writes to it, or it is something else, damaged, or was begun otherwise.
    """
    folder = Path(path)
    if folder.exists() and not (folder / HEADER).exists() and _is_used(folder):
        raise StoreError(f"{folder} is not empty and holds no {HEADER}; choose a new folder")
    with locked(folder):
        if (folder / HEADER).exists():
            run = _continued(read_run(folder), settings, tasks)
        else:
            run = Run(folder, settings, tasks, ({**provenance(), "did": "begin"},))
        set_torn_line_aside(folder / RECORDS)
        _write_header(run)
        with open_to_append(folder / RECORDS) as file:
            yield Writer(run, file)


def rewrite(run: Run, records: Iterable[Record], tasks: Mapping[str, Mapping[str, Any]]) -> Run:
    """Replace a run's records, keeping the file that was there and noting who did it.

    Parameters
    ----------
    run : Run
    records : iterable of Record
        May read from the run itself.
    tasks : mapping
        Replaces entries of the run's own.

    Returns
    -------
    run : Run

    Raises
    ------
    StoreError
        If another process writes to it, or it is damaged, or the disk does not take it.
    """
    with locked(run.path):
        set_torn_line_aside(run.path / RECORDS)
        earlier = sum(1 for _ in run.path.glob("records-*.jsonl"))
        kept, new = run.path / f"records-{earlier + 1}.jsonl", run.path / f"{RECORDS}.new"
        with writing(run.path):
            with new.open("wb") as file:
                file.writelines(to_line(record) for record in records)
                flush(file)
            shutil.copyfile(run.path / RECORDS, kept)
            new.replace(run.path / RECORDS)
        entry = {**provenance(), "did": "rescore", "scores_before": kept.name}
        again = replace(run, tasks={**run.tasks, **tasks}, provenance=(*run.provenance, entry))
        _write_header(again)
    return again


def merge(paths: Sequence[str | Path], out: str | Path) -> Run:
    """Put the records of several runs with the same settings, shards of one evaluation, into a new run.

    Parameters
    ----------
    paths : sequence of str or Path
    out : str or Path
        A new or empty folder.

    Returns
    -------
    run : Run

    Raises
    ------
    StoreError
        If a run cannot be read, or the runs differ in more than what may grow.
    """
    runs = [read_run(path) for path in paths]
    if not runs:
        raise StoreError("there is nothing to merge; name at least one run")
    for run in runs:
        settings = {**run.settings, "shard": None}
        with open_run(out, settings, run.tasks) as writer:
            for record in run.records():
                if key_of(record) not in writer.done:
                    writer.append(record)
    return read_run(out)


def _continued(began: Run, settings: Mapping[str, Any], tasks: Mapping[str, Mapping[str, Any]]) -> Run:
    """Check that a run may go on with these settings, and add them to it."""
    now = json.loads(encoded(settings))
    for name in sorted((began.settings.keys() | now.keys()) - GROWING):
        before, after = began.settings.get(name), now.get(name)
        if before != after:
            raise StoreError(
                f"{began.path} was begun with {name} {before!r}, not {after!r};"
                " give it again, or choose a new folder"
            )
    for name in sorted(began.tasks.keys() & tasks.keys()):
        for what in ("prompt", "checks"):
            if began.tasks[name].get(what) != tasks[name].get(what):
                raise StoreError(
                    f"the {what} of {name} changed since {began.path} was begun; choose a new folder"
                )
    grown = {name: _grown(began.settings.get(name), now[name]) for name in now}
    entry = {**provenance(), "did": "resume"}
    return Run(began.path, grown, {**began.tasks, **tasks}, (*began.provenance, entry))


def _grown(before: Any, now: Any) -> Any:  # noqa: ANN401 - any value of a setting
    """Keep the larger of two numbers, and everything of two lists."""
    if isinstance(before, list) and isinstance(now, list):
        return [*before, *(value for value in now if value not in before)]
    if isinstance(before, int) and isinstance(now, int):
        return max(before, now)
    return now


def _write_header(run: Run) -> None:
    content = {
        "format": FORMAT,
        "settings": run.settings,
        "tasks": run.tasks,
        "provenance": run.provenance,
    }
    plain = json.loads(encoded(content))
    replace_file(run.path / HEADER, json.dumps(plain, indent=1, ensure_ascii=False).encode() + b"\n")


def _index(path: Path) -> dict[Key, tuple[int, bool]]:
    """Find each key's line that counts, and whether it is scored: the first scored one, or else the last."""
    index: dict[Key, tuple[int, bool]] = {}
    for number, line in lines(path):
        try:
            stored = json.loads(line)
            key = stored["task"], stored["seed"], stored["sample"]
            if not index.get(key, (0, False))[1]:
                index[key] = number, stored.get("unscored") is None
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise _damaged(path, number, error) from error
    return index


def _damaged(path: Path, number: int, error: Exception) -> StoreError:
    reason = str(error).splitlines()[-1] if str(error) else type(error).__name__
    return StoreError(
        f"{path}, line {number} is not a record ({one_line(reason, 120)}); mend or remove the line"
    )


def _image_path(folder: Path, digest: str) -> Path:
    return folder / IMAGES / digest[:2] / f"{digest}.png"


def _pictures(record: Record) -> Iterator[Picture]:
    for attempt in record.attempts:
        for message in attempt.asked:
            yield from message.pictures
        yield from (picture for picture in (attempt.picture, *attempt.hidden) if picture)


def _is_used(folder: Path) -> bool:
    """Tell whether a folder holds anything; a file in its place counts."""
    return not folder.is_dir() or any(folder.iterdir())
