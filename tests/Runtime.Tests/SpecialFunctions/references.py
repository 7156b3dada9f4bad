"""Makes the tables of reference values in References/, independently of the library: by mpmath's own algorithms, in 60 digits and more.

    python3 references.py        (needs mpmath)

Each line has the operands, exactly as the numbers of a double that they are, and the value in 30 digits. Where a function has zeros
that no double hits, a last number is what the value changes by when the operand changes in its last place: there no formula that
computes with doubles can do better than a part of it.
"""
import pathlib
import random
import struct
import sys

from mpmath import mp, mpf

mp.dps = 60
FOLDER = pathlib.Path(__file__).resolve().parent / "References"
RANDOM = random.Random(20240511)
ULP = mpf(2) ** -52
LARGEST = mpf(sys.float_info.max)
LEAST = mpf(2) ** -1075


def single(x):
    """The nearest number of a float: half of the points are such, so that they serve for either precision."""
    return struct.unpack("f", struct.pack("f", x))[0]


def mixed(points):
    return [single(x) if index % 2 == 0 and 1e-37 < abs(x) < 1e37 else x for index, x in enumerate(points)]


def uniform(low, high, count):
    return mixed([RANDOM.uniform(low, high) for _ in range(count)])


def logarithmic(low, high, count, sign=1):
    """Sizes from 10^low to 10^high."""
    return mixed([sign * 10 ** RANDOM.uniform(low, high) for _ in range(count)])


def near(points, distances=(52, 45, 30, 20, 10)):
    """The neighbours of points at distances of these negative powers of 2."""
    return [x + sign * 2.0**-k * max(1, abs(x)) for x in points for k in distances for sign in (-1, 1)]


def write(name, points, function, slope=None):
    lines = []
    for point in dict.fromkeys(points):
        operands = point if isinstance(point, tuple) else (point,)
        value = function(*[mpf(x) if isinstance(x, float) else x for x in operands])
        if abs(value) > LARGEST or (value != 0 and abs(value) < LEAST):
            continue
        line = " ".join([repr(x) for x in operands] + [mp.nstr(value, 30, strip_zeros=False, min_fixed=0, max_fixed=0)])
        if slope is not None:
            line += " " + mp.nstr(ULP * slope(*[mpf(x) if isinstance(x, float) else x for x in operands]), 3)
        lines.append(line)
    (FOLDER / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")
    print(name, len(lines))


# --- The error function ----------------------------------------------------------------------------------------------------------
def asymptotic_scaled(x):
    return sum((-1) ** k * mp.fac2(2 * k - 1) / (2 * x * x) ** k for k in range(12)) / (x * mp.sqrt(mp.pi))


def scaled(x):
    return asymptotic_scaled(x) if x > 10**4 else mp.exp(x * x) * mp.erfc(x)


def scaled_integral(n, x):
    """DLMF 7.18.9 and 7.18.10, by confluent hypergeometric functions."""
    n = int(n)
    half = mpf(n) / 2
    if x > 6:
        return mp.hyperu(half + mpf(1) / 2, mpf(1) / 2, x * x) / (mpf(2) ** n * mp.sqrt(mp.pi))
    with mp.workdps(160):
        x = mpf(x)
        even = mp.hyp1f1(half + mpf(1) / 2, mpf(1) / 2, x * x) * mp.rgamma(half + 1) / mpf(2) ** n
        odd = x * mp.hyp1f1(half + 1, mpf(3) / 2, x * x) * mp.rgamma(half + mpf(1) / 2) / mpf(2) ** (n - 1)
        return even - odd


def tail_inverse(tail):
    """The y > 0 with erfc(y) = tail, by Newton's method on the logarithm."""
    with mp.workdps(80):
        y = mp.sqrt(-mp.log(tail)) if tail < 0.4 else mpf(1) / 2
        for _ in range(200):
            now = mp.erfc(y)
            step = mp.log(now / tail) * now * mp.sqrt(mp.pi) / 2 * mp.exp(y * y)
            y += step
            if abs(step) < mpf(10) ** -60:
                return y
        raise ArithmeticError(tail)


def error_inverse(x):
    return mp.erfinv(x) if abs(x) < 0.5 else mp.sign(x) * tail_inverse(1 - abs(x))


def complement_inverse(x):
    return tail_inverse(x) if x < 0.5 else mp.erfinv(1 - x) if x < 1.5 else -tail_inverse(2 - x)


ones = [1.0 - 2.0**-k for k in range(1, 54)]
everywhere = logarithmic(-300, -3, 40) + logarithmic(-300, -3, 20, -1) + logarithmic(-3, 0.5, 60) + uniform(-7, 7, 80) + near([1.0, -1.0, 0.5])
write("Erf", everywhere + [-0.25, 0.0], mp.erf)
write("Erfc", everywhere + uniform(0, 27.3, 120) + uniform(26, 27.3, 40), mp.erfc)
write("ScaledErfc", everywhere + uniform(-26.6, 30, 120) + logarithmic(1, 300, 60), scaled)
write(
    "ErfInverse", [x for x in everywhere if abs(x) < 1] + ones + [-x for x in ones] + near([0.85, -0.85]) + uniform(-1, 1, 80), error_inverse
)
write(
    "ErfcInverse",
    logarithmic(-323, 0, 120) + uniform(0, 2, 80) + [2 - 2.0**-k for k in range(1, 53)] + [5e-324, 1e-310] + near([0.15, 1.85, 1.0]),
    complement_inverse,
)
orders = [1, 2, 3, 5, 10, 25]
write(
    "ScaledErfcIntegral",
    [(n, x) for n in orders for x in uniform(-5, 6, 14) + logarithmic(-5, 1, 8) + logarithmic(1, 8, 5) + near([1.0 / n**0.5], (30, 20))],
    scaled_integral,
)


# --- The normal distribution -----------------------------------------------------------------------------------------------------
def density(x):
    return mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)


def distribution(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def log_distribution(x):
    if x < 0:
        return mp.log(scaled(-x / mp.sqrt(2)) / 2) - x * x / 2
    return mp.log1p(-mp.erfc(x / mp.sqrt(2)) / 2)


def quantile(p):
    return mp.sqrt(2) * (-tail_inverse(2 * p) if p < 0.25 else mp.erfinv(2 * p - 1) if p < 0.75 else tail_inverse(2 * (1 - p)))


tails = uniform(-38.6, 8.3, 120) + uniform(-38.6, -36, 60) + uniform(-2, 2, 60) + logarithmic(-300, -1, 40) + [-38.0, -37.5, -38.48, 0.0, 8.0]
write("NormalPdf", tails + uniform(30, 38.6, 40), density)
write("NormalCdf", tails, distribution)
write("LogNormalCdf", tails + logarithmic(1, 150, 40, -1) + uniform(8, 38, 40), log_distribution)
write(
    "NormalQuantile",
    logarithmic(-323, 0, 150) + uniform(0, 1, 80) + ones + [1e-300, 5e-324, 0.025, 0.975, 0.075, 0.925] + near([0.5, 0.075, 0.925]),
    quantile,
)

# --- The gamma function ----------------------------------------------------------------------------------------------------------
poles = near([float(-n) for n in (1, 2, 3, 7, 8, 9, 20, 100)])
negative = uniform(-12, 0, 120) + uniform(-170, -8, 60) + poles + logarithmic(-300, -1, 20, -1)
positive = uniform(0, 8, 100) + uniform(8, 30, 40) + logarithmic(-300, -1, 40) + near([1.0, 2.0, 3.0, 8.0, 0.5, 1.5, 2.5])
write("Gamma", positive + uniform(8, 171.6, 80) + negative + uniform(-184, -165, 40) + [0.5, 5.0, 171.0, 171.6243], mp.gamma)
write("LogGamma", positive + logarithmic(1, 305, 60) + [0.5, 1.0, 2.0, 3.0, 1e-310], lambda x: mp.loggamma(x).real)


def log_size(x):
    return mp.log(abs(mp.gamma(x))) if x > -10000 else mp.log(mp.pi / abs(x * mp.sin(mp.pi * x))) - mp.loggamma(-x).real


def slope_of(function):
    return lambda x: abs(x * function(x))


def digamma(x):
    return mp.psi(0, x) if x > 0 else mp.psi(0, 1 - x) - mp.pi * mp.cot(mp.pi * x)


zeros = [float(mp.findroot(lambda x: mp.log(abs(mp.gamma(x))), guess)) for guess in (-2.457, -2.748, -3.143, -3.956)]
write("LogGammaOfNegative", negative + uniform(-1000, -100, 20) + near(zeros), log_size, slope_of(digamma))
root = float(mp.findroot(lambda x: mp.psi(0, x), 1.46163))
write("Digamma", positive + near([root]) + [root] + logarithmic(1, 300, 40) + uniform(1.4, 1.5, 40), digamma)
roots = [float(mp.findroot(lambda x: mp.psi(0, x), guess)) for guess in (-0.504, -1.573, -2.611)]
write("DigammaOfNegative", negative + uniform(-1000, -100, 20) + near(roots), digamma, slope_of(lambda x: mp.psi(1, 1 - x) - (mp.pi / mp.sin(mp.pi * x)) ** 2))


def polygamma(n, x):
    """(−1)ⁿ⁺¹·n!·ζ(n + 1, x), moved above 0 term by term."""
    n = int(n)
    terms = mpf(0)
    while x < 1:
        terms += mpf(1) / x ** (n + 1)
        x += 1
    with mp.workdps(60 + int((n + 1) * mp.log10(x))):  # mpmath rounds the zeta function to digits behind the point.
        return (-1) ** (n + 1) * mp.factorial(n) * (terms + mp.zeta(n + 1, x))


write("Trigamma", uniform(0, 30, 80) + logarithmic(-150, 0, 30) + logarithmic(1, 290, 30) + uniform(-20, 0, 40) + near([-1.0, -3.0]), lambda x: polygamma(1, x))
write(
    "Polygamma",
    [(n, x) for n in (1, 2, 3, 4, 5, 8, 15, 30, 50) for x in uniform(0.01, 30, 20) + logarithmic(-6, 0, 5) + logarithmic(1, 6, 8)],
    polygamma,
)
write(
    "PolygammaOfNegative",
    [(n, x) for n in (1, 2, 3, 4, 7, 10) for x in uniform(-12, 0, 20) + near([-2.0], (30, 20, 10))],
    polygamma,
    lambda n, x: abs(x * polygamma(int(n) + 1, x)),
)


# --- The beta function -----------------------------------------------------------------------------------------------------------
def log_beta(a, b):
    with mp.workdps(700 if max(a, b) > 10**60 else 160):
        a, b = mpf(a), mpf(b)
        if min(a, b) < mpf(10) ** -60 and max(a, b) < 1:
            return mp.log(1 / a + 1 / b)
        return mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)


def pairs(first, second):
    return [(a, b) for a, b in zip(first, second)] + [(b, a) for a, b in zip(first[:20], second[:20])]


small_pairs = pairs(uniform(0, 8, 80), uniform(0, 8, 80)) + pairs(logarithmic(-250, 0, 40), logarithmic(-3, 0.9, 40))
large_pairs = pairs(uniform(8, 500, 80), uniform(8, 500, 80)) + pairs(logarithmic(1, 5, 40), uniform(8, 60, 40)) + pairs(logarithmic(1, 100, 40), uniform(8, 11, 40))
uneven_pairs = pairs(logarithmic(1, 12, 60), uniform(0, 8, 60)) + pairs(logarithmic(1, 100, 40), logarithmic(-30, 0.4, 40))
all_pairs = small_pairs + large_pairs + uneven_pairs + [(1.0, 1.0), (0.5, 0.5), (8.0, 8.0), (7.999, 8.0), (1e-120, 1e-110), (1.0, 1e-300)]
write("Beta", all_pairs, lambda a, b: mp.exp(log_beta(a, b)))


def beta_slope(a, b):
    """With eight units for the curve where B is 1 and ln B the difference of larger logarithms of Γ: there the error is absolute."""
    total = mp.psi(0, a + b)
    return 8 + abs(a * (mp.psi(0, a) - total)) + abs(b * (mp.psi(0, b) - total))


write("LogBeta", all_pairs, log_beta, beta_slope)
