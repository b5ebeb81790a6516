"""What the policy refuses, and what it says: each line, what is wrong with it, and what to do instead."""

from __future__ import annotations

import importlib.metadata
import re
import sys
from pathlib import Path

import pytest
from RestrictedPython import transformer

from sandbox import rules
from sandbox.execute import Execution, execute
from sandbox.facades import advice
from sandbox.facades.catalogue import OFFERED
from sandbox.policy import AUDITED, compile_program
from sandbox.result import Limits, Status

PROGRAMS = Path(__file__).with_name("attacks.txt").read_text("utf-8")
ATTACKS = dict(re.findall(r"^# == (.*?) ==\n(.*?)(?=^# ==|\Z)", PROGRAMS, re.MULTILINE | re.DOTALL))


def run(source: str) -> Execution:
    """Run a program here, under the policy."""
    return execute(source, sizes=((8, 8),), seed=0, limits=Limits(), policy=True)


def sentences(source: str) -> list[tuple[int, str]]:
    """List the problems of a program."""
    return [(problem.line, problem.sentence) for problem in compile_program(source).problems]


@pytest.mark.parametrize("name", ATTACKS)
def test_no_way_out(name: str) -> None:
    """Each attack is refused or fails; none reaches what it was after."""
    source = ATTACKS[name]
    execution = run(source if source.startswith("from __future__") else f"import numpy as np\n{source}")
    assert "ESCAPE" not in execution.stdout
    assert execution.status in {Status.REFUSED, Status.ERROR}, execution.status


def test_all_problems_are_told_at_once() -> None:
    """Up to three problems are told, in the order of the lines, each with its line and advice."""
    source = "import os\nx = open('a')\nasync def f():\n    pass\neval('1')\n"
    execution = run(source)
    assert execution.failure.type == "Refused"
    assert execution.failure.line == 1
    assert execution.failure.message.splitlines() == [
        f"line 1: {advice.module_advice('os')}",
        f"line 2: open() is not available: {rules.FILES}",
        "line 3: async code is not available: use ordinary functions and loops",
        "and 1 more",
    ]


def test_the_same_problem_is_told_once() -> None:
    """A sentence that holds for many lines is told for the first."""
    assert sentences("open(1)\nopen(2)\nopen(3)") == [(1, f"open() is not available: {rules.FILES}")]


@pytest.mark.parametrize("name", sorted(rules.BUILTINS))
def test_missing_builtins_come_with_advice(name: str) -> None:
    """Each name that is no builtin here is refused where it is used, with advice."""
    ((line, sentence),) = sentences(f"\n{name}")
    assert line == 2
    assert sentence.startswith(name)
    assert len(sentence.split(": ", 1)[1]) > 8


@pytest.mark.parametrize(
    "module",
    ["os", "io", "pathlib", "subprocess", "scipy.ndimage", "cv2", "skimage.draw", "enum", "ctypes", "torch"],
)
def test_modules_that_are_not_offered_come_with_advice(module: str) -> None:
    """A module is refused before the program runs, in either form of import."""
    for source in (f"import {module}", f"from {module} import x", f"def f():\n    import {module} as y"):
        ((_, sentence),) = sentences(source)
        assert sentence.startswith(f"module {module} is not available: ")


def test_names_of_modules_come_with_advice() -> None:
    """Names that a facade leaves out are explained, whether imported or read."""
    (problem,) = compile_program("from PIL import ImageDraw").problems
    assert "draw into an array with numpy" in problem.sentence
    execution = run("import numpy as np\na = 1\nnp.load('a.npy')")
    assert (execution.status, execution.failure.line) == (Status.REFUSED, 3)
    assert execution.failure.message == f"numpy.load is not available: {rules.FILES}"
    assert (
        "typing.get_type_hints is not available"
        in run("import typing\ntyping.get_type_hints").failure.message
    )


def test_what_never_existed_is_an_ordinary_error() -> None:
    """A name that numpy does not have either fails as in a plain interpreter."""
    execution = run("import numpy as np\nnp.no_such_function(1)")
    assert (execution.status, execution.failure.type) == (Status.ERROR, "AttributeError")
    assert execution.failure.message == "module 'numpy' has no attribute 'no_such_function'"


def test_a_program_can_ask_what_there_is() -> None:
    """Refusals at run time are ordinary exceptions, and missing names are simply missing."""
    source = (
        "import numpy as np\nfound = hasattr(np, 'load')\n"
        "try:\n    import os\nexcept ImportError:\n    found = found or 0\n"
        "print(found, getattr(np, 'save', 'none'), getattr((), '__class__', 1) is tuple)"
    )
    assert run(source).stdout == "0 none True\n"


def test_own_names_may_hide_missing_builtins() -> None:
    """A variable named like a missing builtin is the program's own."""
    assert sentences("dir = 1\nprint(dir)") == []
    assert sentences("def open(x):\n    return x\nopen(1)") == []


def test_private_names_belong_to_who_made_them() -> None:
    """A name with an underscore may be read where the program itself made such a name."""
    assert sentences("class A:\n    def _f(self): return self._x\n    def g(self): self._x = self._f()") == []
    ((line, sentence),) = sentences("import numpy as np\nnp._core")
    assert (line, sentence) == (2, "._core is private to another module: use its public functions")


def test_unknown_syntax_is_refused() -> None:
    """Syntax that RestrictedPython has not audited is refused by its name, with a line."""
    visitor_names = {name.removeprefix("visit_") for name in dir(transformer.RestrictingNodeTransformer)}
    assert "TypeAlias" not in visitor_names
    assert rules.SYNTAX["TryStar"]
    ((_, sentence),) = sentences("try:\n    pass\nexcept* ValueError:\n    pass")
    assert sentence == "except* is not available: use except"


def test_syntax_errors_keep_their_line() -> None:
    """What is no Python is an error of its own kind, with its line and the place in it."""
    execution = run("x = 1\ny = (2\n")
    assert (execution.status, execution.failure.type) == (Status.ERROR, "SyntaxError")
    assert execution.failure.line == 2
    assert "y = (2" in execution.failure.traceback


def test_refused_attributes_cover_those_of_restrictedpython() -> None:
    """Whatever RestrictedPython knows to lead into frames and code is refused here too."""
    assert set(rules.ATTRIBUTES) >= transformer.INSPECT_ATTRIBUTES


def test_versions_have_been_audited() -> None:
    """A new RestrictedPython or CPython minor must be read against the rules before it is trusted."""
    found = ".".join(importlib.metadata.version("RestrictedPython").split(".")[:2])
    assert found in AUDITED["RestrictedPython"], f"read the changes of RestrictedPython {found}, then list it"
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert python in AUDITED["CPython"], f"read 'What's new in Python {python}' for syntax and attributes"


def test_offered_modules_load() -> None:
    """Every module that is offered can be imported and has something in it."""
    source = "\n".join(f"import {name}" for name in sorted(OFFERED))
    assert run(f"{source}\nimage = numpy.zeros((8, 8))").status is Status.OK
