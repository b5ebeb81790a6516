"""The long table as Parquet: one row an attempt, see `procgen.rows`; needs the extra ``data``."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from procgen.errors import ProcgenError
from procgen.rows import attempt_rows, columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from procgen.types import Record


def render(runs: Mapping[str, Iterable[Record]]) -> bytes:
    """Write the long table.

    Parameters
    ----------
    runs : mapping of str to iterable of Record
        The records by the name of their run.

    Returns
    -------
    content : bytes

    Raises
    ------
    ProcgenError
        If pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - only this format needs it, and it is an extra
        from pyarrow import parquet  # noqa: PLC0415 - only this format needs it, and it is an extra
    except ImportError as error:
        raise ProcgenError("Parquet needs pyarrow; pip install 'procgen-numpy[data]'") from error
    rows = list(attempt_rows(runs))
    table = pa.table({name: [row.get(name) for row in rows] for name in columns(rows)})
    content = io.BytesIO()
    parquet.write_table(table, content)
    return content.getvalue()
