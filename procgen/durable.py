"""Write files so that a killed process, or a full disk, leaves them as they were or as they should be.

Knows nothing of what is written.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from procgen.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import FileIO
    from pathlib import Path

LOCK = "lock"
_BLOCK = 1 << 16


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder's lock, making the folder where needed; the system releases it when the process ends.

    Parameters
    ----------
    folder : Path

    Raises
    ------
    StoreError
        If another process holds it, or the folder cannot be written.
    """
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / LOCK).open("ab")
    with file:
        try:
            _take(file)
        except OSError as error:
            raise StoreError(
                f"another process writes to {folder}; wait until it ends, or choose another folder"
            ) from error
        yield


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the system says against writing into one line.

    Parameters
    ----------
    path : Path
        What is written, for the message.

    Raises
    ------
    StoreError
        If anything inside raises an `OSError`.
    """
    try:
        yield
    except OSError as error:
        raise StoreError(f"cannot write {error.filename or path}: {error.strerror or error}") from error


def replace_file(path: Path, content: bytes) -> None:
    """Write a file whole: whoever reads it sees the old content or the new, never a part.

    Parameters
    ----------
    path : Path
        Its folder is made where needed.
    content : bytes

    Raises
    ------
    StoreError
        If it cannot be written.
    """
    new = path.with_name(f"{path.name}.new")
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with new.open("wb") as file:
            file.write(content)
            flush(file)
        new.replace(path)
        _settle(path.parent)


def open_to_append(path: Path) -> FileIO:
    """Open a file for `append_line`, without a buffer that could keep a part of a line for later.

    Parameters
    ----------
    path : Path
        Made where needed.

    Returns
    -------
    file : FileIO

    Raises
    ------
    StoreError
        If it cannot be written.
    """
    with writing(path):
        file = path.open("ab", buffering=0)
        _settle(path.parent)
        return file


def append_line(file: FileIO, line: bytes) -> None:
    """Add a line at the end of a file; it is on the disk when this returns.

    Parameters
    ----------
    file : FileIO
    line : bytes
        Ends with a line end.

    Raises
    ------
    OSError
        If the disk does not take it; the file is then as long as before.
    """
    end = file.seek(0, os.SEEK_END)
    rest = memoryview(line)
    try:
        while rest:
            rest = rest[file.write(rest) :]
        os.fsync(file.fileno())
    except OSError:
        os.truncate(file.fileno(), end)
        raise


def flush(file: IO[bytes]) -> None:
    """Put what was written on the disk.

    Parameters
    ----------
    file : binary file

    Raises
    ------
    OSError
        If the disk does not take it.
    """
    file.flush()
    os.fsync(file.fileno())


def lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Read the lines of a file that may still be growing.

    Parameters
    ----------
    path : Path

    Yields
    ------
    number : int
        Counted from 1.
    line : bytes
        A last line that is only half there is left out.

    Raises
    ------
    StoreError
        If it cannot be read; a missing file has no lines.
    """
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if not line.endswith(b"\n") and not _is_json(line):
                    return
                if line.strip():
                    yield number, line
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}") from error


def set_torn_line_aside(path: Path) -> None:
    """Move what a killed process left of a last line to a file ``*.torn``, so that the next stands alone.

    Parameters
    ----------
    path : Path
        A file of JSON lines, which nobody else writes.

    Raises
    ------
    StoreError
        If it cannot be read or written.
    """
    with writing(path):
        if not path.exists():
            return
        with path.open("r+b", buffering=0) as file:
            torn = _after_last_line(file)
            if torn and _is_json(torn):
                append_line(file, b"\n")
            elif torn:
                with open_to_append(path.with_suffix(".torn")) as aside:
                    append_line(aside, torn + b"\n")
                file.truncate(file.seek(-len(torn), os.SEEK_END))


def _after_last_line(file: FileIO) -> bytes:
    """Read what follows the last line end, from the back."""
    start, tail = file.seek(0, os.SEEK_END), b""
    while start > 0 and b"\n" not in tail:
        step = min(start, _BLOCK)
        start = file.seek(start - step)
        tail = (file.read(step) or b"") + tail
    return tail.rpartition(b"\n")[2]


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _settle(folder: Path) -> None:
        """Leave the folder to NTFS, which journals its entries; there is no handle to flush."""
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _settle(folder: Path) -> None:
        """Put a folder's entries on the disk: a power cut would lose a file whose name is not there yet."""
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            with suppress(OSError):  # some network file systems cannot; the file itself is on the disk
                os.fsync(handle)
        finally:
            os.close(handle)
