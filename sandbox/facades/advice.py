"""What is said about modules and names that are not offered: data only."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from sandbox.rules import FILES, INSPECTION, MEMORY

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALONE = "programs run alone, in one thread, without a network; compute the picture with numpy"
_NUMPY_ONLY = "only numpy and the mathematical modules of the standard library are there"
_MASKS = f"{_NUMPY_ONLY}; draw with masks, as in image[(x - cx)**2 + (y - cy)**2 <= r**2] = colour"
_WRITE_IN = "write the values into the program"
DRAWING = (
    "nothing can be drawn with it here; draw into an array with numpy, as in"
    " image[(x - cx)**2 + (y - cy)**2 <= r**2] = colour, and show it with plt.imshow or leave it in `image`"
)

_MODULES = MappingProxyType(
    {
        **dict.fromkeys(
            ("os", "pathlib", "shutil", "tempfile", "glob", "io", "pickle", "csv", "imageio"), FILES
        ),
        **dict.fromkeys(
            ("subprocess", "threading", "multiprocessing", "asyncio", "concurrent", "signal"), _ALONE
        ),
        **dict.fromkeys(("socket", "urllib", "http", "requests", "ssl", "_thread"), _ALONE),
        **dict.fromkeys(
            ("builtins", "gc", "importlib", "inspect", "code", "marshal", "traceback"), INSPECTION
        ),
        **dict.fromkeys(("cv2", "skimage", "cairo", "turtle", "tkinter", "pygame", "svgwrite"), _MASKS),
        **dict.fromkeys(("argparse", "json", "getpass"), _WRITE_IN),
        "ctypes": MEMORY,
        "enum": "use constants, or a class with attributes",
        "logging": "use print",
        "numba": f"{_NUMPY_ONLY}; leave the decorator out, or compute on whole arrays",
        "scipy": f"{_NUMPY_ONLY}; blur with np.convolve along each axis, measure with array operations",
        "seaborn": _MASKS,
        "sympy": _NUMPY_ONLY,
        "PIL": DRAWING,
        "matplotlib": DRAWING,
        "numpy": _NUMPY_ONLY,
    }
)
_MEMBERS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "PIL": MappingProxyType(
            {
                **dict.fromkeys(
                    ("ImageChops", "ImageDraw", "ImageEnhance", "ImageFont", "ImageOps"), DRAWING
                ),
                "ImageFilter": "blur with np.convolve along each axis of the array",
            }
        ),
        "matplotlib": MappingProxyType(
            dict.fromkeys(("animation", "collections", "lines", "patches", "path", "text"), DRAWING)
        ),
        "numpy": MappingProxyType(
            {
                **dict.fromkeys(("load", "loadtxt", "genfromtxt", "fromfile", "fromregex", "memmap"), FILES),
                **dict.fromkeys(("save", "savez", "savez_compressed", "savetxt", "DataSource"), FILES),
                **dict.fromkeys(("ctypeslib", "from_dlpack", "recarray", "rec", "record", "void"), MEMORY),
                **dict.fromkeys(
                    ("core", "_core", "f2py", "get_include", "show_config", "show_runtime"), INSPECTION
                ),
                **dict.fromkeys(("matrix", "asmatrix", "bmat", "matlib"), "use np.array, and @ for products"),
                **dict.fromkeys(("char", "strings"), "use Python's own strings"),
                "testing": "compare with np.allclose",
                "test": "compare with np.allclose",
            }
        ),
        "numpy.random": MappingProxyType(
            {"set_state": "use np.random.seed, or np.random.default_rng(seed)", "BitGenerator": "use PCG64"}
        ),
        "functools": MappingProxyType(
            dict.fromkeys(
                ("singledispatch", "singledispatchmethod"), "compare with isinstance in an if statement"
            )
        ),
        "operator": MappingProxyType(dict.fromkeys(("attrgetter", "methodcaller"), "write a lambda")),
        "string": MappingProxyType(dict.fromkeys(("Formatter", "Template"), "use an f-string")),
        "typing": MappingProxyType(
            dict.fromkeys(
                ("ForwardRef", "get_args", "get_origin", "get_type_hints"), "annotations are not evaluated"
            )
        ),
        "dataclasses": MappingProxyType({"make_dataclass": "write the class with @dataclass"}),
        "sys": MappingProxyType({"stdout": "use print", "stderr": "use print", "argv": _WRITE_IN}),
        "random": MappingProxyType({"SystemRandom": "use random.Random(seed)"}),
    }
)


def module_advice(module: str) -> str:
    """Say that a module is not there and what to do instead.

    Parameters
    ----------
    module : str
        Dotted name of a module that is not offered.

    Returns
    -------
    sentence : str
    """
    instead = _MODULES.get(module.partition(".")[0], _NUMPY_ONLY)
    return f"module {module} is not available: {instead}"


def member_advice(module: str, name: str) -> str | None:
    """Say that a name of a module is not there and what to do instead.

    Parameters
    ----------
    module : str
        Dotted name of an offered module.
    name : str
        Name that the facade does not have.

    Returns
    -------
    sentence : str or None
        None where nothing is known about the name: it may not exist in the real module either.
    """
    known = _MEMBERS.get(module)
    instead = known.get(name) if known else None
    return f"{module}.{name} is not available: {instead}" if instead else None
