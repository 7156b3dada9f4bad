using System;
using System.Collections.Generic;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>
/// The functions that the runtime computes for all lanes of a register at once, by the names of their rows: the name of its member there.
/// Any other function of numbers is called for one lane after the other.
/// </summary>
internal static class LaneFunctions
{
    private static readonly Dictionary<string, string> Members = new(StringComparer.Ordinal)
    {
        ["SinOfSinCos"] = "Sin",
        ["CosOfSinCos"] = "Cos",
        ["NormalExponential"] = "NormalExponential",
        ["NormalPdfOfExponential"] = "NormalPdf",
        ["NormalCdfOfExponential"] = "NormalCdf",
    };

    static LaneFunctions()
    {
        string[] alike =
        [
            "Abs", "Max", "Min", "Clamp", "CopySign", "Floor", "Ceiling", "Truncate", "Round", "FusedMultiplyAdd", "Sqrt", "Pow", "Exp", "Exp2", "ExpM1",
            "Log", "Log2", "LogP1", "Sin", "Cos", "Tan", "Tanh", "Sigmoid", "Softplus", "LogSumExp", "Relu", "Square", "Erf", "Erfc", "NormalPdf", "NormalCdf",
        ];
        foreach (var name in alike)
            Members.Add(name, name);
    }

    /// <summary>
    /// Functions that have a part in common, which is the larger part of their cost: its row, and what each of them is called that has the
    /// part as its last operand.
    /// </summary>
    public static IReadOnlyList<(string Part, IReadOnlyDictionary<string, string> Functions)> Shared { get; } =
    [
        ("NormalExponential", new Dictionary<string, string>(StringComparer.Ordinal) { ["NormalPdf"] = "NormalPdfOfExponential", ["NormalCdf"] = "NormalCdfOfExponential" }),
    ];

    public static bool Has(string row) => Members.ContainsKey(row);

    public static string Member(string row) => Members[row];
}
