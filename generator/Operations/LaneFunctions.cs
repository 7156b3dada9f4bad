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

    public static bool Has(string row) => Members.ContainsKey(row);

    public static string Member(string row) => Members[row];
}
