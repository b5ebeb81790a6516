"""A QR code that says a text of n letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procgen.errors import UnknownName
from procgen.exact.free_ladder import FreeLadder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from procgen.exact.formula_template import Parameters
    from procgen.types import Size

_LONGEST = 2331
"""Letters, bytes, that the largest code holds with medium error correction."""
_LEAST_SIDE = 256


def _version(letters: int) -> int:
    """Give the least version that certainly holds so many letters with medium error correction."""
    return next(v for v in range(1, 41) if letters <= 1.25 * v * v + 8 * v - 1 or v == 40)


def _size(rung: int) -> Size:
    if rung > _LONGEST:
        raise UnknownName(
            f"a QR code holds at most {_LONGEST} letters, not {rung}; ask for a lower rung of qr_code"
        )
    modules = 4 * _version(rung) + 25
    side = modules * max(4, _LEAST_SIDE // modules)
    return side, side


def _parameters(rng: Random, rung: int) -> Parameters:
    text = ""
    while len(text) < rung:
        text += "".join(rng.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=rng.randint(2, 9))) + " "
    text = text[: rung - 1] + rng.choice("abcdefghijklmnopqrstuvwxyz")
    return {"text": text, "level": "L", "mask": "None", "border": 4, "dark": 0, "light": 255, "spoil": "pass"}


def _demands(p: Parameters) -> Mapping[str, Any]:
    return {"text": p["text"]}


def _words(p: Parameters) -> tuple[str, str]:
    text = p["text"]
    return (
        f"a QR code, black modules on white, that says exactly the {len(text)} characters between the quotation marks in “{text}”; version, error correction level and mask are of your choice; "
        "the code stands upright, each module is a square of the same whole number of pixels, at least 3, and at least 4 modules of white surround the code",
        f"一个白底黑块的二维码(QR 码),内容恰为引号之间的 {len(text)} 个字符:“{text}”;版本、纠错等级和掩模任选;二维码端正放置,每个模块为边长相同的正方形(整数像素,至少 3 像素),四周至少留 4 个模块的空白",
    )


def _source(p: Parameters) -> str:
    head = f"TEXT = {p['text']!r}\nLEVEL, MASK, BORDER = {p['level']!r}, {p['mask']}, {p['border']}\n"
    painted = (
        _PROGRAM.replace("SPOIL", p["spoil"])
        .replace("DARK", str(p["dark"]))
        .replace("LIGHT", str(p["light"]))
    )
    return f"import numpy as np\n\n{head}{painted}"


_PROGRAM = """
CHECKS = {
    "L": [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28] + [30] * 14,
    "M": [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26] + [28] * 19,
}
BLOCKS = {
    "L": [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25],
    "M": [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49],
}
EXP, LOG = [1], {1: 0}
for power in range(1, 255):
    value = EXP[-1] * 2
    EXP.append(value ^ 0x11D if value > 255 else value)
    LOG[EXP[-1]] = power


def times(a, b):
    return EXP[(LOG[a] + LOG[b]) % 255] if a and b else 0


def codewords(version):
    bits = 16 * version ** 2 + 128 * version + 64
    if version > 1:
        count = version // 7 + 2
        bits -= (25 * count - 10) * count - 55 + (36 if version > 6 else 0)
    return bits // 8


def room(version):
    return codewords(version) - CHECKS[LEVEL][version - 1] * BLOCKS[LEVEL][version - 1]


def correction(data, count):
    divisor = [0] * (count - 1) + [1]
    root = 1
    for _ in range(count):
        divisor = [times(c, root) ^ (divisor[k + 1] if k + 1 < count else 0) for k, c in enumerate(divisor)]
        root = times(root, 2)
    rest = [0] * count
    for byte in data:
        factor = byte ^ rest[0]
        rest = [a ^ times(b, factor) for a, b in zip(rest[1:] + [0], divisor)]
    return rest


def sequence(version):
    data = [ord(letter) for letter in TEXT]
    bits = "0100" + format(len(data), "08b" if version < 10 else "016b")
    bits += "".join(format(byte, "08b") for byte in data)
    bits += "0" * min(4, 8 * room(version) - len(bits))
    bits += "0" * (-len(bits) % 8)
    data = [int(bits[k:k + 8], 2) for k in range(0, len(bits), 8)]
    data += [(236, 17)[k % 2] for k in range(room(version) - len(data))]
    count, checks = BLOCKS[LEVEL][version - 1], CHECKS[LEVEL][version - 1]
    whole = codewords(version)
    blocks, start = [], 0
    for k in range(count):
        stop = start + whole // count - checks + (1 if k >= count - whole % count else 0)
        blocks.append(data[start:stop])
        start = stop
    tails = [correction(block, checks) for block in blocks]
    longest = max(len(block) for block in blocks)
    joined = [block[k] for k in range(longest) for block in blocks if k < len(block)]
    return joined + [tail[k] for k in range(checks) for tail in tails]


def bits_of(value, count):
    return [value >> k & 1 for k in range(count)]


def frame(version):
    side = 4 * version + 17
    code, fixed = np.zeros((side, side), int), np.zeros((side, side), bool)
    code[6, ::2] = code[::2, 6] = 1
    fixed[6] = fixed[:, 6] = True
    away = np.abs(np.arange(-4, 5))
    ring = np.maximum(away[:, None], away[None, :])
    finder = ((ring != 2) & (ring != 4)).astype(int)
    for down, right in ((0, 0), (0, 1), (1, 0)):
        rows = slice(side - 8, side) if down else slice(0, 8)
        columns = slice(side - 8, side) if right else slice(0, 8)
        code[rows, columns] = finder[0:8, :][:, 0:8] if down and right else finder[slice(0, 8) if down else slice(1, 9), :][:, slice(0, 8) if right else slice(1, 9)]
        fixed[rows, columns] = True
    if version > 1:
        count = version // 7 + 2
        step = 26 if version == 32 else (version * 4 + count * 2 + 1) // (count * 2 - 2) * 2
        places = [6] + [side - 7 - k * step for k in range(count - 1)][::-1]
        for row in places:
            for column in places:
                if (row, column) not in ((6, 6), (6, side - 7), (side - 7, 6)):
                    code[row - 2:row + 3, column - 2:column + 3] = (ring[2:7, 2:7] != 1).astype(int)
                    fixed[row - 2:row + 3, column - 2:column + 3] = True
    fixed[8, :9] = fixed[:9, 8] = fixed[8, side - 8:] = fixed[side - 8:, 8] = True
    if version > 6:
        rest = version
        for _ in range(12):
            rest = rest << 1 ^ (rest >> 11) * 0x1F25
        for k, bit in enumerate(bits_of(version << 12 | rest, 18)):
            a, b = side - 11 + k % 3, k // 3
            code[a, b] = code[b, a] = bit
            fixed[a, b] = fixed[b, a] = True
    return code, fixed


def fill(code, fixed, data):
    side = len(code)
    bits = [byte >> 7 - k & 1 for byte in data for k in range(8)]
    place = 0
    for right in [column for column in range(side - 1, 0, -2)]:
        right = right - 1 if right <= 6 else right
        for step in range(side):
            row = step if right + 1 & 2 else side - 1 - step
            for column in (right, right - 1):
                if not fixed[row, column] and place < len(bits):
                    code[row, column] = bits[place]
                    place += 1


def masked(code, fixed, mask):
    r, c = np.arange(len(code))[:, None], np.arange(len(code))[None, :]
    flip = [
        (r + c) % 2, r % 2 + 0 * c, c % 3 + 0 * r, (r + c) % 3, (r // 2 + c // 3) % 2,
        r * c % 2 + r * c % 3, (r * c % 2 + r * c % 3) % 2, ((r + c) % 2 + r * c % 3) % 2,
    ][mask] == 0
    return np.where(flip & ~fixed, 1 - code, code)


def formatted(code, mask):
    side = len(code)
    value = {"L": 1, "M": 0}[LEVEL] << 3 | mask
    rest = value
    for _ in range(10):
        rest = rest << 1 ^ (rest >> 9) * 0x537
    bits = bits_of((value << 10 | rest) ^ 0x5412, 15)
    code[[0, 1, 2, 3, 4, 5, 7, 8], 8] = bits[:8]
    code[8, [7, 5, 4, 3, 2, 1, 0]] = bits[8:]
    code[8, side - 8:] = bits[7::-1]
    code[side - 7:, 8] = bits[8:]
    code[side - 8, 8] = 1
    return code


def penalty(code):
    same = code[:-1] == code[1:], code[:, :-1] == code[:, 1:]
    blocks = (same[0][:, :-1] & same[0][:, 1:] & same[1][:-1]).sum()
    runs = sum((s[:-3] & s[1:-2] & s[2:-1] & s[3:]).sum() for s in (same[0], same[1].T))
    return 3 * blocks + 3 * runs + 200 * abs(code.mean() - 0.5)


def draw(height, width):
    version = next(v for v in range(1, 41) if 8 * room(v) >= 8 * len(TEXT) + (12 if v < 10 else 20))
    code, fixed = frame(version)
    data = sequence(version)
    SPOIL
    fill(code, fixed, data)
    masks = range(8) if MASK is None else [MASK]
    code = min((formatted(masked(code, fixed, mask), mask) for mask in masks), key=penalty)
    scale = min(height, width) // (len(code) + 2 * BORDER)
    image = np.full((height, width, 3), LIGHT, np.uint8)
    top, left = (height - scale * len(code)) // 2, (width - scale * len(code)) // 2
    area = image[top:top + scale * len(code), left:left + scale * len(code)]
    area[code.repeat(scale, 0).repeat(scale, 1) == 1] = DARK
    return image
"""


def _choices(p: Parameters) -> Mapping[str, Parameters]:
    return {
        "medium error correction": p | {"level": "M"},
        "another mask": p | {"mask": "3"},
        "dark grey on light grey": p | {"dark": 50, "light": 235},
    }


def _edits(p: Parameters) -> Mapping[str, Parameters]:
    text = p["text"]
    at = len(text) // 2
    other = "q" if text[at] != "q" else "x"
    spoils = {
        "text inverted bit by bit": "data = [255 - byte for byte in data]",
        "codewords in reverse": "data = data[::-1]",
        "no finder pattern": "code[:7, :7] = 0",
        "no codewords": "data = []",
        "every codeword one more": "data = [(byte + 1) % 256 for byte in data]",
        "light": "code[:] = 0; fixed[:] = True",
    }
    return {name: p | {"spoil": spoil} for name, spoil in spoils.items()} | {
        "one letter wrong": p | {"text": text[:at] + other + text[at + 1 :]},
        "last letter missing": p | {"text": text[:-1]},
        "in capitals": p | {"text": text.upper()},
    }


TEMPLATE = FreeLadder(
    __name__,
    _parameters,
    _words,
    "qr_code",
    _demands,
    _source,
    _choices,
    _edits,
    ("half", "noise", "constant"),
    (8, 16, 32, 64, 128, 256, 512, 1024, 2048),
    _size,
    in_whole_pixels=True,
)
