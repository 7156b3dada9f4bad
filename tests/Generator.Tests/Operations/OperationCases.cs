using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Tests.Operations;

/// <summary>
/// Ordinary points for every operation that has a method or a derivative: inside its domain, away from its kinks and poles.
/// An operation without a case fails a test.
/// </summary>
internal static class OperationCases
{
    public static IEnumerable<OperationCase> All => [.. Arithmetic, .. OneNumber, .. TwoNumbers, .. SpecialCases, .. ThreeNumbers, .. Steps, .. Arrays, .. MatrixCases.All];

    /// <summary>The rows that work in either precision; small vectors have one each, and their own tests.</summary>
    public static IEnumerable<OperationRow> DifferentiableRows =>
        OperationTable.All.Where(row => row.Adjoints.Length > 0 && row.Syntax is not VectorMethod && row.Name is not ("MakeVector" or "ReadComponent"));

    private static OperationCase Numbers(string name, params double[] numbers) => new(name, [.. numbers.Select(number => new Real(number))]);

    private static IEnumerable<OperationCase> At(string name, params double[] points) => points.Select(point => Numbers(name, point));

    private static IEnumerable<OperationCase> Arithmetic =>
    [
        Numbers("Add", 1.5, -0.25),
        Numbers("Subtract", 1.5, -0.25),
        Numbers("Multiply", 1.5, -0.25),
        Numbers("Divide", 1.5, -0.75),
        Numbers("Remainder", 7.25, 2.125),
        Numbers("Remainder", -7.25, 2.125),
        Numbers("Negate", 1.5),
        new("Select", Fixed.Truth(true), new Real(1.5), new Real(-2)),
        new("Select", Fixed.Truth(false), new Real(1.5), new Real(-2)),
        new(new Conversion(IsChecked: false), new Real(1.5)),
    ];

    private static IEnumerable<OperationCase> OneNumber =>
    [
        .. At("Sqrt", 0.25, 2), .. At("Cbrt", -1.75, 0.5), .. At("ReciprocalEstimate", -2, 0.75), .. At("ReciprocalSqrtEstimate", 0.5, 2),
        .. At("Exp", -1.5, 0.75), .. At("Exp2", -1.5, 0.75), .. At("Exp10", -1.5, 0.75),
        .. At("ExpM1", -1.5, 0.75), .. At("Exp2M1", -1.5, 0.75), .. At("Exp10M1", -1.5, 0.75),
        .. At("Log", 0.25, 3), .. At("Log2", 0.25, 3), .. At("Log10", 0.25, 3), .. At("LogP1", -0.75, 3), .. At("Log2P1", -0.75, 3), .. At("Log10P1", -0.75, 3),
        .. At("Sin", -2.5, 0.75), .. At("Cos", -2.5, 0.75), .. At("Tan", -1, 0.75), .. At("Asin", -0.75, 0.5), .. At("Acos", -0.75, 0.5), .. At("Atan", -2, 0.5),
        .. At("SinPi", -0.625, 0.25), .. At("CosPi", -0.625, 0.25), .. At("TanPi", -0.25, 0.125),
        .. At("AsinPi", -0.75, 0.5), .. At("AcosPi", -0.75, 0.5), .. At("AtanPi", -2, 0.5),
        .. At("DegreesToRadians", 30), .. At("RadiansToDegrees", 0.5),
        .. At("SinOfSinCos", -2.5, 0.75), .. At("CosOfSinCos", -2.5, 0.75), .. At("SinPiOfSinCosPi", 0.25), .. At("CosPiOfSinCosPi", 0.375),
        .. At("Sinh", -1.5, 0.75), .. At("Cosh", -1.5, 0.75), .. At("Tanh", -1.5, 0.75), .. At("Asinh", -1.5, 0.75), .. At("Acosh", 1.5, 4), .. At("Atanh", -0.75, 0.5),
        .. At("Sigmoid", -3, 0.75), .. At("Softplus", -3, 0.75), .. At("Relu", -3, 0.75), .. At("Square", -3, 0.75),
        .. At("Abs", -3, 0.75),
    ];

    private static IEnumerable<OperationCase> TwoNumbers =>
    [
        Numbers("Pow", 1.75, 2.5), Numbers("Pow", 0.5, -1.25), Numbers("Pow", 1.5, 0.5),
        new("RootN", new Real(2.5), Fixed.Integer(3)), new("RootN", new Real(-2.5), Fixed.Integer(5)),
        Numbers("Hypot", 3, -4), Numbers("Atan2", 1.5, -0.5), Numbers("Atan2Pi", 1.5, -0.5),
        Numbers("LogBase", 3, 2.5), Numbers("LogBase", 0.5, 0.25),
        new("ScaleB", new Real(1.5), Fixed.Integer(3)),
        Numbers("Ieee754Remainder", 7.25, 2.125), Numbers("Ieee754Remainder", -6, 2.125),
        Numbers("LogSumExp", 1.5, -0.25),
        .. Pairs("Max", "Min", "MaxNumber", "MinNumber", "MaxNative", "MinNative", "MaxMagnitude", "MinMagnitude", "MaxMagnitudeNumber", "MinMagnitudeNumber", "CopySign"),
    ];

    private static IEnumerable<OperationCase> Pairs(params string[] names) =>
        names.SelectMany(name => new[] { Numbers(name, 1.5, -0.25), Numbers(name, -0.5, 0.75), Numbers(name, -2, -1.25) });

    /// <summary>On both sides of the places where one formula takes over from another.</summary>
    private static IEnumerable<OperationCase> SpecialCases =>
    [
        .. At("Erf", -1.75, 0.5, 1.25), .. At("Erfc", -1.5, 0.25, 2.5), .. At("ErfInverse", -0.5, 0.9), .. At("ErfcInverse", 0.1, 0.75, 1.875),
        .. At("ScaledErfc", -0.75, 0.5, 4, 25), .. At("NormalPdf", -1.5, 0.25, 3), .. At("NormalCdf", -2.5, 0.25, 1.75), .. At("LogNormalCdf", -20, -1.5, 0.25, 2),
        .. At("NormalQuantile", 0.05, 0.5, 0.7, 0.96875),
        .. At("Gamma", -8.375, -2.375, 0.25, 1.75, 4.5), .. At("LogGamma", -9.75, -2.375, 0.25, 1.5, 4.5, 20),
        .. At("Digamma", -2.375, 0.5, 1.4375, 5, 20), .. At("Trigamma", -2.375, 0.5, 1.4375, 5, 30),
        .. new[] { -1.375, 0.75, 5, 30 }.SelectMany(x => new[] { 0, 1, 2, 5 }.Select(order => new OperationCase("Polygamma", Fixed.Integer(order), new Real(x)))),
        .. new[] { -0.75, 0.5, 2.5, 20 }.SelectMany(x => new[] { 0, 1, 4 }.Select(order => new OperationCase("ScaledErfcIntegral", Fixed.Integer(order), new Real(x)))),
        .. new[] { "Beta", "LogBeta" }.SelectMany(name => new[] { Numbers(name, 1.5, 0.75), Numbers(name, 2.5, 12), Numbers(name, 9, 14), Numbers(name, 40, 0.5) }),
    ];

    private static IEnumerable<OperationCase> ThreeNumbers =>
    [
        Numbers("FusedMultiplyAdd", 1.5, -2, 0.25), Numbers("MultiplyAddEstimate", 1.5, -2, 0.25), Numbers("Lerp", 1.5, -2, 0.25),
        .. new[] { "Clamp", "ClampNative" }.SelectMany(name => new[] { Numbers(name, -2, -1, 1), Numbers(name, 0.25, -1, 1), Numbers(name, 2, -1, 1) }),
    ];

    private static IEnumerable<OperationCase> Steps =>
    [
        .. At("Floor", -1.25, 2.75), .. At("Ceiling", -1.25, 2.75), .. At("Truncate", -1.25, 2.75), .. At("Round", -1.25, 2.75),
        .. At("Sign", -1.25, 2.75), .. At("ILogB", 0.375, 5),
        new("RoundToDigits", new Real(1.28125), Fixed.Integer(2)),
        new("RoundToDigitsByMode", new Real(1.28125), Fixed.Integer(2), Fixed.Mode(MidpointRounding.ToZero)),
    ];

    private static IEnumerable<OperationCase> Arrays =>
    [
        new("Sum", new Reals(1.5, -0.25, 3)),
        new("Mean", new Reals(1.5, -0.25, 3)),
        new("Dot", new Reals(1.5, -0.25, 3), new Reals(2, 0.5, -1)),
        new("Norm", new Reals(1.5, -0.25, 3)),
        new("SumOfSquares", new Reals(1.5, -0.25, 3)),
        new("SumInLanes", new Reals(1.5, -0.25, 3)),
        new("DotInLanes", new Reals(1.5, -0.25, 3), new Reals(-0.5, 2, 0.75)),
        new("LogSumExpOfSpan", new Reals(1.5, -0.25, 3)),
        new("FilledLike", new Reals(1.5, -0.25, 3), new Real(2)),

        new("Select", Fixed.Truth(false), new Reals(1.5, -0.25, 3), new Reals(2, 0.5, -1)),

        // Rows that are used on arrays by the derivatives of others.
        new("Multiply", new Reals(1.5, -0.25, 3), new Real(2)),
        new("Subtract", new Reals(1.5, -0.25, 3), new Real(2)),
        new("Add", new Reals(1.5, -0.25, 3), new Reals(2, 0.5, -1)),
        new("Exp", new Reals(1.5, -0.25, 0.5)),
    ];
}
