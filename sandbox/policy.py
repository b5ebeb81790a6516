"""Compile a program, or say what in it is refused and what to write instead.

The policy is for messages and mistakes, not a boundary; that is the child's isolation. It costs nothing
while the program runs: whatever a constant name decides is decided here, and only a handful of attributes,
listed in `sandbox.rules`, are read through a guard. RestrictedPython brings the white list of syntax, so that
what a new Python adds is refused until it has been looked at.
"""

# ruff: noqa: N802 - methods are named after the nodes of ast

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from RestrictedPython.transformer import RestrictingNodeTransformer

from sandbox import rules
from sandbox.facades.advice import member_advice, module_advice
from sandbox.facades.catalogue import OFFERED

if TYPE_CHECKING:
    from types import CodeType

FILENAME = "<program>"
AUDITED = MappingProxyType({"RestrictedPython": ("9.0",), "CPython": ("3.11", "3.12", "3.13")})
"""Minor versions whose syntax and attributes have been read against these rules; a test fails on others."""

_DEEPEST = 20_000
"""Calls; the visitor needs some for each level of nesting that the parser lets through."""
_Node = TypeVar("_Node", bound=ast.AST)
_LEAVES = frozenset(
    leaf
    for family in (ast.expr_context, ast.boolop, ast.operator, ast.unaryop, ast.cmpop)
    for leaf in family.__subclasses__()
    if hasattr(RestrictingNodeTransformer, f"visit_{leaf.__name__}")
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is refused."""

    line: int
    sentence: str
    """What, and what to do instead."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A program that may run, or why it may not."""

    code: CodeType | None
    """None where there are problems."""
    problems: tuple[Problem, ...] = ()
    """In the order of the lines."""
    own: frozenset[str] = frozenset()
    """Names with an underscore that the program itself gives to things."""


def compile_program(source: str) -> Compiled:
    """Compile a program under the policy.

    Parameters
    ----------
    source : str
        The program.

    Returns
    -------
    compiled : Compiled

    Raises
    ------
    SyntaxError
        If it is not Python.
    RecursionError, MemoryError
        If it is nested too deeply for the compiler.
    """
    tree = ast.parse(source, FILENAME)
    policy = _Policy()
    depth = sys.getrecursionlimit()
    sys.setrecursionlimit(_DEEPEST)
    try:
        tree = policy.visit(tree)
    finally:
        sys.setrecursionlimit(depth)
    problems = policy.problems()
    if problems:
        return Compiled(None, problems)
    return Compiled(compile(tree, FILENAME, "exec", dont_inherit=True), own=frozenset(policy.own))


def _call(helper: str, place: ast.AST, *arguments: ast.expr) -> ast.Call:
    """Call an injected helper; its name is no identifier, so that no program can reach or rebind it."""
    node = ast.Call(ast.Name(f".{helper}", ast.Load()), list(arguments), [])
    ast.copy_location(node, place)
    ast.copy_location(node.func, place)
    for argument in arguments:
        if not hasattr(argument, "lineno"):
            ast.copy_location(argument, place)
    return node


class _Policy(RestrictingNodeTransformer):
    """RestrictedPython's white list, with this sandbox's rules about names in place of its guards."""

    def __init__(self) -> None:
        super().__init__()
        self.own: set[str] = set()
        self._bound: set[str] = set()
        self._found: list[Problem] = []
        self._builtins: list[tuple[ast.AST, str]] = []
        self._private: list[tuple[ast.AST, str]] = []
        self._in_class = False
        self._in_try = 0

    def problems(self) -> tuple[Problem, ...]:
        """List what is refused, once the whole program has been visited."""
        for node, name in self._builtins:
            if name not in self._bound:
                what = name if rules.is_special(name) else f"{name}()"
                self.error(node, f"{what} is not available: {rules.BUILTINS[name]}")
        for node, name in self._private:
            sentence = rules.attribute_problem(name, self.own)
            if sentence:
                self.error(node, sentence)
        found = sorted(self._found, key=lambda problem: problem.line)
        unique = {problem.sentence: problem for problem in reversed(found)}
        return tuple(reversed(unique.values()))

    def error(self, node: ast.AST, info: str) -> None:
        """Note a problem at a node's line."""
        self._found.append(Problem(getattr(node, "lineno", 1), info))

    def not_allowed(self, node: ast.AST) -> None:
        """Refuse a kind of syntax."""
        kind = type(node).__name__
        self.error(node, rules.SYNTAX.get(kind, f"{kind} syntax is not available: write it in another way"))

    def node_contents_visit(self, node: _Node) -> _Node:
        """Visit the fields of a node, leaving out operators and contexts that the white list knows."""
        for name in node._fields:
            value = getattr(node, name, None)
            if isinstance(value, list):
                value[:] = [new for item in value for new in self._visited(item)]
            elif isinstance(value, ast.AST) and type(value) not in _LEAVES:
                setattr(node, name, self.visit(value))
        return node

    def _visited(self, item: Any) -> list[Any]:  # noqa: ANN401 - a field holds nodes, names or None
        if not isinstance(item, ast.AST) or type(item) in _LEAVES:
            return [item]
        new = self.visit(item)
        return new if isinstance(new, list) else [new]

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        """Leave a constant as it is."""
        return node

    # Names

    def _bind(self, node: ast.AST, name: str | None) -> None:
        if name is None:
            return
        self._bound.add(name)
        if name.startswith("_"):
            self.own.add(name)
            if rules.is_special(name):
                self._special_name(node, name)

    def _special_name(self, node: ast.AST, name: str) -> None:
        allowed = rules.CLASS_VARIABLES if self._in_class else rules.MODULE_VARIABLES
        if name not in allowed:
            self.error(node, f"{name} belongs to the language: choose a name without underscores")

    def visit_Name(self, node: ast.Name) -> ast.Name:
        """Check a variable: builtins that are not there, and special names."""
        name = node.id
        if not isinstance(node.ctx, ast.Load):
            self._bind(node, name)
        elif name in rules.BUILTINS:
            self._builtins.append((node, name))
        elif rules.is_special(name) and name not in rules.READABLE and name not in rules.MODULE_VARIABLES:
            self._special_name(node, name)
        return node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        """Check a parameter."""
        self._bind(node, node.arg)
        return self.node_contents_visit(node)

    def visit_Global(self, node: ast.Global) -> ast.Global:
        """Check the names that a function shares with the program."""
        for name in node.names:
            self._bind(node, name)
        return node

    def visit_Nonlocal(self, node: ast.Nonlocal) -> ast.Nonlocal:
        """Check the names that a function shares with the one around it."""
        for name in node.names:
            self._bind(node, name)
        return node

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.ExceptHandler:
        """Check the name of a caught exception."""
        self._bind(node, node.name)
        return self.node_contents_visit(node)

    # Attributes and calls

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        """Check an attribute by its name; guard the few that are harmful in one use only."""
        self.node_contents_visit(node)
        name = node.attr
        if not isinstance(node.ctx, ast.Load):
            sentence = rules.assignment_problem(name)
            if sentence:
                self.error(node, sentence)
            elif name.startswith("_"):
                self.own.add(name)
            return node
        if name in rules.GUARDED_ATTRIBUTES:
            return _call("attribute", node, node.value, ast.Constant(name))
        if name.startswith("_"):
            self._private.append((node, name))
        elif name in rules.ATTRIBUTES:
            self.error(node, f".{name} is not available: {rules.ATTRIBUTES[name]}")
        return node

    def visit_Call(self, node: ast.Call) -> ast.Call:
        """Leave a call as it is."""
        return self.node_contents_visit(node)

    def visit_keyword(self, node: ast.keyword) -> ast.keyword:
        """Refuse special names as keywords: constructors turn them into attributes."""
        if node.arg and rules.is_special(node.arg):
            self.error(node.value, f"{node.arg}= is not available: choose a name without underscores")
        return self.node_contents_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> ast.Subscript:
        """Leave a subscript as it is."""
        return self.node_contents_visit(node)

    # Statements

    def visit_Assign(self, node: ast.Assign) -> ast.Assign:
        """Leave an assignment as it is; its targets are checked by name."""
        return self.node_contents_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AugAssign:
        """Leave ``x += 1``, ``a[i] += 1`` and ``a.b += 1`` as they are, unless a guard reads the name."""
        if isinstance(node.target, ast.Attribute) and node.target.attr in rules.GUARDED_ATTRIBUTES:
            self.error(node, f".{node.target.attr} cannot be changed in place: choose another name")
        return self.node_contents_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AnnAssign:
        """Allow annotations; they are visited as the expressions that they are."""
        return self.node_contents_visit(node)

    def guard_iter(self, node: _Node) -> _Node:
        """Leave loops and comprehensions as they are."""
        return self.node_contents_visit(node)

    def visit_With(self, node: ast.With) -> ast.With:
        """Leave a with statement as it is."""
        return self.node_contents_visit(node)

    def visit_Try(self, node: ast.Try) -> ast.Try:
        """Remember that imports inside may fail and be caught."""
        self._in_try += 1
        self.node_contents_visit(node)
        self._in_try -= 1
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        """Check the name of a function; a method may be one of the listed special methods."""
        self._bind(node, node.name)
        return self._scope(node, in_class=False)

    def visit_Lambda(self, node: ast.Lambda) -> ast.Lambda:
        """Leave a lambda as it is; its parameters are checked by name."""
        return self._scope(node, in_class=False)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        """Check the name of a class, and that nothing else is asked of ``class`` than bases."""
        self._bind(node, node.name)
        for keyword in node.keywords:
            if not (keyword.arg == "metaclass" and ast.unparse(keyword.value).split(".")[-1] == "ABCMeta"):
                self.error(
                    keyword.value, f"class {node.name}({keyword.arg}=...) is not available: use base classes"
                )
        node.keywords = []
        return self._scope(node, in_class=True)

    def _scope(self, node: _Node, *, in_class: bool) -> _Node:
        around, self._in_class = self._in_class, in_class
        self.node_contents_visit(node)
        self._in_class = around
        return node

    def visit_Module(self, node: ast.Module) -> ast.Module:
        """Visit the whole program."""
        return self.node_contents_visit(node)

    # Pattern matching, which RestrictedPython does not know

    def visit_MatchClass(self, node: ast.MatchClass) -> ast.MatchClass:
        """Check the attributes that a class pattern reads."""
        for name in node.kwd_attrs:
            if name in rules.GUARDED_ATTRIBUTES or name.startswith("_"):
                self.error(node, f".{name} cannot be matched: compare it in an if statement")
            elif name in rules.ATTRIBUTES:
                self.error(node, f".{name} is not available: {rules.ATTRIBUTES[name]}")
        return self.node_contents_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> ast.MatchAs:
        """Check the name of a capture."""
        self._bind(node, node.name)
        return self.node_contents_visit(node)

    def visit_MatchStar(self, node: ast.MatchStar) -> ast.MatchStar:
        """Check the name of the rest of a sequence."""
        self._bind(node, node.name)
        return node

    def visit_MatchMapping(self, node: ast.MatchMapping) -> ast.MatchMapping:
        """Check the name of the rest of a mapping."""
        self._bind(node, node.rest)
        return self.node_contents_visit(node)

    def visit_MatchValue(self, node: ast.MatchValue) -> ast.MatchValue:
        """Check the dotted name of a value; a guard cannot stand there."""
        for inner in ast.walk(node.value):
            if isinstance(inner, ast.Attribute) and inner.attr in rules.GUARDED_ATTRIBUTES:
                self.error(node, f".{inner.attr} cannot be matched: compare it in an if statement")
        return self.node_contents_visit(node)

    def _allow(self, node: _Node) -> _Node:
        return self.node_contents_visit(node)

    visit_Match = visit_match_case = visit_MatchOr = visit_MatchSequence = _allow  # noqa: N815 - ast's names
    visit_MatchSingleton = _allow  # noqa: N815 - ast's names

    # Imports, which become calls of injected helpers, so that no real module is ever looked up

    def visit_Import(self, node: ast.Import) -> list[ast.stmt]:
        """Turn ``import a.b as c`` into a binding of the facade."""
        statements: list[ast.stmt] = []
        for alias in node.names:
            self._check_module(node, alias.name)
            top = alias.name.partition(".")[0]
            name = alias.asname or top
            self._bind(node, name)
            call = _call("import", node, ast.Constant(alias.name), ast.Constant(alias.asname is None))
            statements.append(self._assignment(name, call, node))
        return statements

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.stmt | list[ast.stmt]:
        """Turn ``from a import b as c`` into bindings of what the facade offers."""
        if node.module == "__future__" and not node.level:
            for alias in node.names:
                self._bind(node, alias.asname)
            return node
        if node.level or not node.module:
            self.error(node, "relative imports are not available: the program is a single file")
            return node
        self._check_module(node, node.module)
        if any(alias.name == "*" for alias in node.names):
            statement = ast.Expr(_call("import star", node, ast.Constant(node.module)))
            return [ast.copy_location(statement, node)]
        statements = []
        for alias in node.names:
            sentence = None if self._in_try else member_advice(node.module, alias.name)
            if sentence:
                self.error(node, sentence)
            self._bind(node, alias.asname or alias.name)
            call = _call("import from", node, ast.Constant(node.module), ast.Constant(alias.name))
            statements.append(self._assignment(alias.asname or alias.name, call, node))
        return statements

    def _check_module(self, node: ast.AST, module: str) -> None:
        if not self._in_try and module not in OFFERED:
            self.error(node, module_advice(module))

    def _assignment(self, name: str, value: ast.expr, place: ast.AST) -> ast.stmt:
        target = ast.copy_location(ast.Name(name, ast.Store()), place)
        return ast.copy_location(ast.Assign([target], value), place)
