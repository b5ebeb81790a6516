"""What a command shows: data on standard output, progress on standard error.

Loads rich only when standard error is a terminal and something takes long; files and pipes get plain lines.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from typing import TYPE_CHECKING, Any

from procgen.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import FrameType

    import numpy as np
    from numpy.typing import NDArray

    from procgen.tables import Table

UPPER_HALF = "\N{UPPER HALF BLOCK}"
SHOW_CURSOR = "\033[?25h"
INTERRUPTED = 130
"""What a shell reports of a program that Ctrl-C ended: 128 + SIGINT."""


def emit(value: Mapping[str, Any]) -> None:
    """Print one JSON object on one line of standard output, at once.

    Parameters
    ----------
    value : mapping
        Of plain JSON values; ASCII only is written, so that no text can steer a terminal.

    Raises
    ------
    ValueError
        If a number is not finite: JSON has no word for it.
    """
    print(json.dumps(value, allow_nan=False), flush=True)


def emit_table(table: Table) -> None:
    """Print a table as one JSON object a row, with the table's name; an interval is an object of its own.

    Parameters
    ----------
    table : Table
    """
    for row in table.rows:
        cells = (asdict(cell) if is_dataclass(cell) else cell for cell in row)
        emit({"table": table.name, **dict(zip(table.columns, cells, strict=True))})


def say(text: str) -> None:
    """Print one remark on standard error.

    Parameters
    ----------
    text : str
    """
    print(harmless(text), file=sys.stderr, flush=True)


@contextmanager
def progress(total: int, what: str) -> Iterator[Callable[[str], None]]:
    """Show how far a long piece of work has come, on standard error.

    Parameters
    ----------
    total : int
        Number of steps.
    what : str
        Name of the steps in the plural.

    Yields
    ------
    step : callable
        Takes the remark for a finished step: a bar is shown on a terminal, numbered lines elsewhere.
    """
    if not sys.stderr.isatty():
        done = iter(range(1, sys.maxsize))
        yield lambda remark: say(f"{next(done)}/{total} {what}: {remark}")
        return
    from rich.console import Console  # noqa: PLC0415 - display is loaded when something is displayed
    from rich.progress import Progress  # noqa: PLC0415 - display is loaded when something is displayed
    from rich.text import Text  # noqa: PLC0415 - display is loaded when something is displayed

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task(what, total=total)

        def step(remark: str) -> None:
            bar.console.print(Text(harmless(remark), overflow="ellipsis", no_wrap=True))
            bar.advance(task)

        yield step


@contextmanager
def interruptible(remark: str) -> Iterator[None]:
    """Say at the first Ctrl-C what is waited for, and leave at once at the second.

    Parameters
    ----------
    remark : str
        What is finished before the command ends.

    Yields
    ------
    nothing

    Raises
    ------
    KeyboardInterrupt
        In the body, at the first Ctrl-C.
    """

    def leave(_signal: int, _frame: FrameType | None) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(SHOW_CURSOR)
            sys.stderr.flush()
        os._exit(INTERRUPTED)  # threads that wait for the network would hold up any gentler end

    def stop(_signal: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, leave)
        say(f"{remark}; Ctrl-C again leaves at once")
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def thumbnail(pixels: NDArray[np.uint8], width: int = 32) -> str:
    """Draw a picture with coloured half blocks, two rows of pixels on a line of text.

    Parameters
    ----------
    pixels : ndarray of shape (H, W, 3) and dtype uint8
    width : int
        Widest drawing, characters.

    Returns
    -------
    text : str
        With 24-bit ANSI colours; every line ends with a reset.
    """
    step = max(1, -(-pixels.shape[1] // width))
    small = pixels[::step, ::step]
    lines = []
    for row in range(0, small.shape[0], 2):
        upper, lower = small[row], small[min(row + 1, small.shape[0] - 1)]
        cells = (
            f"\033[38;2;{a[0]};{a[1]};{a[2]}m\033[48;2;{b[0]};{b[1]};{b[2]}m{UPPER_HALF}"
            for a, b in zip(upper.tolist(), lower.tolist(), strict=True)
        )
        lines.append("".join(cells) + "\033[0m")
    return "\n".join(lines)
