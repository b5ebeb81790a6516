"""What is offered of the standard library's modules whose members are harmless as they are."""

from __future__ import annotations

import functools
import importlib
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.facades.modules import Modules

OFFERED = MappingProxyType(
    {
        "base64": "b64decode b64encode b85decode b85encode b16decode b16encode",
        "binascii": "crc32 hexlify unhexlify",
        "bisect": "bisect bisect_left bisect_right insort insort_left insort_right",
        "cmath": """
            acos acosh asin asinh atan atanh cos cosh e exp inf infj isclose isfinite isinf isnan log
            log10 nan nanj phase pi polar rect sin sinh sqrt tan tanh tau
        """,
        "collections.abc": """
            Callable Collection Container Generator Hashable ItemsView Iterable Iterator KeysView Mapping
            MappingView MutableMapping MutableSequence MutableSet Reversible Sequence Set Sized ValuesView
        """,
        "colorsys": "hls_to_rgb hsv_to_rgb rgb_to_hls rgb_to_hsv rgb_to_yiq yiq_to_rgb",
        "contextlib": "ExitStack closing contextmanager nullcontext suppress",
        "copy": "Error copy deepcopy",
        "datetime": "MAXYEAR MINYEAR UTC date datetime time timedelta timezone",
        "decimal": """
            Context Decimal DivisionByZero Inexact InvalidOperation Overflow ROUND_CEILING ROUND_DOWN
            ROUND_FLOOR ROUND_HALF_DOWN ROUND_HALF_EVEN ROUND_HALF_UP ROUND_UP Underflow getcontext
            localcontext setcontext
        """,
        "fractions": "Fraction",
        "hashlib": "blake2b blake2s md5 sha1 sha224 sha256 sha384 sha512 sha3_256 sha3_512",
        "heapq": "heapify heappop heappush heappushpop heapreplace merge nlargest nsmallest",
        "itertools": """
            accumulate batched chain combinations combinations_with_replacement compress count cycle
            dropwhile filterfalse groupby islice pairwise permutations product repeat starmap takewhile
            tee zip_longest
        """,
        "math": """
            acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf
            erfc exp exp2 expm1 fabs factorial floor fma fmod frexp fsum gamma gcd hypot inf isclose
            isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi
            pow prod radians remainder sin sinh sqrt sumprod tan tanh tau trunc ulp
        """,
        "numbers": "Complex Integral Number Rational Real",
        "operator": """
            abs add and_ concat contains countOf delitem eq floordiv ge getitem gt iadd iand iconcat
            ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow irshift is_ is_not isub
            itemgetter itruediv ixor le length_hint lshift lt matmul mod mul ne neg not_ or_ pos pow
            rshift setitem sub truediv truth xor
        """,
        "random": """
            Random betavariate choice choices expovariate gammavariate gauss getrandbits getstate
            lognormvariate normalvariate paretovariate randbytes randint random randrange sample seed
            setstate shuffle triangular uniform vonmisesvariate weibullvariate
        """,
        "re": """
            A ASCII DOTALL I IGNORECASE M MULTILINE Match Pattern S U UNICODE VERBOSE X compile error
            escape findall finditer fullmatch match search split sub subn
        """,
        "statistics": """
            NormalDist StatisticsError correlation covariance fmean geometric_mean harmonic_mean
            linear_regression mean median median_grouped median_high median_low mode multimode pstdev
            pvariance quantiles stdev variance
        """,
        "string": """
            ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits printable
            punctuation whitespace
        """,
        "struct": "calcsize error pack unpack",
        "textwrap": "dedent fill indent shorten wrap",
        "time": """
            monotonic monotonic_ns perf_counter perf_counter_ns process_time process_time_ns sleep time
            time_ns
        """,
        "zlib": "adler32 compress crc32 decompress error",
    }
)
"""Names by module; those that the running Python does not have are left out."""


def build(module: str, _: Modules) -> Mapping[str, Any]:
    """Offer a module.

    Parameters
    ----------
    module : str
        A name in `OFFERED`.

    Returns
    -------
    members : mapping of str to object
    """
    return _contents(module)


@functools.cache
def _contents(module: str) -> Mapping[str, Any]:
    real = importlib.import_module(module)
    names = OFFERED[module].split()
    return {name: getattr(real, name) for name in names if hasattr(real, name)}
