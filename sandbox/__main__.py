"""Run a numpy program in the sandbox from the shell: ``python -m sandbox FILE``."""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sandbox import Limits, Result, SandboxUnavailable, Status, run
from sandbox.stdout import visible

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one program and say how it ended.

    Parameters
    ----------
    arguments : sequence of str, optional
        In place of the command line's.

    Returns
    -------
    code : int
        0 where there is a picture, 1 where there is none; wrong usage exits with 2.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        program = sys.stdin.read() if options.program == "-" else Path(options.program).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        parser.error(f"{options.program} cannot be read: {error}")
    try:
        result = run(
            program,
            sizes=(options.size,),
            seed=options.seed,
            limits=Limits(wall_seconds=options.seconds, cpu_seconds=math.inf),
            policy=not options.no_policy,
            require=options.require,
        )
    except ValueError as error:
        parser.error(str(error))
    except SandboxUnavailable as error:
        print(f"sandbox: {error}", file=sys.stderr)
        return 1
    if options.save and result.image is not None:
        import numpy as np  # noqa: PLC0415 - the help of this command needs no numpy

        np.save(options.save, result.image, allow_pickle=False)
    if options.json:
        print(json.dumps(_described(result)))
    else:
        _show(result)
    return 0 if result.status == Status.OK else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sandbox",
        description="Run a numpy program with nothing but a processor, and get its picture.",
    )
    parser.add_argument("program", metavar="FILE", help="a Python file, or - for the standard input")
    parser.add_argument(
        "--size", type=_size, default=(256, 256), metavar="HxW", help="asked of draw(height, width)"
    )
    parser.add_argument("--seed", type=int, default=0, help="where random numbers start")
    parser.add_argument("--seconds", type=float, default=5.0, help="time on the clock (default: 5)")
    parser.add_argument("--save", type=Path, metavar="OUT.npy", help="write the program's array, unchanged")
    parser.add_argument("--json", action="store_true", help="print one JSON object in place of text")
    parser.add_argument("--no-policy", action="store_true", help="leave the system's walls alone, no advice")
    parser.add_argument("--require", type=int, metavar="LEVEL", help="least level of isolation, 0 to 3")
    return parser


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,5})x(\d{1,5})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} is no size; write HEIGHTxWIDTH, as 256x256")
    return int(found[1]), int(found[2])


def _described(result: Result) -> dict[str, Any]:
    """Give a result as plain data, without the pixels."""
    failure, image = result.failure, result.image
    return {
        "status": str(result.status),
        "shape": None if image is None else list(image.shape),
        "dtype": None if image is None else str(image.dtype),
        "source": result.source,
        "failure": failure and {"type": failure.type, "message": failure.message, "line": failure.line},
        "stdout": result.stdout,
        "stdout_dropped": result.stdout_dropped,
        "cpu_seconds": result.cpu_seconds,
        "wall_seconds": result.wall_seconds,
        "peak_bytes": result.peak_bytes,
        "isolation": result.isolation,
    }


def _show(result: Result) -> None:
    """Print what the program printed to the standard output, and how it ended to the standard error."""
    print(visible(result.stdout), end="")
    if result.failure is not None:
        where = f"line {result.failure.line}: " if result.failure.line else ""
        print(f"{result.failure.type}: {where}{visible(result.failure.message)}", file=sys.stderr)
    if result.image is not None:
        print(f"{result.source}: {result.image.dtype} of shape {result.image.shape}", file=sys.stderr)
    cost = f"{result.wall_seconds * 1e3:.1f} ms, {result.peak_bytes >> 20} MiB"
    print(f"{result.status} ({cost}, isolation level {result.isolation})", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
