"""Run a program in smolagents' local executor: reads a file name a line, answers with wall seconds."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from smolagents.local_python_executor import LocalPythonExecutor

for line in sys.stdin:
    source = Path(line.strip()).read_text("utf-8") + "\nimage"
    began = time.perf_counter()
    executor = LocalPythonExecutor(["numpy"])
    executor.send_tools({})
    executor(source)
    print(time.perf_counter() - began, flush=True)
