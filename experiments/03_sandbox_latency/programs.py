"""The programs that are measured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TRIVIAL = "import numpy as np\nimage = np.zeros((256, 256, 3), np.uint8)\nprint(image.shape)\n"
LARGE = "import numpy as np\nimage = np.zeros((512, 512, 3), np.uint8)\n"
CORNER = f"{LARGE}image = image[:16, :16].copy()\n"
"""Makes the same picture and hands over only a corner of it."""
LOOPS = {
    "disc and gradient": """
import numpy as np
image = np.zeros((512, 512, 3), np.uint8)
for row in range(512):
    for column in range(512):
        if (row - 256) ** 2 + (column - 256) ** 2 < 40000:
            image[row, column] = (255, row // 2, column // 2)
        else:
            image[row, column, 2] = row // 2
""",
    "unpacking and math": """
import math
import numpy as np
image = np.zeros((512, 512, 3))
centres = [(128, 128), (384, 256), (200, 400)]
for row in range(512):
    for column in range(512):
        r, c = centres[(row + column) % 3]
        distance = math.hypot(row - r, column - c)
        image[row, column, 0] = distance / 724
        image[row, column, 1] = math.sin(distance / 20) / 2 + 0.5
        image[row, column, 2] += 0.25
""",
    "attributes": """
import numpy as np
class Pen:
    def __init__(self):
        self.row = 0
        self.column = 0
        self.ink = 0
    def move(self):
        self.column += 1
        self.ink = (self.ink + self.row) & 255
        if self.column == 512:
            self.column = 0
            self.row += 1
pen = Pen()
image = np.zeros((512, 512), np.uint8)
while pen.row < 512:
    image[pen.row, pen.column] = pen.ink
    pen.move()
""",
}
OVERDUE = {
    "Python loop": "while True: pass",
    "loop inside C": "sum(range(10**12))",
    "linear algebra": "import numpy as np\na = np.random.rand(900, 900)\nwhile True: a = np.linalg.svd(a)[0]",
    "catches everything": "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "holds 800 MiB": "import numpy as np\na = np.ones(800 << 20, np.uint8)\nwhile True: pass",
}


def replies(folder: Path) -> dict[str, str]:
    """Read the programs of recorded replies, by file name."""
    found = {}
    for path in sorted(folder.glob("v*.md")):
        blocks = re.findall(r"```(?:python)?\n(.*?)```", path.read_text("utf-8"), re.DOTALL)
        found[path.stem] = max(blocks, key=len)
    return found
