"""Run programs by plain ``exec`` in a warm interpreter: reads file names, answers with CPU seconds."""

from __future__ import annotations

import contextlib
import io
import sys
import time
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np

mpl.use("Agg")
np.linalg.norm(
    np.random.default_rng(0).random((4, 4))
)  # the first use of a submodule is not what is measured

for line in sys.stdin:
    code = compile(Path(line.strip()).read_text("utf-8"), line.strip(), "exec")
    with contextlib.redirect_stdout(io.StringIO()):
        began = time.process_time()
        scope = {"__name__": "__main__"}
        exec(code, scope)  # noqa: S102 - the peer without any isolation
        if "draw" in scope:
            scope["draw"](256, 256)
        spent = time.process_time() - began
    plt.close("all")
    print(spent, flush=True)
