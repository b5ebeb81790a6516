"""The rules of the house: layers, doors, light imports, sizes, documented public names."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("sandbox", "procgen", "gallery", "experiments")  # from the lowest layer to the highest
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 50

DOORS = {
    "openai": r"procgen/models/openai_\w+\.py",
    "cv2": r"procgen/checks/vision/opencv\.py",
    "RestrictedPython": r"sandbox/policy\.py",
    "PIL": r"procgen/png\.py",
    "matplotlib": r"(procgen/reports/|gallery/|procgen/notebook\.py|experiments/).*",
    "pydantic": r"procgen/(store|records)\.py",
    "click": r"(procgen/(commands/|__main__\.py|terminal\.py)|gallery/).*",
    "rich": r"(procgen/(commands/|__main__\.py|terminal\.py)|gallery/).*",
    "pygments": r"gallery/highlight\.py",
    "pyarrow": r"procgen/reports/parquet\.py",
}


@cache
def sources() -> dict[str, ast.Module]:
    """Parse every Python file that git would keep, by path from the root."""
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in sorted(files)}


def imports(tree: ast.AST) -> set[str]:
    """List the modules that a tree imports, wherever it does so."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def at_import(tree: ast.Module) -> ast.Module:
    """Keep only what runs when a module is imported: neither function bodies nor type-checking blocks."""

    class Strip(ast.NodeTransformer):
        def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
            del node

        def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
            del node

        def visit_If(self, node: ast.If) -> ast.AST | None:
            return None if ast.unparse(node.test).endswith("TYPE_CHECKING") else self.generic_visit(node)

    return Strip().visit(ast.parse(ast.unparse(tree)))


def test_layers_point_one_way() -> None:
    """A package imports only what lies below it: experiments, gallery, procgen, sandbox."""
    wrong = []
    for path, tree in sources().items():
        package = path.split("/")[0]
        above = set(PACKAGES[PACKAGES.index(package) + 1 :])
        wrong += [f"{path} imports {name}" for name in imports(tree) if name.split(".")[0] in above]
    assert wrong == []


@pytest.mark.parametrize("library", DOORS)
def test_each_library_has_one_door(library: str) -> None:
    """An outside library is imported only where the architecture says."""
    door = re.compile(DOORS[library])
    wrong = [
        path
        for path, tree in sources().items()
        if not door.fullmatch(path) and any(name.split(".")[0] == library for name in imports(tree))
        if not path.startswith("experiments/")
    ]
    assert wrong == []


def needs(tree: ast.Module, modules: set[str]) -> set[str]:
    """List the modules of ours that must be loaded before a module can be."""
    found = set()
    for node in ast.walk(at_import(tree)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inner & modules | ({str(node.module)} if inner - modules else set())
    return found & modules


def test_no_import_cycles() -> None:
    """Modules can be sorted so that each imports only earlier ones."""
    trees = {
        re.sub(r"(/__init__)?\.py$", "", path).replace("/", "."): tree for path, tree in sources().items()
    }
    graph = {module: needs(tree, set(trees)) - {module} for module, tree in trees.items()}
    assert len(tuple(TopologicalSorter(graph).static_order())) == len(graph)


def test_no_mutable_state_in_modules() -> None:
    """A module holds no list, dictionary or set that could change, and no function rebinds a global."""
    mutable = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
    wrong = []
    for path, tree in sources().items():
        if path.startswith("experiments/"):
            continue
        for node in tree.body:
            value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
            if isinstance(value, mutable) and "__all__" not in ast.unparse(node):
                wrong.append(f"{path}:{node.lineno} {ast.unparse(node)[:60]}")
        wrong += [f"{path}:{node.lineno} global" for node in ast.walk(tree) if isinstance(node, ast.Global)]
    assert wrong == []


def test_files_and_functions_are_short() -> None:
    """A file has at most 400 lines and a function at most 50 without its docstring."""
    wrong = []
    for path, tree in sources().items():
        lines = (ROOT / path).read_text("utf-8").count("\n")
        if lines > MAX_FILE_LINES:
            wrong.append(f"{path}: {lines} lines")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
                size = (node.end_lineno or 0) - first.lineno + 1
                if size > MAX_FUNCTION_LINES:
                    wrong.append(f"{path}:{node.lineno} {node.name}: {size} lines")
    assert wrong == []


def public_nodes(tree: ast.Module) -> list[ast.FunctionDef | ast.ClassDef]:
    """List the public functions and classes of a module, and the public methods of its public classes."""
    found: list[ast.FunctionDef | ast.ClassDef] = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            found.append(node)
            if isinstance(node, ast.ClassDef):
                found += [
                    m for m in node.body if isinstance(m, ast.FunctionDef) and not m.name.startswith("_")
                ]
    return found


def test_every_public_name_is_documented() -> None:
    """Modules, public classes, functions and methods have a docstring whose first line is one sentence."""
    wrong = []
    for path, tree in sources().items():
        if not ast.get_docstring(tree):
            wrong.append(f"{path}: no docstring")
        for node in public_nodes(tree):
            text = ast.get_docstring(node) or ""
            if not text.split("\n\n")[0].rstrip().endswith((".", ":", "?")):
                wrong.append(f"{path}:{node.lineno} {node.name}: {text.splitlines()[:1]}")
    assert wrong == []


def test_docstrings_say_what_is_raised() -> None:
    """A public function that raises one of our errors says so under Raises."""
    wrong = []
    for path, tree in sources().items():
        for node in public_nodes(tree):
            if isinstance(node, ast.ClassDef) or path.startswith("experiments/"):
                continue
            raises = any(isinstance(inner, ast.Raise) and inner.exc is not None for inner in ast.walk(node))
            if raises and "Raises\n------" not in (ast.get_docstring(node) or ""):
                wrong.append(f"{path}:{node.lineno} {node.name}")
    assert wrong == []


def test_forbidden_file_names() -> None:
    """No file is named after nothing in particular."""
    vague = re.compile(r"(^|_)(utils?|helpers?|manager|process|common|misc|base|core)(_|$)")
    assert [path for path in sources() if vague.search(Path(path).stem)] == []


def loaded_by(statement: str) -> set[str]:
    """Run a statement in a fresh interpreter and list the top-level modules that it loaded."""
    code = f"{statement}\nimport sys; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(run.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("module", ["procgen", "sandbox", "procgen.types", "procgen.solve", "procgen.checks"])
def test_importing_is_light(module: str) -> None:
    """Importing the library loads neither openai nor matplotlib nor OpenCV."""
    heavy = {"openai", "httpx2", "matplotlib", "cv2", "IPython", "pyarrow", "pandas", "scipy"}
    assert loaded_by(f"import {module}") & heavy == set()


def test_sandbox_loads_nothing_of_procgen() -> None:
    """The sandbox stands alone: it loads no other package of ours, and no library before it is needed."""
    assert loaded_by("import sandbox") & {"procgen", "gallery", "RestrictedPython", "numpy"} == set()


def test_the_command_line_starts_light() -> None:
    """Asking for help loads neither openai nor matplotlib nor OpenCV."""
    statement = """
import sys
from procgen.__main__ import main
sys.argv = ["procgen", "--help"]
try:
    main()
except SystemExit:
    pass"""
    assert loaded_by(statement) & {"openai", "matplotlib", "cv2", "numpy"} == set()


def test_exported_names_exist_and_are_all_listed() -> None:
    """What a package exports is what ``__all__`` says, at most twelve names for procgen."""
    import procgen
    import sandbox

    for package in (procgen, sandbox):
        assert sorted(package.__all__) == sorted(set(package.__all__))
        assert [name for name in package.__all__ if not hasattr(package, name)] == []
    assert len(procgen.__all__) <= 12
