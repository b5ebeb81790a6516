"""A given program whose picture is to be changed n times, one change after another, all else unchanged."""

from __future__ import annotations

from procgen.exact.edit_template import EditLadder

TEMPLATE = EditLadder(__name__, (1, 2, 4, 8, 16, 32))
