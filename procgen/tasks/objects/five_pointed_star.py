"""One five-pointed star of any proportions in a colour on a colour."""

from __future__ import annotations

from types import MappingProxyType

from procgen.exact.emblem_template import EmblemTemplate

TEMPLATE = EmblemTemplate(
    name="five_pointed_star",
    shape="star",
    english="five-pointed star",
    chinese="五角星",
    stands=("upright, with one tip straight up", "正立,一角朝正上方"),
    drawn="""def emblem(up, right):
    turn = np.arctan2(right, up) % (2 * np.pi / 5)
    turn = np.minimum(turn, 2 * np.pi / 5 - turn)
    along, aside = np.hypot(up, right) * np.cos(turn), np.hypot(up, right) * np.sin(turn)
    return aside * (1 - 0.42 * np.cos(np.pi / 5)) <= (1 - along) * 0.42 * np.sin(np.pi / 5)
""",
    others=MappingProxyType(
        {
            "disc": "np.hypot(up, right) < 0.6",
            "square": "np.maximum(abs(up), abs(right)) < 0.6",
            "triangle": "(up > -0.5) & (abs(right) < 0.5 - up / 2)",
            "rectangle": "(abs(up) < 0.3) & (abs(right) < 0.7)",
            "turned by 30 degrees": "emblem(*turned(np.pi / 6, *at(0.7)))",
            "four points": "abs(up) ** 0.5 + abs(right) ** 0.5 < 0.9",
        }
    ),
)
