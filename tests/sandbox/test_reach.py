"""Whatever a program can hold leads to nothing that it must not have, by any chain of attributes."""

from __future__ import annotations

import builtins
import io
import sys
import types
import warnings
from collections import Counter, deque
from typing import Any

import numpy as np
import pytest

from sandbox import rules
from sandbox.facades import catalogue
from sandbox.guards import Guards
from sandbox.namespace import fill
from sandbox.policy import compile_program
from sandbox.screen import Screen

HOLDINGS = """
import numpy as np, abc, re, random, functools, collections, dataclasses, itertools, typing, contextlib
import decimal, fractions, datetime, statistics, hashlib, types, operator, copy
import matplotlib, matplotlib.pyplot as plt, matplotlib.colors as colors
from PIL import Image

def generator(x=1):
    def inner():
        return x
    yield inner

def function(x=1):
    return lambda: x

class A:
    z = 1
    prop = property(function)
    cached = functools.cached_property(function)
    static = staticmethod(function)
    classy = classmethod(function)
    def method(self):
        return super()

@dataclasses.dataclass
class D:
    x: int = 1
    y: list = dataclasses.field(default_factory=list)

class N(typing.NamedTuple):
    x: int

class B(abc.ABC):
    @abc.abstractmethod
    def method(self): ...

@contextlib.contextmanager
def manager():
    yield 1

def caught(call):
    try:
        call()
    except Exception as error:
        return error

T = collections.namedtuple("T", "a b")
figure, axes = plt.subplots()
picture = Image.new("RGB", (3, 3))
objects = np.array([1, None], object)
records = np.zeros(2, [("a", "i4")])
held = [    1, 1.0, 1j, "s", b"b", bytearray(b"x"), [1], {1: 2}, {1}, frozenset([1]), (1,), None, ...,
    NotImplemented, slice(1), range(3), iter([1]), iter(range(2)), zip([1]), map(str, [1]), filter(None,
    [1]), enumerate([1]), reversed([1]), object(), generator, generator(), next(generator()), function,
    function(), A, A(), A().method, A().method(), A.prop, A.cached, A.static, A.classy, A().classy, D,
    D(), dataclasses.fields(D)[0], N, N(1), B, manager, manager(), T, T(1, 2), caught(lambda: np.nope),
    caught(lambda: np.zeros(3)[9]), caught(lambda: 1 / 0), caught(lambda: np.linalg.inv(np.zeros((2,
    2)))), ExceptionGroup("x", [ValueError(1)]), np.zeros((3, 3)), np.zeros((3, 3)).T, np.zeros(3).flat,
    np.zeros(3).flags, np.zeros(3).data, objects, records, records[0], np.float64(1), np.uint8(1),
    np.bool_(1), np.str_("x"), np.datetime64("2020-01-01"), np.dtype("u1"), np.dtype([("a", "i4")]),
    np.random.default_rng(0), np.random.default_rng(0).bit_generator, np.random.RandomState(0),
    np.random.SeedSequence(1), np.nditer(np.zeros(3)), np.ndindex(3), np.ndenumerate(np.zeros(2)),
    np.poly1d([1, 2]), np.polynomial.Polynomial([1, 2]), np.errstate(), np.ma.masked_less(np.zeros(3),
    1), np.ma.masked, np.vectorize(function), np.frompyfunc(function, 1, 1), np.printoptions(),
    np.finfo(float), np.iinfo(int), np.broadcast(np.zeros(3), np.zeros(3)), np.mgrid, np.r_, np.s_,
    np.lib.stride_tricks.sliding_window_view(np.zeros(5), 2), np.ndarray, np.ndarray | None,
    re.compile("a(b)"), re.match("a", "a"), random.Random(1), functools.partial(function, 1),
    functools.lru_cache(function), functools.partialmethod(function), collections.deque([1]),
    collections.Counter("a"), collections.OrderedDict(a=1), collections.defaultdict(int),
    collections.ChainMap({}), decimal.Decimal(1), decimal.getcontext(), fractions.Fraction(1),
    datetime.datetime(2020, 1, 1), datetime.timedelta(1), statistics.NormalDist(), hashlib.md5(b""),
    types.SimpleNamespace(a=1), contextlib.ExitStack(), contextlib.suppress(ValueError),
    itertools.count(), itertools.product([1]), itertools.groupby([1]), itertools.tee([1]),
    operator.itemgetter(1), typing.List[int], typing.Optional[int], list[int], int | None,
    typing.ClassVar[int], np.typing.NDArray[np.uint8], dataclasses.InitVar[int], type, type(1), type(A),
    type(np.zeros(1)), property(function), super(A, A()), "x".format, str.format, np.zeros(3).resize,
    np.ndarray.resize, object.__setattr__, figure, axes, axes.imshow(np.zeros((3, 3))), axes.title,
    plt.get_cmap("gray"), matplotlib.colormaps, colors.Normalize(), plt.rcParams,
    plt.cm.ScalarMappable(), picture, picture.load(), Image.Resampling,
]
"""
FORBIDDEN = [
    *(
        getattr(builtins, name)
        for name in ("eval", "exec", "open", "compile", "__import__", "getattr", "setattr")
    ),
    *(getattr(builtins, name) for name in ("delattr", "vars", "dir", "globals", "locals", "input", "type")),
    *(np.ndarray, sys.modules, str.format, str.format_map, np.ndarray.resize),
]
DEEPEST = 5
MOST_OF_A_TYPE = 60


class EveryUnderscore(frozenset[str]):
    """Stands for a program that gives something each private name there is."""

    def __contains__(self, name: object) -> bool:
        return not rules.is_special(str(name))


def is_forbidden(thing: Any, facades: set[int]) -> bool:
    """Tell whether a program that holds this is free."""
    if any(thing is forbidden for forbidden in FORBIDDEN):
        return True
    if isinstance(thing, types.ModuleType):
        return id(thing) not in facades
    if isinstance(thing, types.FrameType | types.CodeType | types.TracebackType | io.IOBase):
        return True
    if isinstance(thing, type) and issubclass(thing, type):
        return True
    if isinstance(thing, types.BuiltinMethodType) and thing.__name__.startswith("format"):
        return isinstance(thing.__self__, str)
    return isinstance(thing, dict) and "__builtins__" in thing


def inside(thing: Any, guards: Guards, own: frozenset[str]) -> list[tuple[str, Any]]:
    """List everything that a program can take out of a thing by attribute or by index."""
    found = []
    for name in {*dir(thing), *dir(type(thing))}:
        if rules.attribute_problem(name, own) is None:
            try:
                found.append((f".{name}", guards.getattr(thing, name)))
            except Exception:  # noqa: BLE001 - what cannot be read leads nowhere
                continue
    if isinstance(thing, dict | types.MappingProxyType):
        found += [(f"[{key!r:.20}]", value) for key, value in list(thing.items())]
    if isinstance(thing, list | tuple | set | frozenset | deque):
        found += [("[...]", value) for value in thing]
    return found


@pytest.fixture
def held() -> tuple[list[tuple[str, Any]], set[int]]:
    """Give everything that a program begins with, and the identities of the facades."""
    own = EveryUnderscore()
    modules = catalogue.modules(Screen(), 0)
    scope: dict[str, Any] = {}
    fill(scope, modules, own)
    compiled = compile_program(HOLDINGS)
    assert compiled.problems == ()
    exec(compiled.code, scope)
    facades = [(name, modules.load(name)) for name in sorted(catalogue.OFFERED)]
    public = [
        (key, value) for key, value in scope["__builtins__"].items() if key.isidentifier() and key[0] != "_"
    ]
    things = [(f"held[{number}]", thing) for number, thing in enumerate(scope["held"])]
    return [*public, *facades, *things], {id(facade) for _, facade in facades}


def test_no_chain_of_attributes_leads_out(held: tuple[list[tuple[str, Any]], set[int]]) -> None:
    """A search through all readable attributes meets no real module, no frame, no code, no file."""
    start, facades = held
    own = EveryUnderscore()
    guards, queue = Guards(own), deque((path, thing, 0) for path, thing in start)
    seen: dict[int, Any] = {}  # keeps what was seen alive, so that identities stay unique
    kinds: Counter[type] = Counter()
    leaks = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        while queue:
            path, thing, depth = queue.popleft()
            if is_forbidden(thing, facades):
                leaks.append(path)
            kinds[type(thing)] += not isinstance(thing, type | types.ModuleType)
            if id(thing) in seen or kinds[type(thing)] > MOST_OF_A_TYPE or depth > DEEPEST:
                continue
            seen[id(thing)] = thing
            queue += [(path + step, inner, depth + 1) for step, inner in inside(thing, guards, own)]
    assert leaks == []
    assert len(seen) > 2000
