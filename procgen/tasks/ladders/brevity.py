"""A pattern that one line of arithmetic gives, drawn by a program of at most 2000 / n characters.

A seed asks for the same pattern on every rung: only the limit changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from procgen.exact.formula_template import FormulaTemplate
from procgen.exact.golf import CHINESE_RULE, RULE, limit, padded, restyled
from procgen.exact.ruled_template import RuledTemplate
from procgen.types import Check

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    from numpy.typing import NDArray

    from procgen.exact.formula_template import Parameters
    from procgen.types import Task

_SIDE = 99


@dataclass(frozen=True, slots=True)
class _Family:
    """One kind of pattern: a whole number for every pixel."""

    english: str
    chinese: str
    code: str
    """Of ``r`` and ``c``, binding at least as tightly as ``%``."""
    golfed: str
    """The same of ``r`` and its transpose."""
    value: Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.int64]]


_FAMILIES = MappingProxyType(
    {
        "shallow": _Family(
            "3 * r + c", "3 * r + c", "(3*r+c)", "(3*r+r.T)", lambda r, c: np.add(np.multiply(r, 3), c)
        ),
        "steep": _Family(
            "r + 4 * c", "r + 4 * c", "(r+4*c)", "(r+4*r.T)", lambda r, c: np.add(np.multiply(c, 4), r)
        ),
        "either": _Family(
            "the bitwise exclusive or of r and c", "r 与 c 按位异或的结果", "(r^c)", "(r^r.T)", np.bitwise_xor
        ),
        "both": _Family(
            "the bitwise and of r and c", "r 与 c 按位与的结果", "(r&c)", "(r&r.T)", np.bitwise_and
        ),
        "any": _Family("the bitwise or of r and c", "r 与 c 按位或的结果", "(r|c)", "(r|r.T)", np.bitwise_or),
        "product": _Family("r * c", "r * c", "r*c", "r*r.T", np.multiply),
        "squares": _Family(
            "r * r + c * c",
            "r * r + c * c",
            "(r*r+c*c)",
            "(r*r+r.T**2)",
            lambda r, c: np.add(np.square(r), np.square(c)),
        ),
    }
)


def _parameters(rng: Random) -> Parameters:
    modulus = rng.randint(17, 40)
    return {
        "family": rng.choice(tuple(_FAMILIES)),
        "modulus": modulus,
        "below": rng.randint(modulus // 3, 2 * modulus // 3),
    }


def _pixels(p: Parameters, height: int, width: int) -> NDArray[np.uint8]:
    row, column = np.meshgrid(np.arange(height), np.arange(width), indexing="ij")
    value = _FAMILIES[p["family"]].value(row, column)
    white = np.mod(value, p["modulus"]) < p["below"]
    return np.where(white[..., None], np.uint8(255), np.zeros(3, np.uint8))


def _words(p: Parameters) -> tuple[str, str]:
    family = _FAMILIES[p["family"]]
    return (
        f"with r and c the row and the column of a pixel as whole numbers from 0, the pixel is white (#ffffff) where {family.english}, "
        f"modulo {p['modulus']}, is below {p['below']}, else black (#000000); a boolean or a gray array will do",
        f"设 r、c 为像素的行号与列号(从 0 起的整数),若 {family.chinese} 除以 {p['modulus']} 的余数小于 {p['below']} 则该像素为白(#ffffff),否则为黑(#000000);布尔或灰度数组亦可",
    )


def _source(p: Parameters) -> str:
    return f"""import numpy as np


def draw(height, width):
    r, c = np.indices((height, width))
    white = {_FAMILIES[p["family"]].code} % {p["modulus"]} < {p["below"]}
    return np.repeat(white[:, :, None] * np.uint8(255), 3, axis=2)
"""


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    names = tuple(_FAMILIES)
    other = names[(names.index(p["family"]) + 2) % len(names)]
    return {
        "other modulus": p | {"modulus": p["modulus"] + 1},
        "smaller modulus": p | {"modulus": p["modulus"] - 2},
        "bound too low": p | {"below": p["below"] - 2},
        "bound too high": p | {"below": p["below"] + 2},
        "other pattern": p | {"family": other},
    }


def _golfed(task: Task) -> str:
    p = task.parameters
    code = f"{_FAMILIES[p['family']].golfed}%{p['modulus']}<{p['below']}"
    return f"import numpy as n\nr=n.c_[:{_SIDE}]\nimage={code}\n"


@dataclass(frozen=True, slots=True)
class _Brevity:
    """The ladder: rung n allows `limit` characters.

    Any higher rung can be asked for, but beyond 40, which allows 50, no program is known for every pattern.
    """

    rungs: tuple[int, ...] = (1, 2, 4, 7, 14, 28, 40)

    def at(self, rung: int) -> RuledTemplate:
        """Give the template of one rung."""
        most = limit(rung)
        size = (_SIDE, _SIDE)
        meant = FormulaTemplate(
            __name__,
            _parameters,
            _pixels,
            _words,
            _source,
            _edits,
            size,
            0,
            share=1.0,
            stray=0.0,
            rung=rung,
            is_shared=True,
        )
        return RuledTemplate(
            meant,
            Check("length", {"limit": most}, needs_program=True),
            (
                f"The whole program must have at most {most} characters, {RULE}.",
                f"整个程序至多 {most} 个字符:{CHINESE_RULE}。",
            ),
            lambda task: {"golfed": _golfed(task), **restyled(_golfed(task))},
            lambda task: {"too long": padded(_golfed(task), most)},
        )


TEMPLATE = _Brevity()
