using System;
using System.Collections.Generic;
using SymbolicBackprop.Generator.Ir;
using static SymbolicBackprop.Generator.Ir.VectorTypes;
using static SymbolicBackprop.Generator.Operations.Notation;
using static SymbolicBackprop.Generator.Operations.Rows;
using static SymbolicBackprop.Generator.Operations.VectorAlgebra;
using static SymbolicBackprop.Generator.Operations.VectorForm;
using static SymbolicBackprop.Generator.Operations.VectorOverloads;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>
/// The functions of complex numbers. The adjoint of z is ∂L/∂Re z + i·∂L/∂Im z. A function with a complex derivative has a pointwise
/// row in the ordinary notation, <c>g·f′(z)</c>: the tangent as it stands, while the adjoint is g·Conj(f′(z)), which is the row's
/// expression for Conj(g), conjugated. The others say their adjoints themselves.
/// </summary>
internal static class ComplexRows
{
    private const double Ln10 = 2.302585092994046;

    public static IEnumerable<OperationRow> All { get; } =
    [
        Holomorphic("Exp", (g, z, y) => g * y),
        Holomorphic("Log", (g, z, y) => g / z),
        Holomorphic("Log10", (g, z, y) => g / (z * Ln10)),
        Holomorphic("Sqrt", (g, z, y) => g / (2 * y)),
        Holomorphic("Reciprocal", (g, z, y) => -(g * y * y)),
        Holomorphic("Sin", (g, z, y) => g * z.Apply("ComplexCos")),
        Holomorphic("Cos", (g, z, y) => -(g * z.Apply("ComplexSin"))),
        Holomorphic("Tan", (g, z, y) => g * (1 + (y * y))),
        Holomorphic("Asin", (g, z, y) => g / SquareRootOf((1 - z) * (1 + z))),
        Holomorphic("Acos", (g, z, y) => -(g / SquareRootOf((1 - z) * (1 + z)))),
        Holomorphic("Atan", (g, z, y) => g / (1 + (z * z))),
        Holomorphic("Sinh", (g, z, y) => g * z.Apply("ComplexCosh")),
        Holomorphic("Cosh", (g, z, y) => g * z.Apply("ComplexSinh")),
        Holomorphic("Tanh", (g, z, y) => g * (1 - (y * y))),
        Member("ComplexLogBase", Static, "Log", [Maker(Complex, Complex, IrType.Double)],
            (g, x, y) => g / (x[0] * Log(x[1])), (g, x, y) => -(g * y / (x[1] * Log(x[1])))) with { IsPointwise = true },
        Member("ComplexPow", Static, "Pow", [Maker(Complex, Complex, IrType.Double), Maker(Complex, Complex, Complex)],
            (g, x, y) => PowerByBase(g, x[0], x[1]), (g, x, y) => UnlessZero(x[0], g * (y * x[0].Apply("ComplexLog")))) with { IsPointwise = true },

        // Without a complex derivative
        Member("ComplexConjugate", Static, "Conjugate", Endomorphisms([Complex], 1), (g, x, y) => Conjugate(g)) with { Tangents = [LinearIn(0)] },
        Member("ComplexAbs", Static, "Abs", Measures([Complex], 1), (g, x, y) => TimesDirection(g, x[0], y)),
        Member("ComplexMagnitude", VectorForm.Property, "Magnitude", Measures([Complex], 1), (g, x, y) => TimesDirection(g, x[0], y)),
        Member("ComplexPhase", VectorForm.Property, "Phase", Measures([Complex], 1), (g, x, y) => UnlessZero(x[0], Turned(x[0] * g) / SquaredMagnitude(x[0]))),
        OfNumbers("ComplexFromPolarCoordinates", Complex, "FromPolarCoordinates",
            (x, y) => [Cos(x[1]), Sin(x[1])],
            (x, y) => [-Component(y, 1), Component(y, 0)]),
    ];

    private static OperationRow Holomorphic(string name, Func<Term, Term, Term, Term> adjoint) =>
        Member("Complex" + name, Static, name, Endomorphisms([Complex], 1), (g, x, y) => adjoint(g, x[0], y)) with { IsPointwise = true };

    private static Term SquareRootOf(Term z) => z.Apply("ComplexSqrt");

    /// <summary>g·z/|z|, and 0 at 0.</summary>
    private static Term TimesDirection(Term g, Term z, Term magnitude) => z * Select(magnitude.IsEqualTo(0), magnitude.Constant(0), g / magnitude);

    /// <summary>i·z.</summary>
    private static Term Turned(Term z) => Make(Complex, -Component(z, 1), Component(z, 0));

    private static Term SquaredMagnitude(Term z) => (Component(z, 0) * Component(z, 0)) + (Component(z, 1) * Component(z, 1));

    /// <summary>The derivative of an angle or a power at 0 is 0 by the contract.</summary>
    private static Term UnlessZero(Term z, Term derivative) => Select(z.Apply("Equal", Zero(z)), Zero(derivative), derivative);

    /// <summary>∂zᵖ/∂z = p·zᵖ⁻¹; the platform's powers of 0 are 0, so it is 0 there for a varying exponent.</summary>
    private static Term PowerByBase(Term g, Term z, Term p) => (p.Type.IsReal ? p.Number : null) switch
    {
        0 => Zero(g),
        1 => g,
        2 => 2 * g * z,
        { } constant => g * (constant * z.Apply("ComplexPow", p.Constant(constant - 1))),
        null => g * (p * z.Apply("ComplexPow", p - 1)),
    };
}
