using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Writes gradients as formulas of mathematics for the documentation: ∂Square/∂x = 2·(x + y). Only what is short and made of
/// numbers alone has a formula.
/// </summary>
internal sealed class FormulaPrinter
{
    private const int Longest = 72;

    private readonly Dictionary<Value, Let> _producers;
    private readonly Dictionary<Value, string> _parameters;
    private int _written;

    private FormulaPrinter(Function function)
    {
        _producers = function.Body.Instructions.OfType<Let>().Where(let => let.Results.Count == 1).ToDictionary(let => let.Result.Value);
        _parameters = function.Parameters.ToDictionary(parameter => parameter.Value, parameter => parameter.Name ?? "");
    }

    /// <summary>One line for each differentiated parameter; null where any of them has no short formula.</summary>
    public static string? Print(MethodSignature signature, ReverseFunction gradient)
    {
        if (gradient.Gradients.Any(leaf => !leaf.Leaf.Type.IsReal || leaf.Leaf.Path.Count > 0 || leaf.Result is null))
            return null;
        var printer = new FormulaPrinter(gradient.Function);
        var lines = new List<string>();
        foreach (var leaf in gradient.Gradients)
        {
            printer._written = 0;
            if (printer.Print(gradient.Function.Body.Exit.Values[leaf.Result!.Value], Precedence.Conditional) is not { } formula)
                return null;
            var line = $"∂{signature.Name.TrimStart('@')}/∂{signature.Parameters[leaf.Leaf.Parameter].Name.TrimStart('@')} = {formula}";
            if (line.Length > Longest)
                return null;
            lines.Add(line);
        }

        return string.Join("\n", lines);
    }

    private string? Print(Value value, Precedence outer)
    {
        // What is used twice is written twice: a formula may be exponentially longer than its function.
        if (++_written > Longest)
            return null;
        if (_parameters.TryGetValue(value, out var name))
            return name;
        if (!_producers.TryGetValue(value, out var let))
            return null;
        if (let.DerivativeAs is { } form)
            return Print(new Let(let.Results, form.Operation, form.Operands, let.Origin), outer);
        return Print(let, outer);
    }

    private string? Print(Let let, Precedence outer)
    {
        switch (let.Operation)
        {
            case Literal { Number: { } number } literal when !double.IsNaN(number) && !double.IsInfinity(number):
                return Parenthesize(literal.Text.Replace("-", "−"), number < 0 ? Precedence.Unary : Precedence.Primary, outer);
            case Conversion:
                return Print(let.Operands[0], outer);
            case Primitive { Key: "Pow" }:
                return Join("^", let, Precedence.Unary, outer);
            case Primitive { Key: "Multiply" }:
                return Join("·", let, Precedence.Multiplicative, outer);
            case Primitive { Key: "Divide" }:
                // A fraction times something has parentheses: read aloud, 1 / k·x could be either.
                return Join(" / ", let, Precedence.Multiplicative, Precedence.Conditional) is { } fraction
                    ? outer >= Precedence.Multiplicative ? $"({fraction})" : fraction
                    : null;
            case Primitive { Key: "Add" }:
                return Join(" + ", let, Precedence.Additive, outer);
            case Primitive { Key: "Subtract" }:
                return Join(" − ", let, Precedence.Additive, outer);
            case Primitive { Key: "Negate" }:
                return Print(let.Operands[0], Precedence.Primary) is { } operand ? Parenthesize("−" + operand, Precedence.Unary, outer) : null;
            case Primitive when OperationTable.Row(let.Operation).Syntax is Method { Suffix: "" } method:
                var arguments = let.Operands.Select(argument => Print(argument, Precedence.Conditional)).ToList();
                return arguments.Contains(null) ? null : $"{FunctionName(method.Name)}({string.Join(", ", arguments)})";
            default:
                return null;
        }
    }

    private string? Join(string symbol, Let let, Precedence own, Precedence outer) =>
        Print(let.Operands[0], own) is { } left && Print(let.Operands[1], own + 1) is { } right
            ? Parenthesize(left + symbol + right, own, outer)
            : null;

    private static string FunctionName(string name) => name switch
    {
        "Sigmoid" => "σ",
        "Log" => "ln",
        "Sqrt" => "√",
        "NormalPdf" => "φ",
        "NormalCdf" => "Φ",
        "Gamma" => "Γ",
        "LogGamma" => "ln Γ",
        "Digamma" => "ψ",
        "Trigamma" => "ψ′",
        "Beta" => "B",
        _ => char.ToLowerInvariant(name[0]) + name.Substring(1),
    };

    private static string Parenthesize(string text, Precedence own, Precedence outer) => own < outer ? $"({text})" : text;
}
