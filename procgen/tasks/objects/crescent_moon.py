"""One crescent moon of any proportions in a colour on a colour."""

from __future__ import annotations

from types import MappingProxyType

from procgen.exact.emblem_template import EmblemTemplate

TEMPLATE = EmblemTemplate(
    name="crescent_moon",
    shape="crescent",
    english="crescent moon",
    chinese="弯月",
    stands=("turned as you like", "朝向任意"),
    turn=None,
    drawn="""def emblem(up, right):
    return (np.hypot(up, right) <= 1) & (np.hypot(up, right - 0.5) > 0.9)
""",
    others=MappingProxyType(
        {
            "disc": "np.hypot(up, right) < 0.6",
            "square": "np.maximum(abs(up), abs(right)) < 0.6",
            "triangle": "(up > -0.5) & (abs(right) < 0.5 - up / 2)",
            "rectangle": "(abs(up) < 0.3) & (abs(right) < 0.7)",
            "half moon": "(np.hypot(up, right) < 0.8) & (right < 0)",
        }
    ),
)
