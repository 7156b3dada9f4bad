using System.Collections.Generic;
using SymbolicBackprop.Generator.Ir;
using static SymbolicBackprop.Generator.Operations.Notation;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>
/// Arrays, spans, members, tuples and calls. Their adjoints are not formulas but places, so the differentiator knows them;
/// the rows say their types and effects. The functions of whole arrays are ordinary rows.
/// </summary>
internal static class StorageRows
{
    public static IEnumerable<OperationRow> All { get; } =
    [
        new("Literal", 0),
        new("ReadMember", 1),
        new("ReadProperty", 1) { Effects = Effects.MayThrow },
        new("ReadStatic", 0) { Effects = Effects.Reads },
        new("ReadElement", 1),
        new("MakeTuple", Variable),
        new("Call", Variable) { Effects = Effects.MayThrow },
        new("CallBackward", Variable) { Effects = Effects.MayThrow },

        // (memory, base, indices…) and, for writes, the value last.
        new("Load", Variable) { Effects = Effects.MayThrow | Effects.Reads },
        new("Store", Variable) { Effects = Effects.MayThrow | Effects.Writes, ResultType = operands => operands[0] },
        new("AddTo", Variable) { Effects = Effects.MayThrow | Effects.Writes, ResultType = operands => operands[0] },

        // (memory, base, array or matrix): every element at once.
        new("AddAllTo", 3) { Effects = Effects.Writes, ResultType = operands => operands[0] },
        new("CopyTo", 3) { Effects = Effects.Writes, ResultType = operands => operands[0] },
        new("Clear", 2) { Effects = Effects.Writes, ResultType = operands => operands[0] },

        // Storage of its own: (base of the same shape) gives the storage and its first token.
        new("NewZeroLike", 1) { Effects = Effects.Allocates },
        new("NewGrowable", 0) { Effects = Effects.Allocates },
        new("Freeze", 2) { Effects = Effects.Reads, ResultType = operands => operands[1] },

        new("Slice", 3) { Effects = Effects.MayThrow },
        new("Length", 1) { Syntax = new Property("Length"), ResultType = ResultTypes.Int32 },
        new("Count", 1) { Syntax = new Property("Count"), ResultType = ResultTypes.Int32 },
        new("FilledLike", 2) { ResultType = operands => new ArrayType(operands[0].Element), Adjoints = [(g, x, y) => ZeroLike(g), (g, x, y) => Sum(g)], IsPointwise = true },

        // What is left of a matrix operation whose result nobody needs: its demands on the shapes.
        new("RequireEqual", 2) { Effects = Effects.MayThrow },

        // The planned form of matrix operations.
        new("WorkspaceMatrix", 3),
        new("Into", Variable) { Effects = Effects.MayThrow | Effects.Writes },

        // Functions of whole arrays
        new("Norm", 1)
        {
            Syntax = new Method(Hosts.Functions, "Norm"),
            ResultType = ResultTypes.Element,
            Adjoints = [(g, x, y) => Select(y.IsEqualTo(0), y.Constant(0), g / y) * x[0]],
        },
        new("LogSumExpOfSpan", 1)
        {
            Syntax = new Method(Hosts.Functions, "LogSumExp"),
            ResultType = ResultTypes.Element,
            Adjoints = [(g, x, y) => g * Exp(x[0] - y)],
        },
    ];

    /// <summary>The arity of operations that take as many operands as their use needs.</summary>
    private const int Variable = -1;
}
