"""Values brought to 0..1 and then cut to whole numbers."""

from __future__ import annotations

from procgen.exact.bugs import LOOPS, BrokenTemplate

TEMPLATE = BrokenTemplate(__name__, LOOPS, (("return image", "return (image / 255).astype(np.uint8)"),))
