using SymbolicBackprop.Fuzz.Checking;
using SymbolicBackprop.Fuzz.Syntax;

namespace SymbolicBackprop.Fuzz.Printing;

/// <summary>What a program's numbers are when it is written as C#.</summary>
/// <param name="Number">The type of a real number.</param>
/// <param name="IsDifferentiable">Whether the methods are marked for the generator.</param>
internal sealed record Dialect(string Number, bool IsDifferentiable)
{
    /// <summary>What a user writes.</summary>
    public static Dialect Real { get; } = new("double", IsDifferentiable: true);

    /// <summary>The same program in forward mode.</summary>
    public static Dialect Dual { get; } = new($"global::{typeof(Dual).FullName}", IsDifferentiable: false);

    public string TypeName(ValueKind kind) => kind switch
    {
        ValueKind.Nothing => "void",
        ValueKind.Real => Number,
        ValueKind.Integer => "int",
        ValueKind.Boolean => "bool",
        ValueKind.Array => $"{Number}[]",
        ValueKind.Span => $"Span<{Number}>",
        ValueKind.ReadOnlySpan => $"ReadOnlySpan<{Number}>",
        ValueKind.Tuple => $"({Number}, {Number})",
        ValueKind.Point => "Point",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public string FunctionName(string function) => this == Dual ? $"{Number}.{function}" : function == "Sigmoid" ? "Functions.Sigmoid" : $"Math.{function}";

    /// <summary>A real number as something that patterns compare with.</summary>
    public string Compared(string expression) => this == Dual ? $"((double){expression})" : expression;
}
