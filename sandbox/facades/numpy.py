"""What is offered of numpy: everything that computes, nothing that reads files, memory or the interpreter."""

from __future__ import annotations

import functools
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.lib import array_utils, stride_tricks

from sandbox.facades.modules import Refused
from sandbox.facades.typing import Form

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from numpy.typing import ArrayLike, DTypeLike, NDArray

    from sandbox.facades.modules import Modules

_CONSTANTS = "False_ True_ e euler_gamma inf little_endian nan newaxis pi"
_TYPES = (
    "ScalarType bool bool_ byte bytes_ cdouble character clongdouble complex128 complex256 complex64 complexfloating"
    " csingle datetime64 double dtype errstate finfo flatiter flexible float128 float16 float32 float64 floating"
    " generic half iinfo inexact int16 int32 int64 int8 int_ intc integer intp long longdouble longlong ndenumerate"
    " ndindex nditer number object_ poly1d printoptions short signedinteger single str_ timedelta64 ubyte ufunc uint"
    " uint16 uint32 uint64 uint8 uintc uintp ulong ulonglong unsignedinteger ushort vectorize broadcast"
)
_INDEXING = (
    "argmax argmin argpartition argsort argwhere c_ choose compress copyto count_nonzero diag_indices"
    " diag_indices_from extract fill_diagonal flatnonzero index_exp indices ix_ lexsort mask_indices mgrid nanargmax"
    " nanargmin nested_iters nonzero ogrid place put put_along_axis putmask r_ ravel_multi_index s_ searchsorted"
    " select take take_along_axis tril_indices tril_indices_from triu_indices triu_indices_from unravel_index where"
)
_SHAPING = (
    "append array array_equal array_equiv array_split asanyarray asarray asarray_chkfinite ascontiguousarray"
    " asfortranarray astype atleast_1d atleast_2d atleast_3d arange block broadcast_arrays broadcast_shapes"
    " broadcast_to column_stack concat concatenate copy delete diag diagflat diagonal dsplit dstack empty empty_like"
    " expand_dims eye flip fliplr flipud fromfunction fromiter full full_like geomspace hsplit hstack identity insert"
    " linspace logspace matrix_transpose meshgrid moveaxis ndim ones ones_like packbits pad partition permute_dims"
    " ravel repeat require reshape resize roll rollaxis rot90 row_stack shape size sort sort_complex split squeeze"
    " stack swapaxes tile transpose tri tril trim_zeros triu unpackbits unstack vander vsplit vstack zeros zeros_like"
)
_ELEMENTWISE = (
    "abs absolute acos acosh add angle arccos arccosh arcsin arcsinh arctan arctan2 arctanh around asin asinh atan"
    " atan2 atanh bitwise_and bitwise_count bitwise_invert bitwise_left_shift bitwise_not bitwise_or"
    " bitwise_right_shift bitwise_xor cbrt ceil clip conj conjugate copysign cos cosh deg2rad degrees divide divmod"
    " equal exp exp2 expm1 fabs fix float_power floor floor_divide fmax fmin fmod frexp gcd greater greater_equal"
    " heaviside hypot i0 imag invert isclose iscomplex isfinite isinf isnan isnat isneginf isposinf isreal lcm ldexp"
    " left_shift less less_equal log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or"
    " logical_xor maximum minimum mod modf multiply nan_to_num negative nextafter not_equal positive pow power"
    " rad2deg radians real real_if_close reciprocal remainder right_shift rint round sign signbit sin sinc sinh"
    " spacing sqrt square subtract tan tanh true_divide trunc unwrap"
)
_REDUCING = (
    "all allclose amax amin any average bincount convolve corrcoef correlate cov cross cumprod cumsum"
    " cumulative_prod cumulative_sum diff digitize dot ediff1d einsum einsum_path gradient histogram histogram2d"
    " histogram_bin_edges histogramdd inner interp kron matmul matvec max mean median min nancumprod nancumsum"
    " nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum nanvar outer percentile"
    " piecewise prod ptp quantile std sum tensordot trace trapezoid trapz var vdot vecdot vecmat"
)
_SETS_AND_POLYNOMIALS = (
    "in1d intersect1d isin poly polyadd polyder polydiv polyfit polyint polymul polysub polyval roots setdiff1d"
    " setxor1d union1d unique unique_all unique_counts unique_inverse unique_values"
)
_OTHER = (
    "apply_along_axis apply_over_axes array2string array_repr array_str bartlett base_repr binary_repr blackman"
    " can_cast common_type format_float_positional format_float_scientific frompyfunc fromstring get_printoptions"
    " geterr hamming hanning iscomplexobj isdtype isfortran isrealobj isscalar issubdtype iterable kaiser"
    " may_share_memory min_scalar_type mintypecode promote_types result_type set_printoptions seterr shares_memory"
    " typename __version__"
)
_NAMES = (
    *(_CONSTANTS, _TYPES, _INDEXING, _SHAPING, _ELEMENTWISE, _REDUCING, _SETS_AND_POLYNOMIALS),
    _OTHER,
)
_MASKED = (
    "abs all allclose any arange argmax argmin argsort around array asarray average clip compress compressed"
    " concatenate copy cos count count_masked default_fill_value empty exp filled fix_invalid floor getdata getmask"
    " getmaskarray hypot is_masked isMaskedArray log log10 log2 logical_and logical_not logical_or make_mask masked"
    " masked_all masked_array masked_equal masked_greater masked_greater_equal masked_inside masked_invalid"
    " masked_less masked_less_equal masked_not_equal masked_outside masked_values masked_where max maximum mean"
    " median min minimum nomask ones power prod set_fill_value sin sqrt std sum var where zeros"
)
_RANDOM = (
    "Generator MT19937 PCG64 PCG64DXSM Philox RandomState SFC64 SeedSequence beta binomial bytes chisquare choice"
    " dirichlet exponential f gamma geometric get_state gumbel hypergeometric laplace logistic lognormal logseries"
    " multinomial multivariate_normal negative_binomial noncentral_chisquare noncentral_f normal pareto permutation"
    " poisson power rand randint randn random random_integers random_sample ranf rayleigh sample seed shuffle"
    " standard_cauchy standard_exponential standard_gamma standard_normal standard_t triangular uniform vonmises wald"
    " weibull zipf"
)
_SUBMODULES = MappingProxyType(
    {
        "numpy.emath": (np.emath, " ".join(np.emath.__all__)),
        "numpy.fft": (np.fft, " ".join(np.fft.__all__)),
        "numpy.linalg": (np.linalg, " ".join(np.linalg.__all__)),
        "numpy.ma": (np.ma, _MASKED),
        "numpy.polynomial.polynomial": (np.polynomial.polynomial, " ".join(np.polynomial.polynomial.__all__)),
    }
)


class _ArrayType(type):
    """Makes the class that stands for ``np.ndarray``: it tells arrays apart, but reads no memory."""

    def __instancecheck__(cls, thing: object) -> bool:
        return isinstance(thing, np.ndarray)

    def __subclasscheck__(cls, other: type) -> bool:
        return other is cls or issubclass(other, np.ndarray)

    def __call__(cls, shape: Any, dtype: DTypeLike = float, *memory: object, **more: object) -> NDArray[Any]:  # noqa: ANN401
        if memory or more:
            raise Refused(
                "np.ndarray() takes a shape and a dtype here: make arrays with np.zeros or np.array"
            )
        return np.empty(shape, dtype)

    def __getattr__(cls, name: str) -> Any:  # noqa: ANN401 - a method of arrays
        return getattr(np.ndarray, name)

    def __repr__(cls) -> str:
        return "<class 'numpy.ndarray'>"


class ndarray(metaclass=_ArrayType):  # noqa: N801 - stands for numpy's
    """Stands for ``np.ndarray``, whose constructor would read any memory as an array."""

    __qualname__ = "ndarray"

    def __init_subclass__(cls) -> None:
        raise Refused("np.ndarray cannot be subclassed here: use plain arrays and functions")

    def __class_getitem__(cls, _: object) -> Form:
        return Form("np.ndarray")


def frombuffer(buffer: Any, dtype: DTypeLike = float, count: int = -1, offset: int = 0) -> NDArray[Any]:  # noqa: ANN401
    """Read bytes as an array; an array of objects would give its pointers away."""
    if not isinstance(buffer, bytes | bytearray):
        raise Refused("np.frombuffer reads bytes only: for an array use .view or .astype")
    return np.frombuffer(buffer, dtype, count, offset)


def as_strided(
    x: ArrayLike,
    shape: Any = None,  # noqa: ANN401 - as numpy's
    strides: Any = None,  # noqa: ANN401 - as numpy's
    **_: bool,
) -> NDArray[Any]:
    """View an array with other strides, read-only, if all of the view lies inside the array."""
    array = np.asarray(x)
    view = stride_tricks.as_strided(array, shape, strides, writeable=False)
    inside, outside = array_utils.byte_bounds(array), array_utils.byte_bounds(view)
    if view.size and (outside[0] < inside[0] or outside[1] > inside[1]):
        raise Refused(
            "this view would reach outside of the array: use np.lib.stride_tricks.sliding_window_view"
        )
    return view


@functools.cache
def _contents(names: tuple[str, ...], real: ModuleType) -> MappingProxyType[str, Any]:
    """Give what is offered of a module; names that this numpy does not have are left out."""
    listed = " ".join(names).split()
    return MappingProxyType({name: vars(real)[name] for name in listed if name in vars(real)})


def build(modules: Modules) -> Mapping[str, Any]:
    """Offer numpy.

    Parameters
    ----------
    modules : Modules

    Returns
    -------
    members : mapping of str to object
    """
    parts = ("fft", "lib", "linalg", "ma", "polynomial", "random", "typing", "emath")
    return {
        **_contents(_NAMES, np),
        **{part: modules.load(f"numpy.{part}") for part in parts},
        "frombuffer": frombuffer,
        "ndarray": ndarray,
    }


def build_part(name: str) -> Mapping[str, Any]:
    """Offer one of numpy's parts that are harmless as they are.

    Parameters
    ----------
    name : str
        Dotted name.

    Returns
    -------
    members : mapping of str to object
    """
    real, names = _SUBMODULES[name]
    return _contents((names,), real)


def build_polynomial(modules: Modules) -> Mapping[str, Any]:
    """Offer polynomials."""
    names = ("Chebyshev Hermite HermiteE Laguerre Legendre Polynomial",)
    return {**_contents(names, np.polynomial), "polynomial": modules.load("numpy.polynomial.polynomial")}


def build_random(modules: Modules) -> Mapping[str, Any]:
    """Offer random numbers; generators made without a seed take one from the run's.

    Parameters
    ----------
    modules : Modules

    Returns
    -------
    members : mapping of str to object
    """

    def default_rng(seed: Any = None) -> np.random.Generator:  # noqa: ANN401 - as numpy's
        return np.random.default_rng(modules.next_seed() if seed is None else seed)

    return {**_contents((_RANDOM,), np.random), "default_rng": default_rng}


def build_lib(modules: Modules) -> Mapping[str, Any]:
    """Offer views with strides."""
    return {"stride_tricks": modules.load("numpy.lib.stride_tricks"), "scimath": modules.load("numpy.emath")}


def build_stride_tricks(_: Modules) -> Mapping[str, Any]:
    """Offer views that stay inside their array."""
    return {"as_strided": as_strided, "sliding_window_view": stride_tricks.sliding_window_view}


def build_typing(_: Modules) -> Mapping[str, Any]:
    """Offer types for annotations."""
    return {name: Form(f"numpy.typing.{name}") for name in ("ArrayLike", "DTypeLike", "NDArray")}


BUILDERS = MappingProxyType(
    {
        **{name: lambda _, name=name: build_part(name) for name in _SUBMODULES},
        "numpy": build,
        "numpy.lib": build_lib,
        "numpy.lib.stride_tricks": build_stride_tricks,
        "numpy.polynomial": build_polynomial,
        "numpy.random": build_random,
        "numpy.typing": build_typing,
    }
)
"""How the contents of each module are made."""
