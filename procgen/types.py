"""Every noun of the library as plain data; nothing here runs, reads, writes or draws.

See ``docs/architecture.md`` for the path that these take through one sample.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from sandbox.result import Failure

Json = dict[str, Any] | list[Any] | str | int | float | bool | None
Size = tuple[int, int]
"""Height and width, pixels."""

_EMPTY: Mapping[str, Any] = MappingProxyType({})


class Picture:
    """What the author of a program would have seen: 8-bit RGB, whatever the array was.

    Parameters
    ----------
    digest : str or None
        SHA-256 of shape and pixels, hexadecimal; names the picture's file in a run. None if it is not known
        yet: it is then computed when it is first asked for, since judging a picture does not need it.
    height, width : int
        Pixels.
    load : callable
        Gives the pixels, an ndarray of shape (H, W, 3) and dtype uint8; called once, when they are needed.
    is_gray : bool
        Whether no pixel has a colour; colour rules do not apply then.
    notes : sequence of str
        What had to be interpreted: "read as black and white", "alpha laid over white", ...
    """

    __slots__ = ("_digest", "_load", "_pixels", "height", "is_gray", "notes", "width")

    def __init__(
        self,
        digest: str | None,
        height: int,
        width: int,
        load: Callable[[], NDArray[np.uint8]],
        *,
        is_gray: bool = False,
        notes: Sequence[str] = (),
    ) -> None:
        self._digest = digest
        self.height = height
        self.width = width
        self.is_gray = is_gray
        self.notes = tuple(notes)
        self._load = load
        self._pixels: NDArray[np.uint8] | None = None

    @classmethod
    def of(cls, pixels: NDArray[np.uint8], *, is_gray: bool = False, notes: Sequence[str] = ()) -> Picture:
        """Wrap pixels that are at hand, of shape (H, W, 3) and dtype uint8."""
        height, width = pixels.shape[:2]
        return cls(None, height, width, lambda: pixels, is_gray=is_gray, notes=notes)

    @property
    def digest(self) -> str:
        """SHA-256 of shape and pixels, hexadecimal."""
        if self._digest is None:
            digest = hashlib.sha256(f"{self.height}x{self.width}:".encode())
            digest.update(self.pixels.ravel().data)
            self._digest = digest.hexdigest()
        return self._digest

    @property
    def pixels(self) -> NDArray[np.uint8]:
        """The picture, an ndarray of shape (H, W, 3) and dtype uint8."""
        if self._pixels is None:
            self._pixels = self._load()
        return self._pixels

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Picture) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"Picture({self.height}x{self.width}, {self.digest[:12]})"


@dataclass(frozen=True, slots=True)
class Check:
    """A named shape test with its parameters: data, so that it can be stored and run again."""

    name: str
    """File name in ``procgen/checks``."""
    parameters: Mapping[str, Any] = field(default_factory=lambda: _EMPTY)
    needed: bool = True
    """Whether the picture fails when this fails; otherwise it is graded by ``weight``."""
    weight: float = 1.0
    """Share in the mean over graded checks."""
    told: bool = True
    """Whether its result may be told to the model as feedback; hidden checks only score.
    No task of the suite tells all of its checks (`procgen.exact.held_out`)."""
    needs_program: bool = False
    """Whether it judges the program, or its pictures at hidden sizes: left out for a picture without one."""


class Verdict(StrEnum):
    """What a check or a score concludes."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Mark:
    """One drawn element of an explanation, in the picture's own rows and columns."""

    kind: Literal["circle", "polygon", "polyline", "box", "point"]
    points: tuple[tuple[float, float], ...]
    """(row, column) pairs: the centre, the corners, the vertices; a box has two opposite corners."""
    role: Literal["found", "wrong", "missing"] = "found"
    radius: float = 0.0
    """Of a circle, pixels."""
    label: str = ""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check found, in a sentence with the number and the bound, and where."""

    name: str
    score: float
    """0 (nothing of it) to 1 (fully)."""
    verdict: Verdict
    why: str
    geometry: tuple[Mark, ...] = ()
    needed: bool = True
    weight: float = 1.0
    told: bool = True


@dataclass(frozen=True, slots=True)
class Score:
    """All check results of one picture, or the reason why there are none."""

    score: float
    """0 to 1: the least needed check times the weighted mean of the graded ones."""
    verdict: Verdict
    checks: tuple[CheckResult, ...] = ()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:  # noqa: ANN401, ARG002 - Jupyter's protocol
        from procgen.notebook import score_bundle  # noqa: PLC0415 - display is loaded when something is displayed

        return score_bundle(self)


@dataclass(frozen=True, slots=True)
class Submission:
    """What is judged: the picture, the same program's pictures at hidden sizes, and its source."""

    picture: Picture
    hidden: tuple[Picture | None, ...] = ()
    """One for each of the task's hidden sizes; None where the program failed there."""
    program: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One picture to make: an instance that a template drew from a seed."""

    id: str
    """File name of the template."""
    level: str
    """Folder of the template."""
    seed: int
    prompts: Mapping[str, str]
    """The same wish in several wordings: ``short``, ``detailed``, ``chinese``; the first is the default."""
    checks: tuple[Check, ...]
    parameters: Mapping[str, Any] = field(default_factory=lambda: _EMPTY)
    size: Size = (256, 256)
    contract: Literal["image", "draw"] = "image"
    """``image``: the program leaves an array; ``draw``: it defines ``draw(height, width)``."""
    hidden_sizes: tuple[Size, ...] = ()
    """Sizes that the prompt does not name and at which ``draw`` is run as well."""
    targets: tuple[Picture, ...] = ()
    """Pictures that the prompt shows, for models that see; `procgen.prompts.without_pictures` spells them."""


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation."""

    role: Literal["system", "user", "assistant"]
    text: str
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens, as the provider counted them."""

    prompt: int = 0
    completion: int = 0
    cached: int = 0
    """Part of ``prompt`` that came from the provider's cache."""
    reasoning: int = 0
    """Part of ``completion`` that was not shown."""

    @property
    def total(self) -> int:
        """Tokens of prompt and completion together."""
        return self.prompt + self.completion


@dataclass(frozen=True, slots=True)
class Completion:
    """What a model returned."""

    text: str
    model: str = ""
    """The name that the provider reported, which may be more exact than the one asked for."""
    usage: Usage = field(default_factory=Usage)
    stop_reason: str = "stop"
    """``stop``, ``length`` (cut at the token limit), ``content_filter``, or the provider's own word."""
    seconds: float = 0.0
    """Of the request that was answered; waiting between retries is not in it."""
    retries: int = 0
    """Requests before it that the provider turned away or left without an answer."""


class Model(Protocol):
    """Anything that completes a conversation; `procgen.models` holds one file a provider."""

    @property
    def name(self) -> str:
        """As the user wrote it, ``provider:model``."""
        ...

    def complete(self, messages: Sequence[Message], *, seed: int | None = None) -> Completion:
        """Return the model's next message.

        Raises
        ------
        ModelError
            If the provider failed after its retries.
        """
        ...


class Outcome(StrEnum):
    """How one attempt ended: the sandbox's words, and what can happen before and after the sandbox."""

    OK = "ok"
    REFUSED = "refused"
    ERROR = "error"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    OUTPUT = "output"
    NO_PICTURE = "no-picture"
    CRASHED = "crashed"
    NO_CODE = "no-code"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One completion, its program, what that did, and how the picture was judged."""

    turn: int
    """Counted from 1."""
    asked: tuple[Message, ...]
    """The messages that were new in this turn: the prompt, or the feedback to the attempt before."""
    completion: Completion
    outcome: Outcome
    program: str | None = None
    failure: Failure | None = None
    stdout: str = ""
    picture: Picture | None = None
    hidden: tuple[Picture | None, ...] = ()
    score: Score | None = None
    """None only where there was nothing to judge: the attempt then counts as 0."""
    fresh: bool = False
    """Whether the conversation was begun anew, so that the model saw no earlier attempt."""
    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    peak_bytes: int = 0
    isolation: int = 0

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:  # noqa: ANN401, ARG002 - Jupyter's protocol
        from procgen.notebook import attempt_bundle  # noqa: PLC0415 - display is loaded when something is displayed

        return attempt_bundle(self)


@dataclass(frozen=True, slots=True)
class Record:
    """One sample: an independent try at one task by one model, all attempts included."""

    task: str
    level: str
    seed: int
    sample: int
    """Number of the sample among those of the same task, from 0."""
    model: str
    feedback: str
    prompt: str
    """Name of the wording that was used."""
    attempts: tuple[Attempt, ...]
    stop: str
    """Why it ended: ``success``, ``turns``, ``tokens``, ``gave-up``, ``provider``, ``sandbox``."""
    unscored: str | None = None
    """What of ours failed, so that the sample must not be counted; None for a scored sample."""
    parameters: Mapping[str, Any] = field(default_factory=lambda: _EMPTY)
    """The parameters that the task's template drew from the seed."""

    @property
    def score(self) -> Score | None:
        """The last attempt's score, what the user is left with; None if unscored or nothing to judge."""
        return self.attempts[-1].score if self.attempts and self.unscored is None else None

    @property
    def outcome(self) -> str:
        """``pass``, ``fail``, ``unsure``, or ``unscored`` where the harness failed."""
        if self.unscored is not None:
            return "unscored"
        if self.score is not None:
            return str(self.score.verdict)
        is_unjudged = bool(self.attempts) and self.attempts[-1].outcome is Outcome.OK
        return "unsure" if is_unjudged else "fail"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:  # noqa: ANN401, ARG002 - Jupyter's protocol
        from procgen.notebook import record_bundle  # noqa: PLC0415 - display is loaded when something is displayed

        return record_bundle(self)
