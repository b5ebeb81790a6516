"""Run one program inside the child: compile it, run it, and take its pictures.

Nothing here protects the machine; that is the child's isolation. `prepare` does once what every run needs, so
that a child forked after it starts warm.
"""

from __future__ import annotations

import builtins
import contextlib
import random
import sys
import warnings
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np

from sandbox import failures, namespace, pictures
from sandbox.facades import catalogue
from sandbox.policy import FILENAME, Compiled, compile_program
from sandbox.result import Failure, Limits, SandboxError, Status
from sandbox.screen import Screen
from sandbox.stdout import Stdout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import CodeType

    from numpy.typing import NDArray

    from sandbox.facades.modules import Modules

_WARM_UP = """
import math, random, colorsys, itertools, functools, collections, dataclasses, typing
import numpy as np
import matplotlib.pyplot as plt
from PIL import Image

@dataclasses.dataclass
class Disc:
    row: float = 4.0
    def draw(self, a):
        y, x = np.mgrid[:8, :8]
        a[np.hypot(y - self.row, x - 4) < 3] = (255, 0, 0)

image = np.zeros((8, 8, 3), np.uint8)
Disc().draw(image)
np.linalg.svd(np.random.default_rng(0).normal(size=(8, 8)) + np.fft.fft(np.eye(8)).real)
print(image, image.dtype, 0.5, f"{image.mean():.2f}", "{}".format(1))
plt.imshow(image.mean(axis=2), cmap="gray")
Image.fromarray(image).resize((16, 16)).save("warm.png")
"""
"""Touches what programs use, so that no child has to import or allocate it first."""


@dataclass(frozen=True, slots=True)
class Execution:
    """What one program left behind."""

    status: Status
    images: tuple[NDArray[Any] | None, ...] = ()
    """One array for each size asked for; None where the program has none at that size."""
    seen: NDArray[np.uint8] | None = None
    """The first image as it would have been displayed, of shape (H, W, 3), where the program displayed it."""
    source: str = ""
    """Where the first image was found."""
    stdout: str = ""
    stdout_dropped: int = 0
    """Bytes printed beyond the limit."""
    failure: Failure | None = None

    @property
    def image(self) -> NDArray[Any] | None:
        """The first image."""
        return self.images[0] if self.images else None


@dataclass(frozen=True, slots=True)
class Stage:
    """What a program finds when it starts: made ahead, and used by one program."""

    screen: Screen
    modules: Modules


def prepare() -> Stage:
    """Import, warm and build everything that a run needs; call it once, before children are forked.

    Returns
    -------
    stage : Stage
        For the one program of each child.

    Raises
    ------
    SandboxError
        If a harmless program does not run here.
    """
    for policy in (False, True):
        execution = execute(_WARM_UP, sizes=((8, 8),), seed=0, limits=Limits(), policy=policy)
        if execution.status is not Status.OK:
            raise SandboxError(
                f"the warm-up program failed, which is a fault of this package: {execution.failure}"
            )
    stage = _empty_stage()
    for name in catalogue.OFFERED:
        stage.modules.load(name)
    return stage


def _empty_stage() -> Stage:
    """Set a stage whose modules are built when they are first imported."""
    screen = Screen()
    return Stage(screen, catalogue.modules(screen, seed=0))


def execute(
    source: str,
    *,
    sizes: Sequence[tuple[int, int]],
    seed: int,
    limits: Limits,
    policy: bool,
    stage: Stage | None = None,
) -> Execution:
    """Run a program in this process and take its pictures.

    Parameters
    ----------
    source : str
        The program.
    sizes : sequence of (int, int)
        Heights and widths at which ``draw(height, width)`` is called, where the program defines it.
    seed : int
        Where ``np.random`` and ``random`` start.
    limits : Limits
        Bounds on pictures and text; time and memory are bounded from outside.
    policy : bool
        Whether to refuse what a picture does not need. Without it the program is run by plain ``exec``.
    stage : Stage, optional
        As from `prepare`, and used by no other program; a new one by default.

    Returns
    -------
    execution : Execution
        Every mistake of the program is data in it.
    """
    stdout = Stdout(limits.stdout_bytes)
    taken, status, failure = pictures.Taken(), Status.OK, None
    try:
        with _around(stdout):
            taken = _run(source, sizes, seed, limits, stage or _empty_stage(), policy=policy)
    except _Problems as refused:
        status, failure = Status.REFUSED, failures.refusal(refused.problems)
    except pictures.NoPicture as none:
        status, failure = Status.NO_PICTURE, Failure("NoPicture", str(none))
    except pictures.TooLarge as large:
        status, failure = Status.OUTPUT, Failure("TooLarge", str(large))
    except BaseException as error:  # noqa: BLE001 - whatever the program raised is its result
        status, failure = failures.describe(error, source, limits)
    return Execution(status, taken.images, taken.seen, taken.source, stdout.text(), stdout.dropped, failure)


class _Problems(Exception):  # noqa: N818 - carries what the policy refused out of the run
    """The policy refused the program."""

    def __init__(self, compiled: Compiled) -> None:
        super().__init__()
        self.problems = compiled.problems


def _run(
    source: str,
    sizes: Sequence[tuple[int, int]],
    seed: int,
    limits: Limits,
    stage: Stage,
    *,
    policy: bool,
) -> pictures.Taken:
    screen, modules = stage.screen, stage.modules
    modules.seed = seed
    main = ModuleType("__main__")
    code = _compile(source, main.__dict__, modules, policy=policy)

    def reseed() -> None:
        np.random.seed(seed % 2**32)  # noqa: NPY002 - programs use the legacy generator
        random.seed(seed)
        modules.reseed()

    reseed()
    shown = {} if policy else {name: modules.load(name) for name in catalogue.SHOWING}
    with _imported({"__main__": main, **shown}):
        with contextlib.suppress(SystemExit):  # leaving early is an end like any other
            exec(code, main.__dict__)  # noqa: S102 - running programs is what this is for
        return pictures.take(main.__dict__, screen, sizes, reseed=reseed, limit=limits.picture_bytes)


def _compile(source: str, scope: dict[str, Any], modules: Modules, *, policy: bool) -> CodeType:
    """Compile a program and fill its global variables."""
    if not policy:
        scope["__builtins__"] = builtins
        return compile(source, FILENAME, "exec", dont_inherit=True)
    compiled = compile_program(source)
    if compiled.code is None:
        raise _Problems(compiled)
    namespace.fill(scope, modules, compiled.own)
    return compiled.code


@contextlib.contextmanager
def _around(stdout: Stdout) -> Iterator[None]:
    """Put back what a program may change in the interpreter, so that a process can run more than one."""
    depth = sys.getrecursionlimit()
    with (
        contextlib.redirect_stdout(stdout),
        contextlib.redirect_stderr(Stdout(0)),
        warnings.catch_warnings(),
        np.errstate(),
        np.printoptions(),
    ):
        warnings.simplefilter("ignore")
        try:
            yield
        finally:
            sys.setrecursionlimit(depth)


@contextlib.contextmanager
def _imported(modules: dict[str, ModuleType]) -> Iterator[None]:
    """Stand in for modules while a program runs."""
    before = {name: sys.modules.get(name) for name in modules}
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = module
