"""Where a program's text brings in numbers that need not be whole."""

from __future__ import annotations

import ast
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.source_names import names, uses

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHOLE = frozenset(
    """
    zeros ones empty full zeros_like ones_like full_like empty_like array asarray ascontiguousarray
    arange indices mgrid ogrid meshgrid ndindex ndenumerate nditer fromfunction eye identity tri
    tril triu tril_indices triu_indices diag diagflat diagonal where select choose take put
    take_along_axis put_along_axis compress extract place putmask copyto copy clip stack concatenate
    hstack vstack dstack column_stack block repeat tile broadcast_to broadcast_arrays
    broadcast_shapes reshape ravel transpose swapaxes moveaxis rollaxis rot90 flip fliplr flipud
    roll pad squeeze expand_dims atleast_1d atleast_2d atleast_3d append insert delete resize split
    hsplit vsplit dsplit array_split sum prod cumsum cumprod min max amin amax ptp argmin argmax
    sort argsort lexsort partition argpartition unique searchsorted digitize bincount nonzero
    argwhere flatnonzero count_nonzero any all isin in1d array_equal array_equiv intersect1d union1d
    setdiff1d inner outer dot vdot matmul tensordot einsum kron cross trace convolve correlate diff
    ediff1d packbits unpackbits unravel_index ravel_multi_index ix_ r_ c_ s_ index_exp newaxis round
    around apply_along_axis apply_over_axes vectorize frompyfunc piecewise binary_repr base_repr
    shape ndim size iinfo dtype matrix_transpose ndarray floor ceil trunc rint fix concat
    permute_dims bool bool_ int_ intp intc uint uintp uintc byte ubyte short ushort long ulong
    longlong ulonglong int8 int16 int32 int64 uint8 uint16 uint32 uint64 integer signedinteger
    unsignedinteger
    """.split()  # noqa: SIM905 - a list of words is easier to read
)
"""What of numpy gives whole numbers for whole numbers, besides universal functions."""
_WHOLE_MATHS = frozenset(
    {"floor", "ceil", "trunc", "isqrt", "gcd", "lcm", "comb", "perm", "factorial", "prod"}
)
_NOT_WHOLE = frozenset({"power", "float_power", "reciprocal", "divide", "true_divide"})
_TYPED = MappingProxyType(
    {"zeros": 1, "ones": 1, "empty": 1, "eye": 3, "identity": 1, "tri": 3, "fromfunction": 9}
)
"""Functions that give fractions' type if none is named, and which argument names it."""
_METHODS = frozenset(
    {"mean", "std", "var", "fromhex", "type", "newbyteorder", "setfield", "getfield", "tobytes"}
)
_FRACTIONAL = re.compile(
    rb"[<>=|]?([efdgFDG]|[fc]\d+|float\d*|half|single|c?double|c?longdouble|complex\d*|csingle)"
)
"""Strings that numpy reads as a type of fractions."""
_WHOLE_TYPE = re.compile(r"[<>=|]?([?bBhHiIlLqQpP]|[iub]\d+|u?(int|byte|short|long)\w*|bool)")
_BUILTINS = frozenset({"float", "complex", "pow"})


def fractions(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Find what may give a number that is not whole.

    Parameters
    ----------
    tree : ast.Module

    Yields
    ------
    place : (int, str)
        Line, and what stands there.

    Examples
    --------
    >>> list(fractions(ast.parse("x = 3 / 2")))
    [(1, 'the division /')]
    """
    for use in uses(tree):
        if _is_fractional(use.name):
            yield use.line, use.name.removeprefix("builtins.").removeprefix(".")
    for constant in _spelt(tree):
        value = constant.value
        if isinstance(value, float | complex):
            yield constant.lineno, f"the number {value}"
        elif isinstance(value, str | bytes) and _FRACTIONAL.fullmatch(_bytes(value)):
            yield constant.lineno, f"the string {value!r}, a type of fractions"
    own = names(tree).own
    for node in ast.walk(tree):
        match node:
            case ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()):
                yield node.lineno, "the division /"
            case ast.BinOp(op=ast.Pow(), right=exponent) | ast.AugAssign(op=ast.Pow(), value=exponent):
                if not (isinstance(exponent, ast.Constant) and isinstance(exponent.value, int)):
                    yield node.lineno, "a power whose exponent is no whole number that is written out"
            case ast.Call():
                yield from _types(node, own)


def _is_fractional(name: str) -> bool:
    """Tell whether a thing that is not the program's own may give fractions."""
    module, _, rest = name.partition(".")
    first = rest.partition(".")[0]
    if module == "builtins":
        return first in _BUILTINS
    if module == "math":
        return bool(rest) and first not in _WHOLE_MATHS
    if module == "numpy" and rest:
        return first not in _WHOLE and not _keeps_whole(first)
    return not _METHODS.isdisjoint(name.split("."))


def _keeps_whole(name: str) -> bool:
    """Tell whether a universal function gives whole numbers or truth values for whole numbers."""
    function = getattr(np, name, None)
    if not isinstance(function, np.ufunc) or name in _NOT_WHOLE:
        return False
    whole = "l" * function.nin + "->"
    return any(kind.startswith(whole) and kind[-1] in "l?" for kind in function.types)


def _bytes(value: str | bytes) -> bytes:
    return value if isinstance(value, bytes) else value.encode("utf-8", "replace")


def _spelt(tree: ast.Module) -> Iterator[ast.Constant]:
    """Give the constants of a program, without the letters by which strings are formatted."""
    formats = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FormattedValue) and node.format_spec
        for inner in ast.walk(node.format_spec)
    }
    return (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in formats)


def _types(call: ast.Call, own: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Find types of numbers that a call names, or leaves to numpy, and that are not whole."""
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    kinds = [keyword.value for keyword in call.keywords if keyword.arg == "dtype"]
    if called in ("astype", "view", "dtype"):
        kinds += call.args[:1]
    place = _TYPED.get(called)
    if place is not None and called not in own:
        kinds += call.args[place : place + 1]
        if not kinds:
            yield call.lineno, f"{called} without a type, which is then one of fractions"
    for kind in kinds:
        if not _is_whole_type(kind):
            yield (
                call.lineno,
                f"the type {ast.unparse(kind)}, which is not written out as one of whole numbers",
            )


def _is_whole_type(node: ast.expr) -> bool:
    """Tell whether an expression is the name of a type of whole numbers, or another array's type."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            if isinstance(node, ast.Attribute) and name == "dtype":
                return True
            kind = {"int": int, "bool": bool}.get(name) or getattr(np, name, None)
            return isinstance(kind, type) and issubclass(kind, int | np.integer | np.bool_)
        case ast.Constant(value=str() as text):
            return bool(_WHOLE_TYPE.fullmatch(text))
        case ast.Call(func=ast.Attribute(attr="dtype"), args=[inner]):
            return _is_whole_type(inner)
    return False
