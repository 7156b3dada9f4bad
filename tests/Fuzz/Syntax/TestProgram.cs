using System.Collections.Immutable;

namespace SymbolicBackprop.Fuzz.Syntax;

/// <summary>A random program: methods marked [Differentiable], each calling only those before it; the last one is what is checked.</summary>
/// <param name="Seed">The number that the program was made from, and that its arguments are made from.</param>
/// <param name="Methods">The methods, callees first.</param>
internal sealed record TestProgram(long Seed, ImmutableArray<Method> Methods)
{
    public Method Entry => Methods[^1];
}

/// <summary>A method.</summary>
internal sealed record Method(string Name, ValueKind Result, ImmutableArray<Parameter> Parameters, Block Body);

/// <summary>A parameter.</summary>
/// <param name="Name">Its name, unique in the method.</param>
/// <param name="Kind">Its type.</param>
/// <param name="Mode">How it is passed.</param>
/// <param name="Length">For arrays and spans, how many elements every argument has.</param>
internal sealed record Parameter(string Name, ValueKind Kind, PassMode Mode = PassMode.Value, int Length = 0)
{
    /// <summary>Whether a caller may see what the method writes to it.</summary>
    public bool IsMemory => Mode != PassMode.Value || Kind.IsIndexed();

    /// <summary>How many real numbers an argument holds.</summary>
    public int RealCount => Kind switch
    {
        _ when Kind.IsIndexed() => Length,
        ValueKind.Real => 1,
        ValueKind.Tuple or ValueKind.Point => 2,
        _ => 0,
    };
}

/// <summary>Statements between braces.</summary>
internal sealed record Block(ImmutableArray<Statement> Statements)
{
    public static Block Empty { get; } = new([]);

    /// <summary>All statements inside, at any depth, in the order of the text.</summary>
    public IEnumerable<Statement> Descendants() => Statements.SelectMany(statement => statement.Blocks.SelectMany(block => block.Descendants()).Prepend(statement));

    /// <summary>All expressions inside, at any depth.</summary>
    public IEnumerable<Expression> DescendantExpressions() =>
        Descendants().SelectMany(statement => statement.Expressions).SelectMany(expression => expression.DescendantsAndSelf());
}
