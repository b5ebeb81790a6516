"""Constraints on a program that can be decided from its text alone."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from procgen.exact.source_calls import calling, cycles, passed_on
from procgen.exact.source_names import uses
from procgen.exact.source_numbers import fractions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_LOOPS: Mapping[type[ast.AST], str] = MappingProxyType(
    {
        ast.For: "`for`",
        ast.AsyncFor: "`for`",
        ast.While: "`while`",
        ast.ListComp: "a comprehension",
        ast.SetComp: "a comprehension",
        ast.DictComp: "a comprehension",
        ast.GeneratorExp: "a generator expression",
        ast.ClassDef: "a class",
    }
)
_LOOPING = tuple(
    """
    map filter vectorize frompyfunc apply_along_axis apply_over_axes fromiter piecewise
    """.split()  # noqa: SIM905 - a list of words is easier to read
)
_CIRCULAR = tuple(
    f"{prefix}{name}{suffix}"
    for name in ("sin", "cos", "tan")
    for prefix in ("", "a", "arc")
    for suffix in ("", "h", "2")
)
_TURNING = tuple(
    """
    sinc exp exp2 expm1 log log2 log10 log1p angle phase polar rect unwrap roots power float_power
    pow complex fft polynomial poly1d eig eigh eigvals eigvalsh svd hanning hamming blackman kaiser
    i0 gamma lgamma emath
    """.split()  # noqa: SIM905 - a list of words is easier to read
)
_COMPLEX = ("complex64", "complex128", "complex_", "csingle", "cdouble", "cfloat", "clongdouble", "scimath")
_DRAWING = frozenset({"matplotlib", "pylab", "PIL", "cv2", "skimage", "scipy", "imageio", "plotly"})
_MODULES = ("numpy", "math")
_HIDING = tuple(
    """
    getattr setattr eval exec compile globals locals vars type __import__
    """.split()  # noqa: SIM905 - a list of words is easier to read
)
_NUMBERED = (0.5, -0.5)


@dataclass(frozen=True, slots=True)
class Rule:
    """One constraint: how it is told, and where a program breaks it."""

    english: str
    chinese: str
    broken: Callable[[ast.Module], Iterator[tuple[int, str]]]
    """Gives line and what stands there."""


def _named(tree: ast.Module, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Find every use of a builtin, an attribute or an import of such a name; own variables may have it."""
    for use in uses(tree):
        if not names.isdisjoint(use.name.split(".")):
            yield use.line, use.name.removeprefix("builtins.").removeprefix(".")


def _hidden(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Find ways by which a program could use what its text does not name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            modules = (
                [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
            )
            for module in modules:
                if module.partition(".")[0] not in _MODULES:
                    yield node.lineno, f"the import of {module}"
            if any(alias.name == "*" for alias in node.names):
                yield node.lineno, "an import of *"
        elif isinstance(node, ast.Attribute) and node.attr.startswith("__"):
            yield node.lineno, f"the attribute {node.attr}"
    for use in uses(tree):
        if use.bare:
            yield use.line, f"the module {use.name} handed on under another name"
        elif use.name.startswith("builtins.") and use.name.removeprefix("builtins.") in _HIDING:
            yield use.line, use.name.removeprefix("builtins.")


def _loops(tree: ast.Module) -> Iterator[tuple[int, str]]:
    yield from _hidden(tree)
    for node in ast.walk(tree):
        if type(node) in _LOOPS:
            yield getattr(node, "lineno", 0), _LOOPS[type(node)]
        elif isinstance(node, ast.keyword) and node.arg == "key":
            yield node.value.lineno, "`key=`"
    yield from passed_on(tree)
    yield from cycles(calling(tree))
    yield from _named(tree, frozenset(_LOOPING))


def _trigonometry(tree: ast.Module) -> Iterator[tuple[int, str]]:
    yield from _hidden(tree)
    yield from _named(tree, frozenset((*_CIRCULAR, *_TURNING, *_COMPLEX)))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, complex):
            yield node.lineno, f"the complex number {node.value}"
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Pow):
            exponent = _number(node.right if isinstance(node, ast.BinOp) else node.value)
            if exponent is None or not (float(exponent).is_integer() or exponent in _NUMBERED):
                yield node.lineno, "a power whose exponent is not written out as a whole number or a half"


def _number(node: ast.expr) -> float | None:
    """Read a number that is written out, perhaps as ``1 / 2`` or with a sign."""
    match node:
        case ast.Constant(value=int() | float() as value):
            return float(value)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            inner = _number(operand)
            return None if inner is None else -inner
        case ast.BinOp(
            left=ast.Constant(value=int() as above), op=ast.Div(), right=ast.Constant(value=int() as below)
        ):
            return above / below if below else None
    return None


def _fractions(tree: ast.Module) -> Iterator[tuple[int, str]]:
    yield from _hidden(tree)
    yield from fractions(tree)


def _statements(tree: ast.Module) -> Iterator[tuple[int, str]]:
    free = (ast.Import, ast.ImportFrom)
    others = [node for node in tree.body if not isinstance(node, free) and not _is_text(node)]
    for number, node in enumerate(others):
        plain = isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["image"]
        if number or not plain:
            yield node.lineno, f"the statement `{ast.unparse(node).splitlines()[0][:40]}`"
    for inner in ast.walk(tree):
        if isinstance(inner, ast.NamedExpr | ast.Lambda):
            yield inner.lineno, "`:=`" if isinstance(inner, ast.NamedExpr) else "`lambda`"


def _is_text(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _drawing(tree: ast.Module) -> Iterator[tuple[int, str]]:
    yield from _named(tree, _DRAWING)


_OPEN = (
    " It may import numpy and math only, not by `*` and not handed on under another name, and may use "
    "no attribute that "
    f"begins with two underscores and none of {', '.join(_HIDING)}."
)
_CHINESE_OPEN = (
    "只可导入 numpy 和 math,不用 import *,不把模块另外命名或传递;不用以双下划线开头的属性,"
    f"也不用 {'、'.join(_HIDING)}。"
)

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "no_loops": Rule(
            "The program must not loop: no `for`, no `while`, no comprehension or generator "
            "expression, no class, no "
            f"decorator, no `key=`, and none of {', '.join(_LOOPING)}. No function calls itself, "
            "directly or through others; the names of its own functions stand for nothing else, and they are "
            "only called by them or handed to np.fromfunction, not handed on or stored in any other way."
            f"{_OPEN}",
            "程序不得循环:不用 for、while、推导式、生成器表达式、类、装饰器、key= 参数,"
            f"也不用 {'、'.join(_LOOPING)}。函数不得直接或间接调用自身;自定义函数名不得另作他用,"
            "函数只能按名调用或交给 np.fromfunction,"
            f"不得以其他方式传递或存放。{_CHINESE_OPEN}",
            _loops,
        ),
        "no_trigonometry": Rule(
            "The program must do without trigonometry: no sine, cosine, tangent, nor their inverses or "
            "hyperbolic kin, no complex number written out, and none of "
            f"{', '.join((*_TURNING, *_COMPLEX))}, neither "
            "as functions nor as methods or modules. In a power the exponent must be written out as a "
            "whole number or "
            f"a half (`** 2`, `** 0.5`). Arithmetic and square roots are allowed.{_OPEN}",
            "程序不得使用三角函数:不用正弦、余弦、正切及其反函数和双曲函数,不写复数,"
            "也不用(无论作为函数、方法还是模块)"
            f"{'、'.join((*_TURNING, *_COMPLEX))}。乘方的指数必须写明,且为整数或二分之一(如 ** 2、** 0.5)。"
            f"可以用四则运算和平方根。{_CHINESE_OPEN}",
            _trigonometry,
        ),
        "integers_only": Rule(
            "The program must compute with whole numbers only: no number written with a point or an "
            "exponent, no `/` "
            "(use `//`), no power but to a whole number that is written out, no float, complex or pow;"
            " of numpy and "
            "math only what gives whole numbers or truth values for whole numbers (so no sqrt, hypot, "
            "mean, linspace, "
            "divide, power, reciprocal, random, pi), and no methods mean, std or var. Types of "
            "numbers must be whole "
            "ones and written out where they are used (np.uint8, int, 'i4', another array's .dtype); "
            "zeros, ones, "
            "empty, eye, identity, tri and fromfunction must be given one; no string may name a type "
            "of fractions "
            f"('f8', 'd').{_OPEN}",
            "程序只能用整数计算:不写小数,不用 /(可用 //),乘方的指数必须是写明的整数,不用 float、complex、pow;"
            "numpy 和 math 中只用对整数给出整数或真假值的内容(因此不用 sqrt、hypot、mean、linspace、"
            "divide、power、"
            "reciprocal、random、pi 等),也不用 mean、std、var 方法。数据类型必须是整数类型,并在使用处写明"
            "(如 np.uint8、int、'i4' 或另一数组的 .dtype);zeros、ones、empty、eye、identity、tri、"
            "fromfunction "
            f"必须给出这样的类型;不得有表示小数类型的字符串(如 'f8'、'd')。{_CHINESE_OPEN}",
            _fractions,
        ),
        "one_expression": Rule(
            "Besides imports, the program must be a single statement, `image = ...` with one expression; "
            "no `lambda` and no `:=`.",
            "除 import 以外,程序只能是一条语句 `image = ...`,右边是一个表达式;不用 lambda 和 :=。",
            _statements,
        ),
        "no_drawing_library": Rule(
            "The program must not import matplotlib, Pillow or another library that draws or knows colours.",
            "程序不得导入 matplotlib、Pillow 等绘图或提供颜色的库。",
            _drawing,
        ),
    }
)
"""By name, as `procgen/checks/constraint.py` takes them."""


def said(rules: Sequence[str]) -> tuple[str, str]:
    """Tell several rules, and what they have in common once.

    Parameters
    ----------
    rules : sequence of str
        Keys of `RULES`.

    Returns
    -------
    said : (str, str)
        In English and in Chinese, as sentences.
    """
    english, chinese = [RULES[rule].english for rule in rules], [RULES[rule].chinese for rule in rules]
    common = any(text.endswith(_OPEN) for text in english)
    return (
        " ".join(text.removesuffix(_OPEN) for text in english) + _OPEN * common,
        "".join(text.removesuffix(_CHINESE_OPEN) for text in chinese) + _CHINESE_OPEN * common,
    )
