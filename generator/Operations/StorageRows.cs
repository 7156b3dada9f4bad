using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;
using static SymbolicBackprop.Generator.Operations.Notation;
using static SymbolicBackprop.Generator.Operations.Rows;

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
        new("ReadStatic", 0),
        new("ReadCaptured", 1),
        new("ReadElement", 1),
        new("MakeTuple", Variable),

        // A struct: of one value for each member in order, or another one with a member changed.
        new("MakeAggregate", Variable),
        new("WithMember", 2) { ResultType = operands => operands[0] },

        // A small vector of its numbers, and each of them.
        new("MakeVector", Variable)
        {
            Adjoints = [.. Enumerable.Range(0, VectorTypes.Matrix4x4.Components.Count).Select(index => (Adjoint)((g, x, y) => VectorAlgebra.Component(g, index)))],
        },
        new("ReadComponent", 1)
        {
            ResultType = ResultTypes.Element,
            Adjoints = [(g, x, y) => VectorAlgebra.Make((VectorType)x[0].Type, [.. ((VectorType)x[0].Type).Components.Select(name => name == ((ReadComponent)x.Operation).Component ? g : (Term?)null)])],
            Tangents = [LinearIn(0)],
        },

        // Nobody knows what it does: it stays where it is.
        new("Foreign", Variable) { Effects = Effects.MayThrow | Effects.Reads },
        new("Call", Variable) { Effects = Effects.MayThrow | Effects.Reads },
        new("NestedDerivative", Variable) { Effects = Effects.MayThrow | Effects.Reads },
        new("NamedDerivative", Variable) { Effects = Effects.MayThrow | Effects.Reads },
        new("CallBackward", Variable) { Effects = Effects.MayThrow | Effects.Reads },

        // The operand itself: what the rules of the user's stand beside, which say its derivative.
        new("Same", 1) { ResultType = operands => operands[0] },
        new("CustomDerivative", Variable) { Effects = Effects.MayThrow | Effects.Reads },

        // (storage, indices…) and, for writes, the value last. A cell has no index.
        new("Load", Variable) { Effects = Effects.MayThrow | Effects.Reads, ResultType = ResultTypes.Element },
        new("Store", Variable) { Effects = Effects.MayThrow | Effects.Writes },
        new("AddTo", Variable) { Effects = Effects.MayThrow | Effects.Writes },

        // The element, which is zero afterwards: how the adjoint of what is overwritten is handed on.
        new("Take", Variable) { Effects = Effects.MayThrow | Effects.Reads | Effects.Writes, ResultType = ResultTypes.Element },

        // The same of an element that is a matrix; the last operand has the shape that it has where nothing was added.
        new("TakeMatrix", Variable) { Effects = Effects.MayThrow | Effects.Reads | Effects.Writes | Effects.Allocates, ResultType = ResultTypes.Element },
        new("AddToMember", 2) { Effects = Effects.Writes },

        // (storage, array or matrix): every element at once.
        new("AddAllTo", 2) { Effects = Effects.Writes },
        new("CopyTo", 2) { Effects = Effects.Writes },
        new("Clear", 1) { Effects = Effects.Writes },
        new("Freeze", 1) { Effects = Effects.Reads, ResultType = operands => operands[0] },

        // Storage of its own, all zero: of given lengths, on the stack, or in the shape of another.
        new("NewArray", Variable) { Effects = Effects.Allocates | Effects.MayThrow },
        new("StackAllocate", 1) { Effects = Effects.Allocates | Effects.MayThrow },
        new("NewMatrix", 2) { Effects = Effects.Allocates | Effects.MayThrow, Shape = x => new(x[0], x[1]) },
        new("NewZeroLike", 1) { Effects = Effects.Allocates },
        // Storage of lanes: (length), or (length, memory that it is taken from).
        new("NewLanes", Variable) { Effects = Effects.Allocates | Effects.MayThrow },
        new("NewCell", 0) { Effects = Effects.Allocates },

        // What the reverse sweep will need: (tape, index, value), (tape, index), (tape, factors of the capacity).
        new("NewTape", 0) { Effects = Effects.Allocates },
        new("Record", 3) { Effects = Effects.Writes },
        new("Recall", 2) { Effects = Effects.Reads, ResultType = ResultTypes.Element },
        new("Reserve", Variable) { Effects = Effects.Writes | Effects.MayThrow },

        // A checkpointed loop: (schedule, number of rounds); whether there is one more action of this sweep; what it is.
        new("NewSchedule", 0) { Effects = Effects.Allocates },
        new("BeginSchedule", 2) { Effects = Effects.Writes },
        new("NextAction", 1) { Effects = Effects.Reads | Effects.Writes, ResultType = _ => IrType.Boolean },
        new("ReadSchedule", 1) { Effects = Effects.Reads },

        // Copies of the contents of arrays: (snapshots, slot, array), (array, snapshots, slot).
        new("NewSnapshots", 0) { Effects = Effects.Allocates },
        new("Keep", 3) { Effects = Effects.Reads | Effects.Writes },
        new("Restore", 3) { Effects = Effects.Reads | Effects.Writes },

        // A forward value in the reverse sweep, until it is decided how it gets there; and where the reverse sweep begins.
        new("Primal", 1) { ResultType = operands => operands[0] },
        new("Turn", 0),

        // The contents of an array as they are now.
        new("Snapshot", 1) { Effects = Effects.Allocates | Effects.Reads, ResultType = operands => new ArrayType(operands[0].Element) },

        // The same storage under another type or in part: (storage, offset, length), (storage), (matrix, row).
        new("Slice", 3) { Effects = Effects.MayThrow },
        new("View", 1),
        new("RowSpan", 2) { Effects = Effects.MayThrow },
        new("Length", 1) { Syntax = new Property("Length"), ResultType = ResultTypes.Int32 },
        new("DimensionLength", 2) { Effects = Effects.MayThrow, ResultType = ResultTypes.Int32 },
        new("Count", 1) { Syntax = new Property("Count"), ResultType = ResultTypes.Int32 },
        new("FilledLike", 2) { ResultType = operands => new ArrayType(operands[0].Element), Adjoints = [(g, x, y) => ZeroLike(g), (g, x, y) => Sum(g)], Tangents = [(d, x, y) => ZeroLike(d), LinearIn(1)], IsPointwise = true },

        // An exception of the user's, where control gets there; and the demands of a matrix operation whose result nobody needs.
        new("Throw", 1) { Effects = Effects.MayThrow },
        new("RequireEqual", 2) { Effects = Effects.MayThrow },

        // A matrix or an array that was passed for a parameter must have the shape of the result: (matrix, rows, columns), (array, length).
        new("RequireShape", 3) { Effects = Effects.MayThrow },
        new("RequireLength", 2) { Effects = Effects.MayThrow },

        // The planned form of matrix operations.
        new("WorkspaceMatrix", 3),
        new("Into", Variable) { Effects = Effects.MayThrow | Effects.Writes },

        // Functions of whole arrays
        new("Norm", 1)
        {
            Syntax = new Method(Hosts.Functions, "Norm"),
            ResultType = ResultTypes.Element,
            Adjoints = [(g, x, y) => Select(y.IsEqualTo(0), y.Constant(0), g / y) * x[0]],
            Tangents = [(t, x, y) => Select(y.IsEqualTo(0), y.Constant(0), x[0].Apply("Dot", t) / y)],
        },
        new("LogSumExpOfSpan", 1)
        {
            Syntax = new Method(Hosts.Functions, "LogSumExp"),
            ResultType = ResultTypes.Element,
            Adjoints = [(g, x, y) => g * Exp(x[0] - y)],
        },

        // What fast mathematics makes of loops, and of sums, products and multiples of arrays once nothing is differentiated any more.
        new("SumOfSquares", 1)
        {
            Syntax = new Method(Hosts.VectorReductions, "SumOfSquares"),
            ResultType = ResultTypes.Element,
            Adjoints = [(g, x, y) => 2 * g * x[0]],
            Tangents = [(t, x, y) => 2 * x[0].Apply("Dot", t)],
        },
        new("SumInLanes", 1)
        {
            Syntax = new Method(Hosts.VectorReductions, "Sum"),
            ResultType = ResultTypes.Element,
            Adjoints = [(g, x, y) => FilledLike(x[0], g)],
            Tangents = [LinearIn(0)],
        },
        new("DotInLanes", 2)
        {
            Syntax = new Method(Hosts.VectorReductions, "Dot"),
            ResultType = ResultTypes.Element,
            Adjoints = [(g, x, y) => g * x[1], (g, x, y) => g * x[0]],
            Tangents = [LinearIn(0), LinearIn(1)],
        },
        new("TimesInLanes", 2) { Syntax = new Infix("*", Precedence.Multiplicative), ResultType = operands => new ArrayType(operands[1].Element), IsPointwise = true },
    ];

    /// <summary>The arity of operations that take as many operands as their use needs.</summary>
    private const int Variable = -1;
}
