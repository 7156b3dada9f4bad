using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Which operations are calls for the machine. No register for real numbers survives a call, and the just-in-time compiler keeps a variable
/// that is needed behind one in memory everywhere: a sum would be stored and loaded in each round of its loop.
/// </summary>
internal sealed class Calls(Inlining inlining)
{
    private static readonly HashSet<string> Instructions =
    [
        "Literal", "Add", "Subtract", "Multiply", "Divide", "Negate", "Square", "Sqrt", "Abs", "Floor", "Ceiling", "Truncate", "FusedMultiplyAdd", "Max", "Min",
        "Less", "LessOrEqual", "Greater", "GreaterOrEqual", "Equal", "NotEqual", "And", "Or", "ExclusiveOr", "Not", "Complement",
        "LeftShift", "RightShift", "UnsignedRightShift", "Select", "Stop", "Convert",
        "Load", "Store", "AddTo", "AddToMember", "Take", "Freeze", "ReadMember", "ReadElement", "MakeTuple", "NewCell", "Recall",
        "Length", "Count", "RowCount", "ColumnCount", "DimensionLength", "View", "Slice", "RowSpan",
    ];

    /// <summary>Whether a statement makes a call, in one of the expressions written in it.</summary>
    public bool AreIn(Let let) => IsCall(let) || let.Operands.Any(AreIn);

    /// <inheritdoc cref="AreIn(Let)"/>
    public bool AreIn(Value value) => inlining.IsInlined(value) && inlining.ProducerOf(value) switch
    {
        Let let => AreIn(let),
        If branch => AreIn(branch.Condition) || branch.Regions().Any(arm => AreIn(arm.Exit.Values[0])),
        _ => false,
    };

    private bool IsCall(Let let) => let.Operation.Name switch
    {
        "Record" => inlining.TypeOf(let.Operands[0]) is not TapeType { IsReserved: true },
        "Remainder" => let.Result.Type.IsReal,
        var name => !Instructions.Contains(name),
    };
}
