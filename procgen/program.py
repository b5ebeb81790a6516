"""Take the program out of a reply: one text, the way its reader would have pasted it.

Knows nothing of what the program may do; that is the sandbox's.
"""

from __future__ import annotations

import ast
import builtins
import re
import symtable
from dataclasses import dataclass

_FENCE = re.compile(r"[ \t]*(?P<ticks>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)")
_LANGUAGE = re.compile(r"[{.\s]*([\w+-]*)")
_PYTHON = frozenset({"python", "py", "python3", "ipython", "ipython3", "numpy"})
_REASONING = re.compile(r"\A.*</think(?:ing)?>", re.DOTALL)
_NUMPY = re.compile(r"^\s*(import numpy|from numpy)\b", re.MULTILINE)
_IMPORT = re.compile(r"^(import [\w.]+( as \w+)?(, *[\w.]+( as \w+)?)*|from [\w.]+ import .+)$", re.MULTILINE)
_MAGIC = re.compile(r"^(?=[%!])", re.MULTILINE)
_SHOWING = frozenset({"imshow", "matshow", "imsave", "fromarray"})
_ALWAYS_THERE = frozenset(dir(builtins)) | {"__name__", "__file__", "__doc__"}
_MOST_CHARACTERS = 200_000
"""Longer texts are not analysed: no program of this size is run either."""


def extract_program(text: str) -> str | None:
    """Take the program out of a reply.

    Parameters
    ----------
    text : str
        The whole reply, Markdown or bare code; thoughts that end with ``</think>`` are ignored.

    Returns
    -------
    program : str or None
        None where the reply holds no program: prose, or blocks of other languages only.

    Notes
    -----
    The rules, first to last:

    1. Blocks marked as Python count; only if there is none, unmarked blocks do that hold statements of
       Python. A block that is never closed (a reply cut at the token limit) reaches to the end.
    2. One block is the program, word for word, whether it is right or not.
    3. Of several, the program begins with the last block that could stand alone: it imports numpy, defines
       something, and uses no name that only another block defines. A model that corrects itself, or quotes
       the faulty lines first, writes the better program last. If none stands alone, it begins with the first.
    4. Later blocks are joined to it in order where they build on it: they use only names that are known by
       then, and define, change or show something. ``np.save(...)`` or a sample of output is not joined.
    5. With no block at all, the code begins at the first line that imports and ends where it stops being
       Python.
    6. Lines for a notebook (``%matplotlib inline``, ``!pip ...``) become comments, so that lines keep their
       number.
    """
    text = _REASONING.sub("", text)
    blocks = _blocks(text)
    if not blocks:
        return _bare(text)
    marked = [code for language, code in blocks if language in _PYTHON and code.strip()]
    unmarked = [code for language, code in blocks if not language and _is_code(code)]
    codes = [_without_magic(code) for code in marked or unmarked]
    return (codes[0] if len(codes) == 1 else _joined(codes)) if codes else None


@dataclass(frozen=True, slots=True)
class _Facts:
    """What one block needs and gives, as far as names tell."""

    needs: frozenset[str]
    binds: frozenset[str]
    """Names that it defines or assigns; imported ones are not among them."""
    imports: frozenset[str]
    builds: bool
    """Whether it defines, changes or shows something."""


def _facts(code: str) -> _Facts | None:
    """Analyse a block; None where it is not Python."""
    if len(code) > _MOST_CHARACTERS:
        return None
    try:
        tree = ast.parse(code)
        table = symtable.symtable(code, "<program>", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    own = table.get_symbols()
    imported = frozenset(symbol.get_name() for symbol in own if symbol.is_imported())
    assigned = frozenset(symbol.get_name() for symbol in own if symbol.is_assigned())
    used = frozenset(symbol.get_name() for symbol in own if symbol.is_referenced()) | _globals_of(table)
    changes = (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Delete, ast.FunctionDef, ast.ClassDef)
    shown = any(isinstance(node, ast.Attribute) and node.attr in _SHOWING for node in ast.walk(tree))
    return _Facts(
        needs=used - assigned - imported - _ALWAYS_THERE,
        binds=assigned - imported,
        imports=imported,
        builds=shown or any(isinstance(node, changes) for node in ast.walk(tree)),
    )


def _globals_of(table: symtable.SymbolTable) -> frozenset[str]:
    """List the global names that the functions inside a table use."""
    found: set[str] = set()
    waiting = list(table.get_children())
    while waiting:
        inner = waiting.pop()
        waiting += inner.get_children()
        found |= {symbol.get_name() for symbol in inner.get_symbols() if symbol.is_global()}
    return frozenset(found)


def _is_code(code: str) -> bool:
    facts = _facts(_without_magic(code))
    return bool(_NUMPY.search(code)) or (facts is not None and facts.builds)


def _stands_alone(code: str) -> bool:
    if not _NUMPY.search(code):
        return False
    facts = _facts(code)
    return facts is None or (bool(facts.binds) and not facts.needs)


def _joined(codes: list[str]) -> str:
    """Join the blocks that make up one program, by rules 3 and 4 of `extract_program`."""
    start = max((number for number, code in enumerate(codes) if _stands_alone(code)), default=0)
    program, known = [codes[start]], _names(codes[start])
    for code in codes[start + 1 :]:
        facts = _facts(code)
        if facts is not None and facts.builds and facts.needs <= known:
            program.append(code)
            known |= facts.binds | facts.imports
    return "\n\n".join(program)


def _names(code: str) -> frozenset[str]:
    facts = _facts(code)
    return facts.binds | facts.imports if facts else frozenset()


def _without_magic(code: str) -> str:
    if not _MAGIC.search(code) or _facts(code) is not None:
        return code
    return _MAGIC.sub("# ", code)


def _blocks(text: str) -> list[tuple[str, str]]:
    """List the fenced blocks of a text as (language in lower case, code)."""
    blocks: list[tuple[str, list[str]]] = []
    opened, indent = "", 0
    for line in text.splitlines():
        fence = _FENCE.fullmatch(line.rstrip())
        if fence and opened and fence["ticks"].startswith(opened) and not fence["info"]:
            opened = ""
        elif fence and (not opened or (fence["ticks"] == opened and _language(fence["info"]) in _PYTHON)):
            opened, indent = fence["ticks"], fence.start("ticks")
            blocks.append((_language(fence["info"]), []))
        elif opened:
            blocks[-1][1].append(line[indent:] if not line[:indent].strip() else line)
    return [(language, "\n".join(lines) + "\n") for language, lines in blocks]


def _language(info: str) -> str:
    found = _LANGUAGE.match(info)
    return found[1].lower() if found else ""


def _bare(text: str) -> str | None:
    """Find code that stands in a reply without any fence."""
    first = _IMPORT.search(text)
    lines = text[first.start() if first else 0 :].splitlines()
    while lines and len(text) <= _MOST_CHARACTERS:
        code = "\n".join(lines) + "\n"
        try:
            ast.parse(code)
        except SyntaxError as error:
            if not first:
                return None
            lines = lines[: min(error.lineno or 1, len(lines)) - 1]
        except (ValueError, RecursionError, MemoryError):
            return None
        else:
            facts = _facts(code)
            return code if facts and facts.binds else None
    return None
