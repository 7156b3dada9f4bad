using System;
using System.Collections.Generic;
using static SymbolicBackprop.Generator.Operations.Notation;
using static SymbolicBackprop.Generator.Operations.Rows;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>The elementary functions of <c>Math</c>, <c>MathF</c>, <c>double</c>, <c>float</c> and of matrices.</summary>
internal static class ElementaryRows
{
    private const double Ln2 = 0.6931471805599453;
    private const double Ln10 = 2.302585092994046;

    public static IEnumerable<OperationRow> All { get; } =
    [
        // Powers and roots. The derivative of a length or an angle at the origin is 0 by the contract, not 0/0.
        Function("Sqrt", Everywhere, (g, x, y) => g / (2 * y)),
        Function("Cbrt", Everywhere, (g, x, y) => g / (3 * y * y)),
        Function("Pow", Scalar, (g, x, p, y) => PowerByBase(g, x, p), (g, x, p, y) => PowerByExponent(g, x, p, y)),
        Function("MatrixPow", 2, Hosts.Matrix, (g, x, y) => PowerByBase(g, x[0], x[1])) with { Syntax = new Method(Hosts.Matrix, "Pow") },
        Function("RootN", 2, Hosts.Number, (g, x, y) => g / (AsReal(x[1], y) * Pow(y, AsReal(x[1], y) - 1))),
        Function("Hypot", Hosts.Number, (g, a, b, y) => UnlessZero(y, g * (a / y)), (g, a, b, y) => UnlessZero(y, g * (b / y))),
        Function("ReciprocalEstimate", Scalar, (g, x, y) => -(g * y * y)),
        Function("ReciprocalSqrtEstimate", Scalar, (g, x, y) => -(g * y * y * y / 2)),

        // Exponentials and logarithms
        Function("Exp", Everywhere, (g, x, y) => g * y),
        Function("Exp2", Hosts.Number | Hosts.Matrix, (g, x, y) => g * y * Ln2),
        Function("Exp10", Hosts.Number, (g, x, y) => g * y * Ln10),
        Function("ExpM1", Hosts.Number | Hosts.Matrix, (g, x, y) => g * Exp(x)),
        Function("Exp2M1", Hosts.Number, (g, x, y) => g * Exp2(x) * Ln2),
        Function("Exp10M1", Hosts.Number, (g, x, y) => g * Exp10(x) * Ln10),
        Function("Log", Everywhere, (g, x, y) => g / x),
        Function("Log2", Everywhere, (g, x, y) => g / (x * Ln2)),
        Function("Log10", Everywhere, (g, x, y) => g / (x * Ln10)),
        Function("LogP1", Hosts.Number | Hosts.Matrix, (g, x, y) => g / (1 + x)),
        Function("Log2P1", Hosts.Number, (g, x, y) => g / ((1 + x) * Ln2)),
        Function("Log10P1", Hosts.Number, (g, x, y) => g / ((1 + x) * Ln10)),
        Function("LogBase", Scalar, (g, x, b, y) => g / (x * Log(b)), (g, x, b, y) => -(g * y / (b * Log(b)))) with { Syntax = new Method(Scalar, "Log") },

        // Circular functions
        Function("Sin", Everywhere, (g, x, y) => g * Cos(x)),
        Function("Cos", Everywhere, (g, x, y) => -(g * Sin(x))),
        Function("Tan", Everywhere, (g, x, y) => g * (1 + (y * y))),
        Function("Asin", Everywhere, (g, x, y) => g / Sqrt((1 - x) * (1 + x))),
        Function("Acos", Everywhere, (g, x, y) => -(g / Sqrt((1 - x) * (1 + x)))),
        Function("Atan", Everywhere, (g, x, y) => g / (1 + (x * x))),
        Function("Atan2", Scalar,
            (g, a, b, y) => UnlessZero(Radius(a, b), g * (b / Radius(a, b)) / Radius(a, b)),
            (g, a, b, y) => UnlessZero(Radius(a, b), -(g * (a / Radius(a, b)) / Radius(a, b)))),
        Function("SinPi", Hosts.Number, (g, x, y) => g * Math.PI * CosPi(x)),
        Function("CosPi", Hosts.Number, (g, x, y) => -(g * Math.PI * SinPi(x))),
        Function("TanPi", Hosts.Number, (g, x, y) => g * Math.PI * (1 + (y * y))),
        Function("AsinPi", Hosts.Number, (g, x, y) => g / (Math.PI * Sqrt((1 - x) * (1 + x)))),
        Function("AcosPi", Hosts.Number, (g, x, y) => -(g / (Math.PI * Sqrt((1 - x) * (1 + x))))),
        Function("AtanPi", Hosts.Number, (g, x, y) => g / (Math.PI * (1 + (x * x)))),
        Function("Atan2Pi", Hosts.Number,
            (g, a, b, y) => UnlessZero(Radius(a, b), g * (b / Radius(a, b)) / (Math.PI * Radius(a, b))),
            (g, a, b, y) => UnlessZero(Radius(a, b), -(g * (a / Radius(a, b)) / (Math.PI * Radius(a, b))))),
        Function("DegreesToRadians", Hosts.Number, (g, x, y) => g.Apply("DegreesToRadians")),
        Function("RadiansToDegrees", Hosts.Number, (g, x, y) => g.Apply("RadiansToDegrees")),

        // Both results of one call; each is a row, so that the value keeps the bits of SinCos.
        Function("SinOfSinCos", Scalar, (g, x, y) => g * x.Apply("CosOfSinCos")) with { Syntax = new Method(Scalar, "SinCos") { Suffix = ".Sin" } },
        Function("CosOfSinCos", Scalar, (g, x, y) => -(g * x.Apply("SinOfSinCos"))) with { Syntax = new Method(Scalar, "SinCos") { Suffix = ".Cos" } },
        Function("SinPiOfSinCosPi", Hosts.Number, (g, x, y) => g * Math.PI * x.Apply("CosPiOfSinCosPi")) with { Syntax = new Method(Hosts.Number, "SinCosPi") { Suffix = ".SinPi" } },
        Function("CosPiOfSinCosPi", Hosts.Number, (g, x, y) => -(g * Math.PI * x.Apply("SinPiOfSinCosPi"))) with { Syntax = new Method(Hosts.Number, "SinCosPi") { Suffix = ".CosPi" } },

        // Hyperbolic functions
        Function("Sinh", Everywhere, (g, x, y) => g * Cosh(x)),
        Function("Cosh", Everywhere, (g, x, y) => g * Sinh(x)),
        Function("Tanh", Everywhere, (g, x, y) => g * (1 - (y * y))),
        Function("Asinh", Everywhere, (g, x, y) => g / HypotOne(x)),
        Function("Acosh", Everywhere, (g, x, y) => g / (Sqrt(x - 1) * Sqrt(x + 1))),
        Function("Atanh", Everywhere, (g, x, y) => g / ((1 - x) * (1 + x))),

        // Sums and products in one step
        Function("FusedMultiplyAdd", 3, Scalar, (g, x, y) => g * x[1], (g, x, y) => g * x[0], (g, x, y) => g),
        Function("MultiplyAddEstimate", 3, Hosts.Number, (g, x, y) => g * x[1], (g, x, y) => g * x[0], (g, x, y) => g),
        Function("Lerp", 3, Hosts.Number, (g, x, y) => g * (1 - x[2]), (g, x, y) => g * x[2], (g, x, y) => g * (x[1] - x[0])),
        Function("ScaleB", 2, Scalar, (g, x, y) => g.Apply("ScaleB", x[1])),
        Function("Ieee754Remainder", Scalar, (g, a, b, y) => g, (g, a, b, y) => -(g * Round(a / b)))
            with { Syntax = new Method(Scalar, "Ieee754Remainder") { MathName = "IEEERemainder" } },

        // Functions of networks
        Function("Sigmoid", Hosts.Functions | Hosts.Matrix, (g, x, y) => g * y * (1 - y)),
        Function("Softplus", Hosts.Functions | Hosts.Matrix, (g, x, y) => g * Sigmoid(x)),
        Function("Relu", Hosts.Functions | Hosts.Matrix, (g, x, y) => WhereGreater(x, x.Constant(0), g)),
        Function("Square", Hosts.Functions | Hosts.Matrix, (g, x, y) => 2 * g * x),
        Function("LogSumExp", Hosts.Functions, (g, a, b, y) => g * Sigmoid(a - b), (g, a, b, y) => g * Sigmoid(b - a)),
    ];

    /// <summary>
    /// ∂xᵖ/∂x = p·xᵖ⁻¹. A constant exponent of 0, 1 or 2 gives 0, g, 2·g·x: no power is left that a further derivative could
    /// send through a logarithm. A varying exponent of 0 gives 0 also at x = 0, where p·xᵖ⁻¹ would be 0·∞.
    /// </summary>
    private static Term PowerByBase(Term g, Term x, Term p) => p.Number switch
    {
        0 => ZeroLike(g),
        1 => g,
        2 => 2 * g * x,
        { } constant => g * (constant * Pow(x, p.Constant(constant - 1))),
        null => Select(p.IsEqualTo(0), ZeroLike(g), g * (p * Pow(x, p - 1))),
    };

    /// <summary>∂xᵖ/∂p = xᵖ·ln x; at x = 0 the limit, which is 0 for p &gt; 0 and does not exist otherwise.</summary>
    private static Term PowerByExponent(Term g, Term x, Term p, Term y) =>
        Select(x.IsEqualTo(0), Select(p > p.Constant(0), g.Constant(0), g.Constant(double.NaN)), g * (y * Log(x)));

    private static Term Radius(Term a, Term b) => a.Apply("Hypot", b);
}
