"""Run one program inside the child: compile it, run it, and take its pictures.

Nothing here protects the machine; that is the child's isolation. `prepare` does once what every run needs, so
that a child forked after it starts warm.
"""

from __future__ import annotations

import builtins
import contextlib
import linecache
import random
import sys
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sandbox.result import Failure, Limits, Status
from sandbox.stdout import Stdout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


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


def prepare() -> None:
    """Import and warm everything that a run needs; call it once, before children are forked."""
    for policy in (True, False):
        execute(_WARM_UP, sizes=((8, 8),), seed=0, limits=Limits(), policy=policy)


_WARM_UP = "import numpy as np\nimage = np.zeros((8, 8))"


def execute(
    source: str,
    *,
    sizes: Sequence[tuple[int, int]],
    seed: int,
    limits: Limits,
    policy: bool,
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
        Bounds on picture, text and source; time and memory are bounded from outside.
    policy : bool
        Whether to refuse what a picture does not need. Without it the program is run by plain ``exec``.

    Returns
    -------
    execution : Execution
        Every mistake of the program is data in it.
    """
    del policy
    stdout = Stdout(limits.stdout_bytes)
    scope: dict[str, Any] = {"__name__": "__main__", "__builtins__": builtins}
    np.random.seed(seed % 2**32)  # noqa: NPY002 - programs use the legacy generator
    random.seed(seed)
    try:
        with contextlib.redirect_stdout(stdout), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(compile(source, "<program>", "exec", dont_inherit=True), scope)  # noqa: S102 - the purpose
            if callable(scope.get("draw")):
                images = tuple(scope["draw"](*size) for size in sizes)
                where = f"draw({sizes[0][0]}, {sizes[0][1]})"
            else:
                images, where = (scope.get("image"), *[None] * (len(sizes) - 1)), "image"
    except BaseException as error:  # noqa: BLE001 - whatever the program raised is its result
        failure = Failure(type(error).__name__, str(error)[:4096])
        return Execution(Status.ERROR, stdout=stdout.text(), stdout_dropped=stdout.dropped, failure=failure)
    finally:
        linecache.clearcache()
        sys.stdout.flush()
    status = Status.OK if isinstance(images[0], np.ndarray) else Status.NO_PICTURE
    return Execution(status, images, None, where, stdout.text(), stdout.dropped)
