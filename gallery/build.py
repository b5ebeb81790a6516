"""Write the static site of finished runs, which are read through `procgen.store` only."""

from __future__ import annotations

from copy import copy
from importlib import resources
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from gallery import pictures
from gallery.conversation import conversation
from gallery.exhibits import Collection, Exhibit, arm, arrange, by_task
from gallery.index import index
from procgen.errors import StoreError
from procgen.png import png_bytes
from procgen.store import read_run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procgen.types import Record

_TITLE = "Pictures drawn by numpy programs"
_OTHERS = 6
"""Links from one conversation to the same task elsewhere."""
_MADE_HERE = 'name="generator" content="procgen gallery"'
"""Stands in every page of a site, so that a folder can be known to be one."""


def build(runs: Sequence[str | Path], site: str | Path, *, title: str = "", timings: bool = True) -> Path:
    """Build the site of one or several finished runs.

    The same runs give the same bytes. A site that is there already is replaced, another folder never.

    Parameters
    ----------
    runs : sequence of str or Path
        Folders of runs; the settings ``title`` and ``note`` of each are shown over its conversations.
    site : str or Path
        Folder to write: ``index.html``, one page a conversation, ``pictures/``, ``style.css``.
    title : str
        Of the whole site; the run's own, if there is one run.
    timings : bool
        Whether to show seconds, memory and isolation, which differ from machine to machine.

    Returns
    -------
    index : Path
        The page to open.

    Raises
    ------
    StoreError
        If a run cannot be read, or ``site`` is a folder of something else.
    """
    return write_site([_collection(Path(run)) for run in runs], Path(site), title=title, timings=timings)


def write_site(
    collections: Sequence[Collection], site: Path, *, title: str = "", timings: bool = True
) -> Path:
    """Write the site of records that are at hand; see `build`.

    Parameters
    ----------
    collections : sequence of Collection
    site : Path
    title : str
    timings : bool

    Returns
    -------
    index : Path

    Raises
    ------
    StoreError
        If ``site`` is a folder of something else.
    """
    old = _earlier(site)
    exhibits = arrange(collections)
    site_title = title or (collections[0].title if len(collections) == 1 else _TITLE)
    (site / pictures.FOLDER).mkdir(parents=True, exist_ok=True)
    written = set()
    for name, content in _files(exhibits, site_title, timings=timings):
        (site / name).write_bytes(content)
        written.add(site / name)
    for path in old - written:
        path.unlink()
    return site / "index.html"


def _collection(folder: Path) -> Collection:
    """Read a run, its records in the order in which they were asked for: threads finish them in any."""
    run = read_run(folder)
    order = {name: place for place, name in enumerate(run.tasks)}

    def place(record: Record) -> tuple[int, str, int, int]:
        return order.get(f"{record.task}/{record.seed}", len(order)), record.task, record.seed, record.sample

    name = folder.resolve().name
    title, note = (str(run.settings.get(setting) or "") for setting in ("title", "note"))
    return Collection(name, title or name, note, tuple(sorted(run.records(), key=place)))


def _files(exhibits: Sequence[Exhibit], title: str, *, timings: bool) -> Iterator[tuple[str, bytes]]:
    """Give the name and the content of every file of a site."""
    yield "style.css", resources.files("gallery").joinpath("templates", "style.css").read_bytes()
    for name, page in index(title, exhibits):
        yield name, _encoded(page)
    tasks = by_task(exhibits)
    for before, exhibit, after in zip((None, *exhibits), exhibits, (*exhibits[1:], None), strict=False):
        tried = tasks[exhibit.record.task]
        rounds = zip_longest(*(same for one, same in tried.items() if one != arm(exhibit)))
        others = [other for a_round in rounds for other in a_round if other is not None][:_OTHERS]
        page = conversation(exhibit, before=before, after=after, others=others, timings=timings)
        yield exhibit.page, _encoded(page)
    yield from _pictures(exhibits)


def _pictures(exhibits: Sequence[Exhibit]) -> Iterator[tuple[str, bytes]]:
    seen = set()
    for exhibit in exhibits:
        for picture in pictures.of(exhibit.record):
            name = pictures.file_name(picture)
            if name not in seen:
                seen.add(name)
                yield (
                    name,
                    png_bytes(copy(picture).pixels),
                )  # a copy: else all pixels of a large run stay loaded


def _encoded(page: str) -> bytes:
    return f"{page}\n".encode()


def _earlier(site: Path) -> set[Path]:
    """List the files of the site that is there already, so that those that are not written again can go."""
    if not site.exists():
        return set()
    index = site / "index.html"
    is_empty = site.is_dir() and not any(site.iterdir())
    is_ours = index.is_file() and _MADE_HERE in index.read_text("utf-8", "replace")
    if not is_empty and not is_ours:
        raise StoreError(f"{site} holds something that is not a gallery; name a new or empty folder")
    return {*site.glob("*.html"), *(site / pictures.FOLDER).glob("*.png")}
