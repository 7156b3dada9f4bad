"""Makes the tables of coefficients in this folder, in 60 digits, and says how far each approximation is from its function.

    python3 coefficients.py        (needs mpmath)

A polynomial is the interpolant at the Chebyshev nodes of its interval, a rational function the interpolant at as many nodes as it
has coefficients, with 1 as the first coefficient of its denominator: both are within a small factor of the best possible.
"""
import pathlib

from mpmath import mp, mpf

mp.dps = 60
FOLDER = pathlib.Path(__file__).resolve().parent
HALF = mpf(1) / 2


def nodes(count, low, high):
    return [(high + low) / 2 + (high - low) / 2 * mp.cos(mp.pi * (k + mpf(1) / 2) / count) for k in range(count)]


def solve(rows, values):
    solution = mp.lu_solve(mp.matrix(rows), mp.matrix(values))
    return [solution[k] for k in range(len(values))]


def polynomial(function, degree, low, high):
    points = nodes(degree + 1, mpf(low), mpf(high))
    return solve([[x**k for k in range(degree + 1)] for x in points], [function(x) for x in points])


def rational(function, degree, low, high):
    points = nodes(2 * degree + 1, mpf(low), mpf(high))
    values = [function(x) for x in points]
    rows = [[x**k for k in range(degree + 1)] + [-y * x**k for k in range(1, degree + 1)] for x, y in zip(points, values)]
    solution = solve(rows, values)
    return solution[: degree + 1], [mpf(1)] + solution[degree + 1 :]


def quotient(function, degrees, scale, high):
    """A rational function of x from 0 to a high number, at the nodes of the variable (x - scale) / (x + scale)."""
    numerator, denominator = degrees
    last = (high - scale) / (high + scale)
    points = [scale * (1 + t) / (1 - t) for t in nodes(numerator + denominator + 1, mpf(-1), last)]
    values = [function(x) for x in points]

    # All numbers of a row divided by a power of what they grow with: the solution is the same, and its digits are kept.
    weights = [(x + scale) ** -max(degrees) for x in points]
    rows = [[w * x**k for k in range(numerator + 1)] + [-w * y * x**k for k in range(1, denominator + 1)] for w, x, y in zip(weights, points, values)]
    solution = solve(rows, [w * y for w, y in zip(weights, values)])
    last = solution[-1]
    return [c / last for c in solution[: numerator + 1]], [c / last for c in [mpf(1)] + solution[numerator + 1 :]]


def evaluate(coefficients, x):
    total = mpf(0)
    for coefficient in reversed(coefficients):
        total = total * x + coefficient
    return total


def report(name, function, approximation, low, high):
    points = [mpf(low) + (mpf(high) - mpf(low)) * k / 203 for k in range(1, 203)]
    print(f"{name}: {mp.nstr(max(abs(approximation(x) / function(x) - 1) for x in points), 2)}")


def literal(number):
    return repr(float(number)).replace("e", "E").replace("E-0", "E-")


def table(name, summary, coefficients):
    lines = "\n".join(f"        {literal(c)}," for c in coefficients)
    return f"    /// <summary>{summary}</summary>\n    public static ReadOnlySpan<double> {name} =>\n    [\n{lines}\n    ];\n"


def constant(name, summary, value):
    return f"    /// <summary>{summary}</summary>\n    public const double {name} = {literal(value)};\n"


def write(name, summary, members):
    text = (
        "namespace SymbolicBackprop.Approximations;\n\n"
        f"/// <summary>{summary} Made by coefficients.py; the constant term comes first.</summary>\n"
        f"internal static class {name}\n{{\n" + "\n".join(members) + "}\n"
    )
    (FOLDER / f"{name}.cs").write_text(text, encoding="utf-8", newline="\n")


def fit_polynomial(name, summary, function, degree, low, high):
    coefficients = polynomial(function, degree, low, high)
    report(name, function, lambda x: evaluate(coefficients, x), low, high)
    return table(name, summary, coefficients)


def fit_rational(name, summary, function, degree, low, high):
    return tables(name, summary, function, rational(function, degree, low, high), low, high)


def fit_quotient(name, summary, function, degrees, scale, high):
    return tables(name, summary, function, quotient(function, degrees, mpf(scale), mpf(high)), 0, high)


def tables(name, summary, function, coefficients, low, high):
    numerator, denominator = coefficients
    report(name, function, lambda x: evaluate(numerator, x) / evaluate(denominator, x), low, high)
    return "\n".join(
        [
            table(name + "Numerator", f"The numerator of {summary}", numerator),
            table(name + "Denominator", f"The denominator of {summary}", denominator),
        ]
    )


# --- The error function ----------------------------------------------------------------------------------------------------------
SCALE = mpf("3.75")


def error_over_x(z):
    return mp.erf(mp.sqrt(z)) / mp.sqrt(z)


def scaled_complement(t):
    x = SCALE * (1 + t) / (1 - t)
    scaled = mp.exp(x * x) * mp.erfc(x) if x < 1000 else sum((-1) ** k * mp.fac2(2 * k - 1) / (2 * x * x) ** k for k in range(12)) / (x * mp.sqrt(mp.pi))
    return ((1 + 2 * x) * scaled - 1) / (1 + t)


def scaled_erfc(x):
    return mp.exp(x * x) * mp.erfc(x)


# --- The exponential function ----------------------------------------------------------------------------------------------------
def exponential_from_second_order(r):
    return (mp.exp(r) - 1 - r) / r**2 if abs(r) > mpf(10) ** -20 else HALF


# --- The logarithm ---------------------------------------------------------------------------------------------------------------
def logarithm_beyond_first_order(z):
    """(ln((1 + s) / (1 - s)) - 2 s) / s^3 by z = s^2."""
    s = mp.sqrt(z)
    return (mp.log((1 + s) / (1 - s)) - 2 * s) / (s * z) if z > mpf(10) ** -15 else 2 * (HALF - mpf(1) / 6) + 2 * z / 5


# --- The inverse of the error function -------------------------------------------------------------------------------------------
CENTRE = mpf("0.7225")
TAILS = [("NearTail", mpf("1.6"), mpf(4)), ("Tail", mpf(4), mpf(9)), ("FarTail", mpf(9), mpf("27.5"))]


def inverse_over_x(w):
    x = mp.sqrt(CENTRE - w)
    return mp.erfinv(x) / x


def inverse_of_tail(r):
    """The x with erfc(x)/2 = e^(-r^2), by Newton's method on the logarithm."""
    x = r
    while True:
        tail = mp.erfc(x) / 2
        step = (mp.log(tail) + r * r) * tail * mp.sqrt(mp.pi) * mp.exp(x * x)
        x += step
        if abs(step) < mpf(10) ** -50:
            return x


# --- The gamma function ----------------------------------------------------------------------------------------------------------
STIRLING = mpf(8)


def reciprocal_gamma(t):
    return mp.rgamma(1 + t)


def log_gamma_over_t(t):
    return mp.loggamma(2 + t) / t if abs(t) > mpf(10) ** -40 else mp.psi(0, 2)


def stirling(z):
    x = 1 / mp.sqrt(z)
    return x * (mp.loggamma(x) - ((x - HALF) * mp.log(x) - x + mp.log(2 * mp.pi) / 2))


# --- Its logarithmic derivatives -------------------------------------------------------------------------------------------------
ROOT = mp.findroot(lambda x: mp.psi(0, x), 1.46163)


def digamma_over_root(t):
    x = t + 3 * HALF
    return mp.psi(0, x) / (x - ROOT) if abs(x - ROOT) > mpf(10) ** -30 else mp.psi(1, ROOT)


def digamma_asymptotic(z):
    x = 1 / mp.sqrt(z)
    return (mp.log(x) - 1 / (2 * x) - mp.psi(0, x)) * x * x


write(
    "ErrorFunctionCoefficients",
    "What the error function and its complement are computed from.",
    [
        fit_polynomial("Series", "erf(x) / x by x², for |x| ≤ 1.", error_over_x, 11, 0, 1),
        constant("ScaleOfArgument", "The k of the variable t = (x − k) / (x + k), which is −1 at 0 and 1 at ∞.", SCALE),
        fit_polynomial("ScaledComplement", "((1 + 2x)·e^(x²)·erfc(x) − 1) / (1 + t) by t, for all x ≥ 0.", scaled_complement, 24, -1, 1),
        fit_quotient("Scaled", "e^(x²)·erfc(x) by x, for x from 0 to 28, with positive coefficients only.", scaled_erfc, (9, 10), "2.85", 28),
        fit_quotient("ScaledSingle", "e^(x²)·erfc(x) by x, for x from 0 to 28, in single precision.", scaled_erfc, (4, 5), "2.3", 28),
    ],
)
write(
    "ExponentialCoefficients",
    "What the exponential function is computed from.",
    [
        fit_polynomial("SecondOrder", "(eʳ − 1 − r) / r² by r, for |r| ≤ ½·ln 2.", exponential_from_second_order, 9, -HALF * mp.log(2), HALF * mp.log(2)),
        fit_polynomial("SecondOrderSingle", "(eʳ − 1 − r) / r² by r, for |r| ≤ ½·ln 2, in single precision.", exponential_from_second_order, 5, -HALF * mp.log(2), HALF * mp.log(2)),
    ],
)
write(
    "LogarithmCoefficients",
    "What the logarithm is computed from: s = (m − 1) / (m + 1) for m from ¾ to 1½.",
    [
        fit_polynomial("ThirdOrder", "(ln m − 2s) / s³ by s², for |s| ≤ 0.2.", logarithm_beyond_first_order, 7, 0, mpf(1) / 25),
        fit_polynomial("ThirdOrderSingle", "(ln m − 2s) / s³ by s², for |s| ≤ 0.2, in single precision.", logarithm_beyond_first_order, 3, 0, mpf(1) / 25),
    ],
)
write(
    "InverseErrorFunctionCoefficients",
    "What the inverse error function is computed from.",
    [
        constant("CentreBound", "The largest |x| of the centre.", mp.sqrt(CENTRE)),
        fit_rational("Centre", "erf⁻¹(x) / x by 0.7225 − x², for |x| ≤ 0.85.", inverse_over_x, 8, 0, CENTRE),
    ]
    + [
        text
        for name, low, high in TAILS
        for text in (
            constant(f"{name}From", "The least r of the piece.", low),
            fit_rational(name, f"x by r − {mp.nstr(low, 3)}, where ½·erfc(x) = e^(−r²), for r from {mp.nstr(low, 3)} to {mp.nstr(high, 3)}.", lambda s, low=low: inverse_of_tail(s + low), 7, 0, high - low),
        )
    ],
)
write(
    "GammaCoefficients",
    "What the gamma function and its logarithm are computed from.",
    [
        fit_polynomial("Reciprocal", "1 / Γ(1 + t) by t, for |t| ≤ ½.", reciprocal_gamma, 15, -HALF, HALF),
        fit_polynomial("LogarithmNearTwo", "ln Γ(2 + t) / t by t, for |t| ≤ ½.", log_gamma_over_t, 18, -HALF, HALF),
        constant("StirlingFrom", "Where Stirling's series takes over.", STIRLING),
        fit_polynomial("Stirling", "x·(ln Γ(x) − (x − ½)·ln x + x − ½·ln 2π) by 1/x², for x ≥ 8.", stirling, 6, 0, 1 / STIRLING**2),
    ],
)
bernoulli = [mp.bernoulli(2 * k) / mp.factorial(2 * k) for k in range(1, 12)]
write(
    "PolygammaCoefficients",
    "What the logarithmic derivatives of the gamma function are computed from.",
    [
        constant("Root", "The positive zero of ψ, rounded.", mpf(float(ROOT))),
        constant("RootCorrection", "What the rounded zero lacks.", ROOT - mpf(float(ROOT))),
        fit_rational("Digamma", "ψ(x) / (x − the zero) by x − 1.5, for x from 1 to 2.", digamma_over_root, 6, -HALF, HALF),
        constant("AsymptoticFrom", "Where the asymptotic series of ψ takes over.", STIRLING),
        fit_polynomial("DigammaAsymptotic", "x²·(ln x − 1/(2x) − ψ(x)) by 1/x², for x ≥ 8.", digamma_asymptotic, 7, 0, 1 / STIRLING**2),
        table("EulerMaclaurin", "B₂ₖ / (2k)! for k = 1, 2, …: the corrections of Euler's and Maclaurin's summation.", bernoulli),
    ],
)
