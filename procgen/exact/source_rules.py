"""Constraints on a program that can be decided from its text alone."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_LOOPS = (ast.For, ast.While, ast.AsyncFor, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_LOOPING = frozenset({"map", "filter", "reduce", "vectorize", "frompyfunc", "apply_along_axis", "fromiter"})
_TRIGONOMETRY = frozenset(
    f"{prefix}{name}{suffix}"
    for name in ("sin", "cos", "tan")
    for prefix in ("", "a", "arc")
    for suffix in ("", "h", "2")
) | {"sinc", "exp", "expm1", "polar", "rect", "fft", "unwrap", "angle", "roots"}
_FRACTIONAL = frozenset(
    {
        *("float", "float16", "float32", "float64", "double", "half", "single", "longdouble", "complex"),
        *("linspace", "geomspace", "logspace", "sqrt", "hypot", "mean", "average", "true_divide", "divide"),
        *("Fraction", "Decimal", "random", "rand", "pi", "e", "tau", "cbrt", "power", "interp", "reciprocal"),
    }
)
_DRAWING = frozenset({"matplotlib", "pylab", "PIL", "cv2", "skimage", "scipy", "imageio", "plotly"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One constraint: how it is told, and where a program breaks it."""

    english: str
    chinese: str
    broken: Callable[[ast.Module], Iterator[tuple[int, str]]]
    """Gives line and what stands there."""


def _named(tree: ast.Module, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Find every use of a name, as a variable, an attribute or an import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in names:
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and node.attr in names:
            yield node.lineno, node.attr
        elif isinstance(node, ast.Import | ast.ImportFrom):
            imported = [alias.name for alias in node.names]
            imported += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in imported:
                if not names.isdisjoint(name.split(".")):
                    yield node.lineno, name


def _loops(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, _LOOPS):
            yield node.lineno, type(node).__name__
        elif isinstance(node, ast.FunctionDef):
            calls = (inner.func for inner in ast.walk(node) if isinstance(inner, ast.Call))
            if any(isinstance(called, ast.Name) and called.id == node.name for called in calls):
                yield node.lineno, f"{node.name} calls itself"
    yield from _named(tree, _LOOPING)


def _trigonometry(tree: ast.Module) -> Iterator[tuple[int, str]]:
    yield from _named(tree, _TRIGONOMETRY)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, complex):
            yield node.lineno, f"the complex number {node.value}"


def _fractions(tree: ast.Module) -> Iterator[tuple[int, str]]:
    yield from _named(tree, _FRACTIONAL)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield node.lineno, f"the number {node.value}"
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
            yield node.lineno, "the division /"
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
            exponent = node.right
            if not (isinstance(exponent, ast.Constant) and isinstance(exponent.value, int)):
                yield node.lineno, "a power whose exponent is no whole number"


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


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "no_loops": Rule(
            "The program must not loop: no `for`, no `while`, no comprehension or generator expression, no "
            f"function that calls itself, and none of {', '.join(sorted(_LOOPING))}.",
            "程序不得循环:不用 for、while、推导式、生成器表达式,函数不得调用自身,"
            f"也不用 {'、'.join(sorted(_LOOPING))}。",
            _loops,
        ),
        "no_trigonometry": Rule(
            "The program must do without trigonometry: no sine, cosine, tangent, nor their inverses or "
            "hyperbolic kin, no exp, no complex number written out, no function of numpy.fft, no angle, "
            "polar, rect, roots, sinc or unwrap.",
            "程序不得使用三角函数:不用正弦、余弦、正切及其反函数和双曲函数,不用 exp,不写复数,不用 numpy.fft,"
            "也不用 angle、polar、rect、roots、sinc、unwrap。",
            _trigonometry,
        ),
        "integers_only": Rule(
            "The program must compute with whole numbers only: no number written with a point or an "
            "exponent, no `/` (use `//`), no power but to a whole number that is written out, and none of "
            f"{', '.join(sorted(_FRACTIONAL))}.",
            "程序只能用整数计算:不写小数,不用 /(可用 //),乘方的指数必须是写明的整数,"
            f"也不用 {'、'.join(sorted(_FRACTIONAL))}。",
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
