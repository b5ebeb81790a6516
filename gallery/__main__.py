"""Build a static site: ``python -m gallery RUN ... --out SITE`` is ``procgen gallery RUN ... --out SITE``."""

from __future__ import annotations

import sys

from procgen.__main__ import main

if __name__ == "__main__":
    sys.exit(main(["gallery", *sys.argv[1:]]))
