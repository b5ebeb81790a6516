"""The long table as JSON: one object an attempt on a line, see `procgen.rows`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from procgen.rows import attempt_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from procgen.types import Record


def render(runs: Mapping[str, Iterable[Record]]) -> str:
    """Write the long table.

    Parameters
    ----------
    runs : mapping of str to iterable of Record
        The records by the name of their run.

    Returns
    -------
    text : str
        ASCII; each line has the columns of its own task's checks.
    """
    return "".join(f"{json.dumps(row)}\n" for row in attempt_rows(runs))
