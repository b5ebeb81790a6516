"""What the policy refuses, what it makes of underscores, and what it advises instead: data only."""

from __future__ import annotations

from types import MappingProxyType

FILES = "programs cannot read or write files; compute the picture with numpy and leave it in `image`"
_TEXT_AS_CODE = "text cannot be run as code; write the statements themselves"
INSPECTION = "programs cannot look into the interpreter; use plain functions and data"
MEMORY = "raw memory is out of reach; use array indexing, np.reshape or .astype"

BUILTINS = MappingProxyType(
    {
        "open": FILES,
        "eval": _TEXT_AS_CODE,
        "exec": _TEXT_AS_CODE,
        "compile": _TEXT_AS_CODE,
        "input": "nobody is there to answer; write the values into the program",
        "breakpoint": "there is no debugger; use print",
        "help": "there is nobody to read it; use print",
        "globals": "name the variables themselves, or keep them in a dictionary of your own",
        "locals": "name the variables themselves, or keep them in a dictionary of your own",
        "vars": "name the attributes themselves, or keep them in a dictionary of your own",
        "dir": "name the attributes themselves, or keep them in a dictionary of your own",
        "memoryview": MEMORY,
        "__import__": "write an import statement",
        "__builtins__": INSPECTION,
        "__loader__": INSPECTION,
        "__spec__": INSPECTION,
        "__file__": FILES,
        "copyright": INSPECTION,
        "credits": INSPECTION,
        "license": INSPECTION,
        "aiter": "use ordinary functions and loops",
        "anext": "use ordinary functions and loops",
    }
)
"""Names that are no builtins here; a program may use them for variables of its own."""

ATTRIBUTES = MappingProxyType(
    {
        **dict.fromkeys(("dump", "dumps", "tofile"), FILES),
        **dict.fromkeys(("_baseclass", "baseclass", "capsule", "cffi", "ctypes"), MEMORY),
        **dict.fromkeys(("_get_strided_loop", "_resolve_dtypes_and_context"), MEMORY),
        **dict.fromkeys(("attrname", "mro", "register", "with_traceback"), INSPECTION),
        **dict.fromkeys(("tb_frame", "tb_lasti", "tb_lineno", "tb_next"), INSPECTION),
        **dict.fromkeys(
            ("f_back", "f_builtins", "f_code", "f_generator", "f_globals", "f_locals"), INSPECTION
        ),
        **dict.fromkeys(
            ("f_trace", "gi_code", "gi_frame", "gi_yieldfrom", "co_code", "co_consts"), INSPECTION
        ),
        **dict.fromkeys(
            ("func_closure", "func_code", "func_defaults", "func_dict", "func_globals"), INSPECTION
        ),
        **dict.fromkeys(("cr_await", "cr_code", "cr_frame", "cr_origin"), INSPECTION),
        **dict.fromkeys(("ag_await", "ag_code", "ag_frame"), INSPECTION),
        **dict.fromkeys(("_evaluate", "_implementation", "_member_map_", "_value2member_map_"), INSPECTION),
    }
)
"""Attributes that reach files, memory or the interpreter on objects that a program may hold."""

UNSETTABLE = MappingProxyType({"strides": MEMORY})
"""Attributes that may be read but not set."""

GUARDED_ATTRIBUTES = frozenset({"__class__", "__new__", "__setattr__", "format", "format_map", "resize"})
"""Attributes that are harmless except in one use; read through a guard at run time."""

PUBLIC_UNDERSCORES = frozenset({"_", "_asdict", "_field_defaults", "_fields", "_make", "_replace"})
"""Attributes that belong to named tuples' documented interface."""

_OPERATORS = (
    *("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul"),
    *("lshift", "rshift", "and", "or", "xor", "divmod"),
)
DEFINABLE = frozenset(
    f"__{name}__"
    for name in [
        *_OPERATORS,
        *(f"r{name}" for name in _OPERATORS),
        *(f"i{name}" for name in _OPERATORS if name != "divmod"),
        *("new", "init", "post_init", "call", "repr", "str", "format", "enter", "exit", "copy", "deepcopy"),
        *("len", "iter", "next", "reversed", "contains", "getitem", "setitem", "delitem", "missing"),
        *("lt", "le", "eq", "ne", "gt", "ge", "hash", "bool", "int", "float", "complex", "index"),
        *("abs", "neg", "pos", "invert", "round", "floor", "ceil", "trunc"),
    ]
)
"""Special methods that a class may define, and call by name."""

READABLE = DEFINABLE | {"__class__", "__doc__", "__name__", "__qualname__", "__setattr__", "__version__"}
"""Special attributes that may be read."""

SETTABLE = frozenset({"__doc__", "__name__", "__qualname__"})
"""Special attributes that may be set, as decorators do."""

CLASS_VARIABLES = DEFINABLE | {"__doc__", "__slots__"}
"""Special names that the body of a class may bind."""

MODULE_VARIABLES = frozenset(
    f"__{name}__" for name in ("all", "author", "credits", "date", "doc", "email", "license", "version")
)
"""Special names that a program may bind."""

SYNTAX = MappingProxyType(
    {
        **dict.fromkeys(
            ("AsyncFor", "AsyncFunctionDef", "AsyncWith", "Await"),
            "async code is not available: use ordinary functions and loops",
        ),
        "TryStar": "except* is not available: use except",
        "TypeAlias": "type statements are not available: assign the type to a name",
    }
)
"""Syntax that is refused with its own advice."""


def attribute_problem(name: str, own: frozenset[str] | set[str] = frozenset()) -> str | None:
    """Say why an attribute may not be read.

    Parameters
    ----------
    name : str
        Name of the attribute.
    own : set of str
        Names with an underscore that the program itself gives to things.

    Returns
    -------
    problem : str or None
        A sentence, or None where it may be read.
    """
    if name in ATTRIBUTES:
        return f".{name} is not available: {ATTRIBUTES[name]}"
    if not name.startswith("_") or name in PUBLIC_UNDERSCORES or name in READABLE:
        return None
    if is_special(name):
        return f".{name} is not available: {_SPECIAL.get(name, INSPECTION)}"
    if name in own:
        return None
    return f".{name} is private to another module: use its public functions"


def assignment_problem(name: str) -> str | None:
    """Say why an attribute may not be set or deleted.

    Parameters
    ----------
    name : str
        Name of the attribute.

    Returns
    -------
    problem : str or None
        A sentence, or None where it may be set.
    """
    if name in UNSETTABLE:
        return f".{name} cannot be set: {UNSETTABLE[name]}"
    if name in ATTRIBUTES:
        return f".{name} is not available: {ATTRIBUTES[name]}"
    if is_special(name) and name not in SETTABLE:
        return f".{name} cannot be set: {INSPECTION}"
    return None


def is_special(name: str) -> bool:
    """Tell whether a name is of the form ``__name__``, which belongs to the language.

    Parameters
    ----------
    name : str

    Returns
    -------
    special : bool
    """
    return name.startswith("__") and name.endswith("__") and name != "__"


_SPECIAL = MappingProxyType(
    {
        "__dict__": "name the attributes themselves, or keep the values in a dictionary of your own",
        "__file__": FILES,
    }
)
