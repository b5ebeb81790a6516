"""Builds the static site of finished runs: an index, and one page a conversation.

Reads runs through `procgen.store`; nothing below imports this package.
"""

from __future__ import annotations

from gallery.build import build

__all__ = ["build"]
