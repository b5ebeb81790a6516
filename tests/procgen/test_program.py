"""Which text of a reply is its program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procgen.program import extract_program

if TYPE_CHECKING:
    from pathlib import Path

SETUP = "import numpy as np\nimage = np.zeros((64, 64))\n"
WHOLE = "import numpy as np\nimage = np.ones((32, 32))\n"


def block(code: str, language: str = "python") -> str:
    """Write a fenced block."""
    return f"```{language}\n{code}```\n"


def test_recorded_replies_give_their_only_block_word_for_word(shared: Path):
    """Each of the 72 recorded replies gives exactly what stands between its fences."""
    for path in sorted((shared / "replies").glob("v*.md")):
        reply = path.read_text("utf-8")
        between = re.search(r"```python\n(.*?)```", reply, re.DOTALL)
        assert between is not None
        assert extract_program(reply) == between[1], path.name


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "I am sorry, but I cannot draw a basketball with numpy.",
        "From my point of view, import duties are high.\nfrom here on it is prose",
        block("pip install numpy\n", "bash"),
        block("[[0 0 1]\n [1 0 0]]\n", ""),
        block("0\n", ""),
        block("\n"),
        "```python\n```",
    ],
)
def test_prose_and_other_languages_are_no_program(reply: str):
    """A reply without Python is given up, not half understood."""
    assert extract_program(reply) is None


@pytest.mark.parametrize(
    "fence", ["```python", "```py", "```Python3", "~~~python", "````python", "```{python}"]
)
def test_the_fence_may_be_written_in_many_ways(fence: str):
    """Backticks or tildes, long or short, with any of Python's names."""
    closing = re.match(r"[`~]+", fence)
    assert closing is not None
    assert extract_program(f"Here:\n\n{fence}\n{SETUP}{closing[0]}\nDone.") == SETUP


def test_a_wrong_program_is_given_as_it_is():
    """A single block is the program even where it is not valid Python; the error is the model's to read."""
    assert extract_program(block("import numpy as np\nimage = np.zeros((64, 64)\n")).endswith("64)\n")


def test_a_reply_cut_at_the_token_limit_gives_what_there_is():
    """A block that is never closed reaches to the end of the reply."""
    assert extract_program(f"Sure!\n```python\n{SETUP}for row in ran") == f"{SETUP}for row in ran\n"


def test_a_block_in_a_list_is_dedented():
    """A program that is indented as part of a list item runs all the same."""
    item = "   ```python\n   import numpy as np\n   if True:\n       image = np.eye(9)\n   ```\n"
    reply = f"1. Like this:\n\n{item}"
    assert extract_program(reply) == "import numpy as np\nif True:\n    image = np.eye(9)\n"


def test_blocks_that_build_on_each_other_are_joined():
    """Set-up, drawing and showing, told in three steps, are one program."""
    steps = [SETUP, "image[16:48, 16:48] = 1\n", "import matplotlib.pyplot as plt\nplt.imshow(image)\n"]
    assert extract_program("\nThen:\n".join(map(block, steps))) == "\n\n".join(steps)


def test_functions_and_their_use_are_joined():
    """A function in one block and its call in the next are one program."""
    first = "import numpy as np\ndef disc(n):\n    return np.ones((n, n))\n"
    second = "import numpy as np\nimage = disc(64)\n"
    assert extract_program(block(first) + block(second)) == f"{first}\n\n{second}"


def test_the_last_whole_program_wins():
    """Of a quoted faulty program and its correction, or of two versions, the last is taken, alone."""
    assert extract_program(block(SETUP) + "That fails. Corrected:\n" + block(WHOLE)) == WHOLE


def test_quoted_lines_before_the_program_are_left_out():
    """The faulty line that a model quotes first is not run before the mended program."""
    quoted = block("image[70, 3] = 1\n")
    assert extract_program(f"The problem is here:\n{quoted}\nMended:\n{block(WHOLE)}") == WHOLE


@pytest.mark.parametrize(
    "extra",
    [
        "np.save('picture.npy', image)\n",
        "print(image.shape)\n",
        "image[unknown_mask] = 0\n",
        "image[...] = \n",
        "import numpy as np\nprint(np.__version__)\n",
    ],
)
def test_remarks_in_code_after_the_program_are_left_out(extra: str):
    """How to save it, what it prints, a fragment: none of it is part of the program."""
    assert extract_program(block(SETUP) + "You could also:\n" + block(extra)) == SETUP


def test_a_cut_rewrite_is_taken_rather_than_the_program_that_it_replaces():
    """When the second version is cut, its error is reported, not the first version's success."""
    cut = "import numpy as np\nimage = np.zeros((64,"
    assert extract_program(f"{block(SETUP)}\nBetter:\n```python\n{cut}") == f"{cut}\n"


def test_a_forgotten_closing_fence_does_not_join_two_programs():
    """A new Python fence inside an open block begins a new block."""
    assert extract_program(f"```python\n{SETUP}\n```python\n{WHOLE}```") == WHOLE


def test_unmarked_blocks_count_only_where_nothing_is_marked():
    """A block without a language is a program if it is code and nothing is marked as Python."""
    assert extract_program(block(SETUP, "")) == SETUP
    assert extract_program(block(WHOLE, "") + block(SETUP)) == SETUP


def test_code_without_any_fence_is_found():
    """A bare program between two paragraphs is taken from its import to where Python ends."""
    reply = f"Here is the code.\n\n{SETUP}\nThis draws a black square of 64 by 64 pixels.\n"
    assert extract_program(reply) == f"{SETUP}\n"
    assert extract_program(SETUP) == SETUP


def test_thoughts_are_not_the_reply():
    """Drafts inside a model's visible reasoning are not its program."""
    assert extract_program(f"<think>Maybe {block(WHOLE)}? No.</think>\n{block(SETUP)}") == SETUP


def test_notebook_lines_become_comments():
    """Magic commands do not shift the lines that an error names."""
    program = extract_program(block(f"%matplotlib inline\n!pip install numpy\n{SETUP}"))
    assert program == f"# %matplotlib inline\n# !pip install numpy\n{SETUP}"


@pytest.mark.parametrize(
    "hostile",
    [
        "(" * 100_000,
        "-" * 100_000 + "1",
        "x" + "()" * 60_000,
        "[x for x in " * 10_000,
        "if 1:\n " * 500,
        "\0",
    ],
)
def test_hostile_code_harms_nobody(hostile: str):
    """Code that is too deep to analyse is still only text."""
    for reply in (hostile, block(f"import numpy as np\nx = {hostile}\n") + block(SETUP)):
        extract_program(reply)


@given(st.text(alphabet=st.sampled_from("`~ab \n=#:python()[]"), max_size=120))
def test_any_text_has_a_program_or_none(text: str):
    """Whatever a model writes, extraction ends, and fences never become part of a program's first line."""
    program = extract_program(text)
    assert program is None or program.strip()
