"""Run an untrusted numpy program and get its picture: isolated like a browser tab, cheap like a call.

>>> import sandbox
>>> sandbox.run("import numpy as np; image = np.zeros((8, 8))").image.shape
(8, 8)

The threat model is in SECURITY.md, the measurements in docs/sandbox.md.
"""

from __future__ import annotations

from sandbox.isolation import Isolation
from sandbox.pool import Sandbox, probe, run
from sandbox.result import (
    Failure,
    Limits,
    Result,
    SandboxClosed,
    SandboxError,
    SandboxUnavailable,
    Status,
)

__all__ = [
    "Failure",
    "Isolation",
    "Limits",
    "Result",
    "Sandbox",
    "SandboxClosed",
    "SandboxError",
    "SandboxUnavailable",
    "Status",
    "probe",
    "run",
]
