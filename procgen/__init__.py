"""Measure how well language models draw by writing numpy code.

::

    import procgen
    record = procgen.solve("smiley", model="recorded", turns=1)
    procgen.score(array, task="smiley").verdict

Every name is imported when it is first used, so that ``import procgen`` costs next to nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from procgen.errors import ProcgenError
    from procgen.evaluate import evaluate
    from procgen.rescore import rescore
    from procgen.score import score
    from procgen.solve import solve
    from procgen.store import Run, read_run
    from procgen.suite import load_task
    from procgen.types import Picture, Record, Score, Task

__all__ = [
    "Picture",
    "ProcgenError",
    "Record",
    "Run",
    "Score",
    "Task",
    "evaluate",
    "load_task",
    "read_run",
    "rescore",
    "score",
    "solve",
]

_HOMES = MappingProxyType(
    {
        "Picture": "procgen.types",
        "ProcgenError": "procgen.errors",
        "Record": "procgen.types",
        "Run": "procgen.store",
        "Score": "procgen.types",
        "Task": "procgen.types",
        "evaluate": "procgen.evaluate",
        "load_task": "procgen.suite",
        "read_run": "procgen.store",
        "rescore": "procgen.rescore",
        "score": "procgen.score",
        "solve": "procgen.solve",
    }
)


class _Package(ModuleType):
    """Keeps a public function from being hidden behind the module of the same name that holds it.

    Whoever imports ``procgen.score`` makes the import system set the module as ``score`` of this package.
    """

    def __setattr__(self, name: str, value: Any) -> None:  # noqa: ANN401 - as ModuleType has it
        if name in _HOMES and isinstance(value, ModuleType):
            return
        super().__setattr__(name, value)


def __getattr__(name: str) -> Any:  # noqa: ANN401 - of whatever type the name is
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)


sys.modules[__name__].__class__ = _Package
