"""The ways to run a program that are measured side by side; each is a callable that runs it once."""

from __future__ import annotations

import contextlib
import importlib.util
import multiprocessing
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sandbox import Sandbox, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

HERE = Path(__file__).parent
FRESH = [sys.executable, "-c", "import numpy"]
BWRAP = ["bwrap", "--unshare-all", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"]


class LinePeer:
    """A process that is sent a file name and answers with seconds.

    Parameters
    ----------
    script : str
        A file of this folder.
    python : str
        The interpreter that runs it.
    """

    def __init__(self, script: str, python: str = sys.executable) -> None:
        command = [python, str(HERE / script)]
        self._popen = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def seconds(self, program: Path) -> float:
        """Run a program and give what the peer measured."""
        self._popen.stdin.write(f"{program}\n")
        self._popen.stdin.flush()
        return float(self._popen.stdout.readline())

    def close(self) -> None:
        """End the process."""
        self._popen.stdin.close()
        self._popen.wait()
        self._popen.stdout.close()


def _run(source: str) -> Any:  # noqa: ANN401 - whatever the program left
    scope: dict[str, Any] = {"__name__": "__main__"}
    with contextlib.redirect_stdout(None):
        exec(source, scope)  # noqa: S102 - a peer without any isolation
    return scope["image"]


def _send(source: str, connection: Connection) -> None:
    connection.send(_run(source))


def _timed(action: Callable[[], object]) -> Callable[[], float]:
    def measure() -> float:
        began = time.perf_counter()
        action()
        return time.perf_counter() - began

    return measure


@contextlib.contextmanager
def methods(program: str, smolagents_python: str | None) -> Iterator[dict[str, Callable[[], float]]]:
    """Give every method that this machine has, by name; each call runs the program once and gives seconds."""
    with contextlib.ExitStack() as stack:
        file = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "program.py"
        file.write_text(program, "utf-8")
        found: dict[str, Callable[[], float]] = {"fresh python": _timed(lambda: _call(FRESH))}
        if shutil.which("bwrap") and subprocess.run([*BWRAP, *FRESH], check=False).returncode == 0:
            found["bubblewrap + python"] = _timed(lambda: _call([*BWRAP, *FRESH]))
        if smolagents_python or importlib.util.find_spec("smolagents"):
            peer = LinePeer("smolagents_peer.py", smolagents_python or sys.executable)
            stack.callback(peer.close)
            found["smolagents (in process)"] = lambda: peer.seconds(file)
        found["forkserver"] = _timed(_forkserver(program))
        pool = stack.enter_context(ProcessPoolExecutor(1, multiprocessing.get_context("forkserver")))
        found["reused pool worker"] = _timed(lambda: pool.submit(_run, program).result())
        for name, policy in (("sandbox", True), ("sandbox, walls alone", False)):
            box = stack.enter_context(Sandbox(policy=policy))
            found[name] = _timed(lambda box=box: _in_sandbox(box, program))
        yield found


def _call(command: list[str]) -> None:
    subprocess.run(command, check=True)


def _forkserver(program: str) -> Callable[[], None]:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["numpy", "peers"])
    with contextlib.suppress(AttributeError):
        del sys.modules["__main__"].__file__  # or every child would import the measuring script again

    def once() -> None:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_send, args=(program, theirs))
        process.start()
        theirs.close()
        assert isinstance(ours.recv(), np.ndarray)  # noqa: S101 - a peer that fails must not look fast
        process.join()
        ours.close()

    return once


def _in_sandbox(box: Sandbox, program: str) -> None:
    assert box.run(program).status == Status.OK  # noqa: S101 - as above
