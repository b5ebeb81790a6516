"""Read the runs that a command is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procgen.errors import StoreError
from procgen.store import read_run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from procgen.types import Record


def read_records(paths: Sequence[Path]) -> dict[str, tuple[Record, ...]]:
    """Read the records of some runs, each under its folder's name, or under its path where names collide.

    Parameters
    ----------
    paths : sequence of Path

    Returns
    -------
    records : dict of str to tuple of Record

    Raises
    ------
    StoreError
        If a folder is no run, is damaged, or holds no sample yet.
    """
    names = [path.resolve().name for path in paths]
    found = {}
    for path, name in zip(paths, names, strict=True):
        records = tuple(read_run(path).records())
        if not records:
            raise StoreError(f"{path} holds no sample yet; the command that began the run goes on with it")
        found[name if names.count(name) == 1 else str(path)] = records
    return found
