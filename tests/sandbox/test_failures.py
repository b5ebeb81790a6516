"""What went wrong is told in the program's own lines, whatever its exceptions try."""

from __future__ import annotations

import pytest

from sandbox.execute import Execution, execute
from sandbox.result import Limits, Status
from sandbox.stdout import Stdout, visible

NESTED = """
error = ValueError("x")
for i in range(100):
    error = ExceptionGroup("g", [error])
raise error
"""
CYCLE = """
a, b = ValueError("a"), ValueError("b")
try:
    raise a from b
except ValueError:
    raise b from a
"""


def run(source: str, *, policy: bool = True, **limits: int) -> Execution:
    """Run a program here."""
    return execute(source, sizes=((8, 8),), seed=0, limits=Limits(**limits), policy=policy)


@pytest.mark.parametrize("policy", [True, False])
def test_an_exception_has_type_message_line_and_own_frames(policy: bool) -> None:
    """The traceback has the program's frames and source lines, and no others."""
    execution = run(
        "import numpy as np\n\ndef f(n):\n    return np.linalg.inv(np.zeros((n, n)))\n\nf(2)", policy=policy
    )
    failure = execution.failure
    assert (execution.status, failure.type, failure.message) == (
        Status.ERROR,
        "LinAlgError",
        "Singular matrix",
    )
    assert failure.line == 4
    assert failure.traceback == (
        "Traceback (most recent call last):\n"
        '  File "<program>", line 6, in <module>\n'
        "    f(2)\n"
        '  File "<program>", line 4, in f\n'
        "    return np.linalg.inv(np.zeros((n, n)))\n"
        "LinAlgError: Singular matrix"
    )


def test_the_articles_errors() -> None:
    """An index out of bounds and an array compared with a number read as in a notebook."""
    execution = run("import numpy as np\na = np.zeros((4, 4))\na[4, 0] = 1")
    assert execution.failure.type == "IndexError"
    assert execution.failure.message == "index 4 is out of bounds for axis 0 with size 4"
    execution = run("import numpy as np\nif np.zeros(3) > 1: pass")
    assert execution.failure.type == "ValueError"


def test_deep_tracebacks_are_shortened() -> None:
    """A thousand frames of a recursion become ten."""
    failure = run("def f(n):\n    return f(n + 1)\nf(0)").failure
    assert failure.type == "RecursionError"
    assert "frames left out]" in failure.traceback
    assert failure.traceback.count("File") == 10


@pytest.mark.parametrize("policy", [True, False])
@pytest.mark.parametrize(
    ("source", "kind", "message"),
    [
        ("class E(Exception):\n    def __str__(self): raise self\nraise E()", "E", ""),
        ("class E(Exception):\n    def __str__(self): return 5\nraise E()", "E", ""),
        ("class S(str):\n    def __len__(self): return -1\nraise ValueError(S('a'))", "ValueError", "a"),
        ("class E(Exception): pass\nE.__name__ = 'x' * 9\nraise E('a')", "xxxxxxxxx", "a"),
        ("raise ValueError('\\x1b[2J\\x00\\ud800')", "ValueError", r"\x1b[2J\x00\ud800"),
        ("raise ValueError('x' * 10**6)", "ValueError", "x" * 4000),
        ("raise KeyboardInterrupt", "KeyboardInterrupt", ""),
        ("raise GeneratorExit('a')", "GeneratorExit", "a"),
        ("e = SyntaxError('a')\ne.text = e.offset = e.lineno = 5.5\nraise e", "SyntaxError", None),
        ("e = AttributeError('a', name=5, obj=6)\nraise e", "AttributeError", "a"),
        (CYCLE, "ValueError", "b"),
        (NESTED, "ExceptionGroup", None),
    ],
)  # fmt: skip
def test_hostile_exceptions_are_told_safely(
    source: str, kind: str, message: str | None, policy: bool
) -> None:
    """Methods that fail or lie, control characters, endless text and cycles end in a bounded report."""
    execution = run(source, policy=policy)
    assert (execution.status, execution.failure.type) == (Status.ERROR, kind)
    if message is not None:
        assert execution.failure.message == message
    assert len(execution.failure.traceback) < 10_000


def test_memory_errors_name_the_limit() -> None:
    """An array that does not fit is told with the limit and the size that was asked for."""
    execution = run("import numpy as np\n\nimage = np.zeros((10**8, 10**8))", memory_bytes=512 << 20)
    assert execution.status is Status.MEMORY
    assert "more than 512 MiB" in execution.failure.message
    assert "(100000000, 100000000)" in execution.failure.message
    assert execution.failure.line == 3


def test_nesting_beyond_the_compiler_is_told() -> None:
    """An expression too deep for the compiler is an error with advice."""
    failure = run("x = " + "+".join(["1"] * 60_000)).failure
    assert failure.type == "RecursionError"
    assert "split long expressions" in failure.message


def test_printed_text_is_bounded_and_counted() -> None:
    """The first bytes are kept, whole characters only; the rest is counted."""
    execution = run("print('ä' * 10)\nprint('b')", stdout_bytes=9)
    assert (execution.stdout, execution.stdout_dropped) == ("ääää", 15)
    execution = run("for i in range(1000): print('x' * 100)", stdout_bytes=1000)
    assert (len(execution.stdout), execution.stdout_dropped) == (1000, 100_000)


def test_control_characters_are_made_visible() -> None:
    """No text can drive a terminal; newlines and tabs stay."""
    assert run(r"print('\x1b]0;a\x07\r\ud800\tend')").stdout == "\\x1b]0;a\\x07\\x0d\\ud800\tend\n"
    assert visible("a\n\tä\x9f") == "a\n\tä\\x9f"


def test_a_stream_takes_any_text() -> None:
    """Very long and empty pieces are taken without being copied whole."""
    stream = Stdout(10)
    assert stream.write("") == 0
    assert stream.write("x" * 200_000) == 200_000
    assert (stream.text(), stream.dropped) == ("x" * 10, 199_990)


def test_warnings_go_nowhere() -> None:
    """Nobody sees them, and they are no errors."""
    execution = run("import numpy as np\nimage = np.zeros((8, 8)) / np.zeros((8, 8))", policy=False)
    assert (execution.status, execution.stdout) == (Status.OK, "")
