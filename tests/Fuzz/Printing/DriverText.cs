using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using SymbolicBackprop.Fuzz.Checking;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Printing;

/// <summary>
/// Writes C# that calls the entry of a program, or a member generated for it, with flat arrays of numbers:
/// a static class whose methods are named like what they call.
/// </summary>
internal sealed class DriverText
{
    private readonly StringBuilder _text = new();
    private readonly Dialect _dialect;
    private readonly Method _entry;
    private readonly string _className;

    private DriverText(Dialect dialect, Method entry, string className) => (_dialect, _entry, _className) = (dialect, entry, className);

    /// <summary>The name of the class that calls the methods of a program's class.</summary>
    public static string NameOf(string className) => $"{className}Driver";

    /// <summary>Calls in forward mode: a <see cref="DualCall"/>.</summary>
    public static string PrintDual(Method entry, string className)
    {
        var driver = new DriverText(Dialect.Dual, entry, className);
        driver.Open();
        driver.Line($"public static {Dialect.Dual.Number}[] {entry.Name}({Dialect.Dual.Number}[] x, int[] n)");
        driver.Line("{");
        driver.DeclareArguments();
        var result = entry.Result == ValueKind.Nothing ? "" : "var result = ";
        driver.Line($"{result}{driver.Call(entry.Name, driver.Arguments())};");
        driver.Line($"return [{string.Join(", ", driver.Left().Prepend(entry.Result == ValueKind.Nothing ? "" : "result").Where(part => part.Length > 0))}];");
        driver.Line("}");
        return driver.Close();
    }

    /// <summary>Calls of the entry and of what was generated for it: a <see cref="MemberCall"/> each.</summary>
    public static string PrintMembers(Method entry, string className, IEnumerable<IMethodSymbol> members)
    {
        var driver = new DriverText(Dialect.Real, entry, className);
        driver.Open();
        foreach (var member in members)
        {
            driver.Line($"public static void {member.Name}(global::{typeof(Recorder).FullName} recorder, double[] x, int[] n, double[] w, double fill)");
            driver.Line("{");
            driver.DeclareArguments();
            new MemberCallText(entry, member, driver.Line, driver.Arguments()).Print(arguments => driver.Call(member.Name, arguments));
            driver.Line($"recorder.Left = [{string.Join(", ", driver.Left())}];");
            driver.Line("}");
        }

        return driver.Close();
    }

    private void Open()
    {
        Line("using System;");
        Line("using SymbolicBackprop;");
        if (_entry.Parameters.Any(parameter => parameter.Kind == ValueKind.Point))
            Line($"using Point = {_className}.Point;");
        Line($"public static class {NameOf(_className)}");
        Line("{");
    }

    private string Close()
    {
        Line("}");
        return _text.ToString();
    }

    private void DeclareArguments()
    {
        var (reals, integers) = (0, 0);
        foreach (var parameter in _entry.Parameters)
        {
            var value = parameter switch
            {
                { Mode: PassMode.Out } => "default",
                { Kind: ValueKind.Integer } => Invariant($"n[{integers}]"),
                { Kind: ValueKind.Boolean } => Invariant($"n[{integers}] != 0"),
                { Kind: ValueKind.Real } => Invariant($"x[{reals}]"),
                { Kind: ValueKind.Tuple } => Invariant($"(x[{reals}], x[{reals + 1}])"),
                { Kind: ValueKind.Point } => Invariant($"new Point(x[{reals}], x[{reals + 1}])"),
                _ => Invariant($"x[{reals}..{reals + parameter.Length}]"),
            };
            Line($"{_dialect.TypeName(parameter.Kind)} {parameter.Name} = {value};");
            if (parameter.Kind is ValueKind.Integer or ValueKind.Boolean)
                integers++;
            if (parameter.Mode != PassMode.Out)
                reals += parameter.RealCount;
        }
    }

    private Dictionary<string, string> Arguments() => _entry.Parameters.ToDictionary(
        parameter => parameter.Name,
        parameter => parameter.Mode switch { PassMode.Reference => $"ref {parameter.Name}", PassMode.Out => $"out {parameter.Name}", _ => parameter.Name });

    private string Call(string method, Dictionary<string, string> arguments) => $"{_className}.{method}({string.Join(", ", arguments.Values)})";

    /// <summary>What is in memory after the call.</summary>
    private IEnumerable<string> Left() => _entry.Parameters
        .Where(parameter => parameter.IsMemory)
        .Select(parameter => parameter.Kind switch
        {
            ValueKind.Array => $"..{parameter.Name}",
            ValueKind.Span or ValueKind.ReadOnlySpan => $"..{parameter.Name}.ToArray()",
            _ => parameter.Name,
        });

    private void Line(string line) => _text.Append(line).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
