"""The names that the facade of numpy offers: data only.

A name that a version of numpy does not have is left out there; one that a later version adds is not offered
before it is listed here.
"""

from __future__ import annotations

_CONSTANTS = "False_ True_ e euler_gamma inf little_endian nan newaxis pi"
_TYPES = """
    ScalarType bool bool_ byte bytes_ cdouble character clongdouble complex128 complex256 complex64
    complexfloating csingle datetime64 double dtype errstate finfo flatiter flexible float128 float16
    float32 float64 floating generic half iinfo inexact int16 int32 int64 int8 int_ intc integer intp long
    longdouble longlong ndenumerate ndindex nditer number object_ poly1d printoptions short signedinteger
    single str_ timedelta64 ubyte ufunc uint uint16 uint32 uint64 uint8 uintc uintp ulong ulonglong
    unsignedinteger ushort vectorize broadcast
"""
_INDEXING = """
    argmax argmin argpartition argsort argwhere c_ choose compress copyto count_nonzero diag_indices
    diag_indices_from extract fill_diagonal flatnonzero index_exp indices ix_ lexsort mask_indices mgrid
    nanargmax nanargmin nested_iters nonzero ogrid place put put_along_axis putmask r_ ravel_multi_index
    s_ searchsorted select take take_along_axis tril_indices tril_indices_from triu_indices
    triu_indices_from unravel_index where
"""
_SHAPING = """
    append array array_equal array_equiv array_split asanyarray asarray asarray_chkfinite
    ascontiguousarray asfortranarray astype atleast_1d atleast_2d atleast_3d arange block broadcast_arrays
    broadcast_shapes broadcast_to column_stack concat concatenate copy delete diag diagflat diagonal
    dsplit dstack empty empty_like expand_dims eye flip fliplr flipud fromfunction fromiter full full_like
    geomspace hsplit hstack identity insert linspace logspace matrix_transpose meshgrid moveaxis ndim ones
    ones_like packbits pad partition permute_dims ravel repeat require reshape resize roll rollaxis rot90
    row_stack shape size sort sort_complex split squeeze stack swapaxes tile transpose tri tril trim_zeros
    triu unpackbits unstack vander vsplit vstack zeros zeros_like
"""
_ELEMENTWISE = """
    abs absolute acos acosh add angle arccos arccosh arcsin arcsinh arctan arctan2 arctanh around asin
    asinh atan atan2 atanh bitwise_and bitwise_count bitwise_invert bitwise_left_shift bitwise_not
    bitwise_or bitwise_right_shift bitwise_xor cbrt ceil clip conj conjugate copysign cos cosh deg2rad
    degrees divide divmod equal exp exp2 expm1 fabs fix float_power floor floor_divide fmax fmin fmod
    frexp gcd greater greater_equal heaviside hypot i0 imag invert isclose iscomplex isfinite isinf isnan
    isnat isneginf isposinf isreal lcm ldexp left_shift less less_equal log log10 log1p log2 logaddexp
    logaddexp2 logical_and logical_not logical_or logical_xor maximum minimum mod modf multiply nan_to_num
    negative nextafter not_equal positive pow power rad2deg radians real real_if_close reciprocal
    remainder right_shift rint round sign signbit sin sinc sinh spacing sqrt square subtract tan tanh
    true_divide trunc unwrap
"""
_REDUCING = """
    all allclose amax amin any average bincount convolve corrcoef correlate cov cross cumprod cumsum
    cumulative_prod cumulative_sum diff digitize dot ediff1d einsum einsum_path gradient histogram
    histogram2d histogram_bin_edges histogramdd inner interp kron matmul matvec max mean median min
    nancumprod nancumsum nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum
    nanvar outer percentile piecewise prod ptp quantile std sum tensordot trace trapezoid trapz var vdot
    vecdot vecmat
"""
_SETS_AND_POLYNOMIALS = """
    in1d intersect1d isin poly polyadd polyder polydiv polyfit polyint polymul polysub polyval roots
    setdiff1d setxor1d union1d unique unique_all unique_counts unique_inverse unique_values
"""
_OTHER = """
    apply_along_axis apply_over_axes array2string array_repr array_str bartlett base_repr binary_repr
    blackman can_cast common_type format_float_positional format_float_scientific frompyfunc fromstring
    get_printoptions geterr hamming hanning iscomplexobj isdtype isfortran isrealobj isscalar issubdtype
    iterable kaiser may_share_memory min_scalar_type mintypecode promote_types result_type
    set_printoptions seterr shares_memory typename __version__
"""
NUMPY = _CONSTANTS + _TYPES + _INDEXING + _SHAPING + _ELEMENTWISE + _REDUCING + _SETS_AND_POLYNOMIALS + _OTHER
"""Of ``numpy`` itself, without its parts."""
EMATH = """
    sqrt log log2 logn log10 power arccos arcsin arctanh
"""
FFT = """
    fft ifft rfft irfft hfft ihfft rfftn irfftn rfft2 irfft2 fft2 ifft2 fftn ifftn fftshift ifftshift
    fftfreq rfftfreq
"""
LINALG = """
    matrix_power solve tensorsolve tensorinv inv cholesky eigvals eigvalsh pinv slogdet det svd svdvals
    eig eigh lstsq norm qr cond matrix_rank LinAlgError multi_dot trace diagonal cross outer tensordot
    matmul matrix_transpose matrix_norm vector_norm vecdot
"""
MASKED = """
    abs all allclose any arange argmax argmin argsort around array asarray average clip compress
    compressed concatenate copy cos count count_masked default_fill_value empty exp filled fix_invalid
    floor getdata getmask getmaskarray hypot is_masked isMaskedArray log log10 log2 logical_and
    logical_not logical_or make_mask masked masked_all masked_array masked_equal masked_greater
    masked_greater_equal masked_inside masked_invalid masked_less masked_less_equal masked_not_equal
    masked_outside masked_values masked_where max maximum mean median min minimum nomask ones power prod
    set_fill_value sin sqrt std sum var where zeros
"""
RANDOM = """
    Generator MT19937 PCG64 PCG64DXSM Philox RandomState SFC64 SeedSequence beta binomial bytes chisquare
    choice dirichlet exponential f gamma geometric get_state gumbel hypergeometric laplace logistic
    lognormal logseries multinomial multivariate_normal negative_binomial noncentral_chisquare
    noncentral_f normal pareto permutation poisson power rand randint randn random random_integers
    random_sample ranf rayleigh sample seed shuffle standard_cauchy standard_exponential standard_gamma
    standard_normal standard_t triangular uniform vonmises wald weibull zipf
"""
POLYNOMIAL = """
    Chebyshev Hermite HermiteE Laguerre Legendre Polynomial
"""
POLYNOMIAL_FUNCTIONS = """
    polyzero polyone polyx polydomain polyline polyadd polysub polymulx polymul polydiv polypow polyval
    polyvalfromroots polyder polyint polyfromroots polyvander polyfit polytrim polyroots Polynomial
    polyval2d polyval3d polygrid2d polygrid3d polyvander2d polyvander3d polycompanion
"""
