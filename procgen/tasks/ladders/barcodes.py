"""EAN-13 barcodes of n numbers, one below another, whose check digits the maker computes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procgen.exact.free_ladder import FreeLadder
from procgen.exact.wording import counted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.formula_template import Parameters
    from procgen.types import Size


def _size(rung: int) -> Size:
    height = rung * max(8, min(64, 1024 // rung))
    return height, max(256, height // 4)


def _parameters(rng: Random, rung: int) -> Parameters:
    numbers = ["".join(rng.choices("0123456789", k=12)) for _ in range(rung)]
    return {
        "numbers": numbers,
        "module": 2,
        "left": 30,
        "margin": 0.125,
        "dark": 0,
        "light": 255,
        "spoil": "pass",
    }


def _checked(number: str) -> str:
    total = sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(number)))
    return number + str(-total % 10)


def _demands(p: Parameters) -> Mapping[str, Any]:
    return {"numbers": [_checked(number) for number in p["numbers"]]}


def _words(p: Parameters) -> tuple[str, str]:
    numbers = ", ".join(p["numbers"])
    count = len(p["numbers"])
    return (
        f"{counted(count, 'EAN-13 barcode')}, black bars on white, for the numbers {numbers}, each completed by its check digit as the thirteenth; divide the height into {counted(count, 'equal band')} and draw one "
        "barcode in each, in this order from top to bottom, read from left to right; a barcode has upright bars of one height, at least half that of its band, modules of equal width (the same whole number "
        "of pixels for all, at least 2), and at least 7 modules of white on either side; leave a white row or more between barcodes; no digits or other marks besides",
        f"{count} 个 EAN-13 条形码,白底黑条,编码为 {numbers},各自补上校验码作为第十三位;把高度分成 {count} 个相等的横带,从上到下依次在每带中画一个条形码,从左到右读;"
        "条形码的条竖直、等高,高度至少为横带的一半,模块宽度相等(均为同一整数像素,至少 2 像素),左右各留至少 7 个模块的空白;条形码之间至少留一行白色;不要画数字或其他任何标记",
    )


def _source(p: Parameters) -> str:
    return f"""import numpy as np

LEFT = ["0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011"]
EVEN = ["LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL"]
NUMBERS = {p["numbers"]}


def bars(number):
    digits = [int(digit) for digit in number]
    check = -(sum(digits[0::2]) + 3 * sum(digits[1::2])) % 10
    sets = EVEN[digits[0]]
    {p["spoil"]}
    digits.append(check)
    code = "101"
    for digit, which in zip(digits[1:7], sets):
        right = LEFT[digit].translate(str.maketrans("01", "10"))
        code += LEFT[digit] if which == "L" else right[::-1]
    code += "01010"
    for digit in digits[7:]:
        code += LEFT[digit].translate(str.maketrans("01", "10"))
    return np.repeat([int(bit) for bit in code + "101"], {p["module"]})


def draw(height, width):
    image = np.full((height, width, 3), {p["light"]}, np.uint8)
    band = height // len(NUMBERS)
    for place, number in enumerate(NUMBERS):
        ink = bars(number)
        top, bottom = place * band + int(band * {p["margin"]}), (place + 1) * band - max(1, int(band * {p["margin"]}))
        area = image[top:bottom, {p["left"]}:{p["left"]} + len(ink)]
        area[:, ink == 1] = {p["dark"]}
    return image
"""


def _choices(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "further left": p | {"left": 20},
        "lower bars": p | {"margin": 0.2},
        "dark grey on light grey": p | {"dark": 40, "light": 230},
    }


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    numbers = p["numbers"]
    at = len(numbers) // 2
    digit = str((int(numbers[at][6]) + 1) % 10)
    changed = [*numbers[:at], numbers[at][:6] + digit + numbers[at][7:], *numbers[at + 1 :]]
    first = str((int(numbers[0][0]) + 1) % 10)
    found = {
        "one digit wrong": p | {"numbers": changed},
        "first digit wrong": p | {"numbers": [first + numbers[0][1:], *numbers[1:]]},
        "check digit wrong": p | {"spoil": "check = (check + 1) % 10"},
        "sets one place on": p | {"spoil": "sets = EVEN[(digits[0] + 1) % 10]"},
        "bars too low": p | {"margin": 0.35},
        "one number too many": p | {"numbers": [*numbers, numbers[0]]},
        "no room on the left": p | {"left": 6},
        "digits reversed": p | {"spoil": "digits = digits[::-1]"},
    }
    return found | ({"one barcode missing": p | {"numbers": numbers[1:]}} if len(numbers) > 1 else {})


TEMPLATE = FreeLadder(
    __name__,
    _parameters,
    _words,
    "barcodes",
    _demands,
    _source,
    _choices,
    _edits,
    ("negative", "mirrored", "on its side", "half", "noise", "constant"),
    (1, 2, 4, 8, 16, 32, 64),
    _size,
)
