using System;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>How an operation is written in C#.</summary>
internal abstract record Syntax
{
    /// <summary>Written by the emitter's own rule: storage, members, calls.</summary>
    public static readonly Syntax Structural = new StructuralSyntax();
}

/// <summary>The form of what only the emitter's own rules can write.</summary>
internal sealed record StructuralSyntax : Syntax;

/// <summary>An operator between two operands.</summary>
internal sealed record Infix(string Symbol, Precedence Precedence) : Syntax;

/// <summary>An operator before its operand.</summary>
internal sealed record Prefix(string Symbol) : Syntax;

/// <summary>A static method.</summary>
/// <param name="Hosts">The classes that have it.</param>
/// <param name="Name">Its name there; two rows may share one and differ in the number of operands.</param>
internal sealed record Method(Hosts Hosts, string Name) : Syntax
{
    /// <summary>What follows the call, where the method gives several results and the row is one of them: <c>.Sin</c>.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>The name in <c>Math</c> where that class alone spells it differently.</summary>
    public string MathName { get; init; } = Name;
}

/// <summary>A property of the first operand.</summary>
internal sealed record Property(string Name) : Syntax;

/// <summary>The classes that offer a function; where several do, they compute the same bits.</summary>
[Flags]
internal enum Hosts
{
    /// <summary><c>System.Math</c> and <c>System.MathF</c>.</summary>
    Math = 1,

    /// <summary>The static methods of <c>double</c> and <c>float</c>.</summary>
    Number = 2,

    /// <summary><c>SymbolicBackprop.Functions</c>.</summary>
    Functions = 4,

    /// <summary><c>SymbolicBackprop.LinearAlgebra.Matrix</c>, for operands that are matrices.</summary>
    Matrix = 8,

    /// <summary><c>SymbolicBackprop.CompilerServices.VectorReductions</c>, for sums whose order is that of the lanes of registers.</summary>
    VectorReductions = 16,
}
