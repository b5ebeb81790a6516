"""Say to a model what is wanted, and what became of its program: every sentence that it reads from us.

A wish is in the task's words; the picture contract is always in the same words, so that wordings of one
task differ in the wish alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from procgen.errors import UnknownName
from procgen.run_lengths import spelt
from procgen.types import Message, Outcome

if TYPE_CHECKING:
    from procgen.types import Attempt, Task

_IMAGE = (
    "Write one Python program that leaves the picture in a variable named `image`: an array of {height} rows"
    " and {width} columns, shape ({height}, {width}) for gray or ({height}, {width}, 3) for RGB, dtype uint8,"
    " values 0 to 255."
)
_DRAW = (
    "Write one Python program that defines a function `draw(height, width)`. It returns the picture as an"
    " array of that many rows and columns, shape (height, width) for gray or (height, width, 3) for RGB,"
    " dtype uint8, values 0 to 255. It is called with several sizes, first with draw({height}, {width})."
)
_MEANS = (
    "Use numpy and Python's standard mathematics only: no files, no network, no plotting or drawing library."
    " Answer with the whole program in a single ```python block."
)
_SPELT = (
    "The attached picture of {height} x {width} (height x width) pixels is given as text, in cells of equal"
    " size: first the number of cells, then the palette, then each row of cells from top to bottom (or some"
    " equal ones, numbered from 0, both included) as runs from left to right, a letter of the palette and the"
    " number of cells that have this colour. A cell has the colour of the picture at the cell's middle."
)
_SPELT_CHINESE = (
    "所附图像(高 {height}、宽 {width} 像素)以文字给出,分为大小相同的格子:先是格子的行数和列数,再是调色板,"
    "然后从上到下逐行给出(若干相同的行合写,行号从 0 起,两端均含),每行从左到右为若干段:"
    "调色板字母加上该颜色连续的格数。格子的颜色取图像在格子中心处的颜色。"
)
WHOLE_PROGRAM = "Send the whole corrected program in a single ```python block."
NOT_YET = "The program ran, but its picture does not show what was asked for."
"""The same for every task and picture, so that it tells no more than that the attempt did not succeed."""


def task_prompt(task: Task, wording: str | None = None) -> tuple[Message, ...]:
    """Write the message that asks for a task's picture.

    Parameters
    ----------
    task : Task
    wording : str, optional
        Name of one of the task's wordings; the first if not given.

    Returns
    -------
    messages : tuple of Message

    Raises
    ------
    UnknownName
        If the task has no such wording.
    """
    name = wording_of(task, wording)
    height, width = task.size
    contract = (_DRAW if task.contract == "draw" else _IMAGE).format(height=height, width=width)
    return (Message("user", f"{task.prompts[name].strip()}\n\n{contract} {_MEANS}", task.targets),)


def without_pictures(task: Task) -> Task:
    """Give the pictures that a task shows as text, for models that do not see.

    Parameters
    ----------
    task : Task

    Returns
    -------
    task : Task
        The same task, judged alike; as it was where it shows no picture.

    See Also
    --------
    procgen.run_lengths.spelt : how a picture is spelt.
    """
    if not task.targets:
        return task
    prompts = dict(task.prompts)
    for name, wish in task.prompts.items():
        said = _SPELT_CHINESE if name == "chinese" else _SPELT
        shown = (
            f"{said.format(height=target.height, width=target.width)}\n\n```\n{spelt(target.pixels)}\n```"
            for target in task.targets
        )
        prompts[name] = "\n\n".join((wish.strip(), *shown))
    return replace(task, prompts=prompts, targets=())


def wording_of(task: Task, wording: str | None = None) -> str:
    """Name the wording that is used: the one given, or else the task's first.

    Parameters
    ----------
    task : Task
    wording : str, optional

    Returns
    -------
    name : str

    Raises
    ------
    UnknownName
        If the task has no such wording.
    """
    name = wording or next(iter(task.prompts))
    if name not in task.prompts:
        raise UnknownName(f"task {task.id} has no wording {name!r}; there is: {', '.join(task.prompts)}")
    return name


def error_report(attempt: Attempt) -> str:
    """Say why an attempt has no picture: type, message and line, word for word.

    Parameters
    ----------
    attempt : Attempt
        One whose program did not run to a picture.

    Returns
    -------
    text : str
    """
    if attempt.outcome is Outcome.NO_CODE:
        return with_cut(attempt, "The reply holds no program.")
    failure = attempt.failure
    if failure is None:
        return with_cut(attempt, f"Running the program ended with: {attempt.outcome}.")
    lines = (attempt.program or "").splitlines()
    where = ""
    if failure.line is not None and 1 <= failure.line <= len(lines):
        where = f" in line {failure.line}, `{lines[failure.line - 1].strip()}`"
    return with_cut(attempt, f"Running the program failed{where}:\n\n{failure.type}: {failure.message}")


def with_cut(attempt: Attempt, text: str) -> str:
    """Say first, where it is so, that the reply was cut at the token limit.

    Parameters
    ----------
    attempt : Attempt
    text : str
        What is said of the attempt in any case.

    Returns
    -------
    text : str
    """
    if attempt.completion.stop_reason != "length":
        return text
    return f"The reply was cut at the token limit; a shorter program is needed. {text}"
