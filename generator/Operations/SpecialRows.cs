using System.Collections.Generic;
using static SymbolicBackprop.Generator.Operations.Notation;
using static SymbolicBackprop.Generator.Operations.Rows;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>The error function, the normal distribution and the family of the gamma function.</summary>
internal static class SpecialRows
{
    private const double TwoOverSqrtPi = 1.1283791670955126;
    private const double HalfSqrtPi = 0.886226925452758;
    private const double SqrtTwoOverPi = 0.7978845608028654;
    private const double SqrtTwo = 1.4142135623730951;

    public static IEnumerable<OperationRow> All { get; } =
    [
        Function("Erf", Hosts.Functions, (g, x, y) => g * TwoOverSqrtPi * Exp(-(x * x))),
        Function("Erfc", Hosts.Functions, (g, x, y) => -(g * TwoOverSqrtPi * Exp(-(x * x)))),
        Function("ErfInverse", Hosts.Functions, (g, x, y) => g * HalfSqrtPi * Exp(y * y)),
        Function("ErfcInverse", Hosts.Functions, (g, x, y) => -(g * HalfSqrtPi * Exp(y * y))),

        // 2·x·y − 2/√π, and in general 2·x·Iₙ − Iₙ₋₁, without the difference.
        Function("ScaledErfc", Hosts.Functions, (g, x, y) => -(2 * g * ScaledErfcIntegral(x.Integer(1), x))),
        OfOrder("ScaledErfcIntegral", (g, x, y) => -(2 * AsReal(x[0] + 1, y) * g * ScaledErfcIntegral(x[0] + 1, x[1]))),

        Function("NormalPdf", Hosts.Functions, (g, x, y) => -(g * x * y)),
        Function("NormalCdf", Hosts.Functions, (g, x, y) => g * NormalPdf(x)),
        Function("LogNormalCdf", Hosts.Functions, (g, x, y) => g * SqrtTwoOverPi / ScaledErfc(-x / SqrtTwo)),
        Function("NormalQuantile", Hosts.Functions, (g, x, y) => g / NormalPdf(y)),

        Function("Gamma", Hosts.Functions, (g, x, y) => g * y * Digamma(x)),
        Function("LogGamma", Hosts.Functions, (g, x, y) => g * Digamma(x)),
        Function("Digamma", Hosts.Functions, (g, x, y) => g * Trigamma(x)),
        Function("Trigamma", Hosts.Functions, (g, x, y) => g * Polygamma(x.Integer(2), x)),
        OfOrder("Polygamma", (g, x, y) => g * Polygamma(x[0] + 1, x[1])),
        Function("Beta", Hosts.Functions, (g, a, b, y) => g * y * (Digamma(a) - Digamma(a + b)), (g, a, b, y) => g * y * (Digamma(b) - Digamma(a + b))),
        Function("LogBeta", Hosts.Functions, (g, a, b, y) => g * (Digamma(a) - Digamma(a + b)), (g, a, b, y) => g * (Digamma(b) - Digamma(a + b))),
    ];

    /// <summary>A function of one number that has an integer order before it.</summary>
    private static OperationRow OfOrder(string name, Adjoint adjoint) => Function(name, 2, Hosts.Functions, (g, x, y) => g, adjoint) with { ResultType = ResultTypes.Second };
}
