"""What the application and its zygote say to each other: fixed binary messages on a socket of their own."""

from __future__ import annotations

import struct

ORDER = struct.Struct("<cI?")
"""From the application: `FORK` a child, `TRACE` it, or `END` it and fork another; number; warm or not."""
NEWS = struct.Struct("<cIidQ")
"""From the zygote: `CHILD` (with its socket) or `ENDED`; its number; wait status; CPU seconds; peak bytes."""
FORK, TRACE, END = b"F", b"T", b"E"
READY, CHILD, ENDED = b"R", b"C", b"X"
READY_BYTES = 4096
"""The zygote's first message: `READY`, two reports of `sandbox.attempts`, the layers that are missing."""
