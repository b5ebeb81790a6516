"""One heart of any proportions in a colour on a colour."""

from __future__ import annotations

from types import MappingProxyType

from procgen.exact.emblem_template import EmblemTemplate

TEMPLATE = EmblemTemplate(
    name="loose_heart",
    shape="heart",
    english="heart",
    chinese="心形",
    drawn="""def emblem(up, right):
    return (up * 1.05 - 0.75 * abs(right) + 0.3) ** 2 + right ** 2 <= 0.8
""",
    others=MappingProxyType(
        {
            "disc": "np.hypot(up, right) < 0.6",
            "square": "np.maximum(abs(up), abs(right)) < 0.6",
            "triangle": "(up > -0.5) & (abs(right) < 0.5 - up / 2)",
            "rectangle": "(abs(up) < 0.3) & (abs(right) < 0.7)",
            "on its side": "emblem(*turned(np.pi / 2, *at(0.7)))",
        }
    ),
)
