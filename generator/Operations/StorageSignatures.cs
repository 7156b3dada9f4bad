using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;
using static SymbolicBackprop.Generator.Operations.Signatures;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>
/// What the operations of storage, members, tuples and calls take and give. Storage comes first, then the indices, then what is written.
/// </summary>
internal static class StorageSignatures
{
    /// <summary>What is wrong with one use of such an operation; null where the operation is none of them.</summary>
    public static IEnumerable<string>? Check(Operation operation, IrType[] operands, IrType[] results) => operation switch
    {
        ReadMember read => OfMember(read, operands[0], results),
        ReadComponent read => Require(operands[0] is VectorType vector && vector.Components.Contains(read.Component), "a number of a small vector is read").Concat(Gives(results, operands[0].Element)),
        ReadElement read => OfElement(read, operands[0], results),
        Call call => OfCall(call.Callee, operands, results, upstreams: 0),
        CallBackward call => OfCall(call.Callee, operands, results, upstreams: 1),
        NestedDerivative nested => OfNested(nested, operands, results),
        NamedDerivative named => OfNamed(named, operands, results),
        CustomDerivative rules => Require(operands.Length == rules.Arguments.Count + (rules.HasState ? 2 : 1), "arguments, the value and maybe a state are expected").Concat(Gives(results, operands[rules.ValueOperand])),
        Throw => Require(operands[0] is OpaqueType, "an exception is thrown").Concat(Gives(results)),
        WorkspaceMatrix => Require(operands[1] == IrType.Int32 && operands[2] == IrType.Int32 && GivesOne<MatrixType>(results), "a workspace, rows and columns become a matrix"),
        Into into => OfInto(into, operands, results),
        { Name: "MakeTuple" } => Require(
            results.Length == 1 && results[0] is TupleType tuple && tuple.Elements.Select(element => element.Type).SequenceEqual(operands), "it gives the tuple of its operands"),
        { Name: "MakeAggregate" } => Require(
            results.Length == 1 && results[0] is AggregateType aggregate && aggregate.Members.Select(member => member.Type).SequenceEqual(operands), "it gives the struct of its operands"),
        { Name: "MakeVector" } => Require(
            results.Length == 1 && results[0] is VectorType made && made.Components.Count == operands.Length && operands.All(operand => operand == made.ElementType), "it gives the vector of its operands"),
        WithMember with => OfMember(new ReadMember(with.Member), operands[0], [operands[1]]).Concat(Gives(results, operands[0])),
        Foreign => Require(results.Length <= 1, "it gives one value or none"),
        AddToMember add => OfMember(new ReadMember(add.Member), operands[0], [operands[1]]).Concat(Gives(results)),
        { Name: "TakeMatrix" } => OfLoad([.. operands.Take(operands.Length - 1)], results).Concat(Require(GivesOne<MatrixType>(results) && operands.Last() == results[0], "a matrix is taken, and another one shows its shape")),
        Primitive { Key: "Load", Part: var part } => OfLoad(operands, results, part),
        Primitive { Key: "Store", Part: var part } => OfStore(operands, results, part),
        Primitive { Key: "AddTo", Part: var part } => OfStore(operands, results, part).Concat(Require(operands.Length > 0 && (CanBeAdded(operands.Last()) || operands.Last() is MatrixType), "only real numbers and matrices are added")),
        Primitive { Key: "Take", Part: var part } => OfLoad(operands, results, part).Concat(Require(results.Length == 1 && CanBeAdded(results[0]), "only adjoints are taken")),
        { Name: "AddAllTo" or "CopyTo" } => OfWhole(operands).Concat(Gives(results)),
        { Name: "Clear" } => Require(IsArrayOrMatrix(operands[0]), "an array or a matrix is expected").Concat(Gives(results)),
        { Name: "Freeze" } => Require(operands[0].IsStorage, "storage is expected").Concat(Gives(results, operands[0])),
        { Name: "NewArray" } => Require(operands.All(IsInteger) && GivesOne<ArrayType>(results) && ((ArrayType)results[0]).Rank == operands.Length, "lengths become an array of as many dimensions"),
        { Name: "StackAllocate" } => Require(IsInteger(operands[0]) && GivesOne<SpanType>(results), "a length becomes a span"),
        { Name: "NewMatrix" } => Require(operands.All(operand => operand == IrType.Int32) && GivesOne<MatrixType>(results), "rows and columns become a matrix"),
        { Name: "NewZeroLike" } => Require(
            results.Length == 1 && IsArrayOrMatrix(results[0]) && results[0].Element == operands[0].Element, "it gives storage of the same numbers"),
        { Name: "NewLanes" } => Require(IsInteger(operands[0]) && operands.Skip(1).All(operand => operand is OpaqueType) && results.Length == 1 && results[0] is SpanType { ElementType: LanesType }, "a length becomes a span of lanes"),
        { Name: "NewCell" } => Require(GivesOne<CellType>(results), "it gives a cell"),
        { Name: "NewTape" } => Require(GivesOne<TapeType>(results), "it gives a tape"),
        { Name: "Record" } => OnTape(operands).Concat(Require(operands[2] == operands[0].Element, $"the value is no {operands[0].Element}")).Concat(Gives(results)),
        { Name: "Recall" } => OnTape(operands).Concat(Gives(results, operands[0].Element)),
        { Name: "Reserve" } => Require(operands[0] is TapeType { IsReserved: true } && operands.Length > 1 && operands.Skip(1).All(IsInteger), "a tape and the factors of its capacity are expected").Concat(Gives(results)),
        { Name: "NewSchedule" } => Require(GivesOne<ScheduleType>(results), "it gives a schedule"),
        BeginSchedule => Require(operands[0] is ScheduleType && IsInteger(operands[1]), "a schedule and a number of rounds are expected").Concat(Gives(results)),
        { Name: "NextAction" } => Require(operands[0] is ScheduleType, "a schedule is expected").Concat(Gives(results, IrType.Boolean)),
        ReadSchedule => Require(operands[0] is ScheduleType && results.Length == 1, "a schedule says one thing"),
        { Name: "NewSnapshots" } => Require(GivesOne<SnapshotsType>(results), "it gives snapshots"),
        { Name: "Keep" } => OfSnapshots(operands[0], operands[1], operands[2]).Concat(Gives(results)),
        { Name: "Restore" } => OfSnapshots(operands[1], operands[2], operands[0]).Concat(Gives(results)),
        { Name: "View" } => Require(GivesOne<IrType>(results) && results[0].IsIndexed, "storage becomes an array or span on the same elements"),
        { Name: "RowSpan" } => Require(
            operands[0] is MatrixType && operands[1] == IrType.Int32 && GivesOne<SpanType>(results) && results[0].Element == operands[0].Element, "a matrix and a row become a span on the row"),
        { Name: "DimensionLength" } => Require(operands[0] is ArrayType && operands[1] == IrType.Int32, "an array and a dimension are expected").Concat(Gives(results, IrType.Int32)),
        { Name: "Slice" } => Require(
            operands[0].IsIndexed && operands.Skip(1).All(operand => operand == IrType.Int32)
                && GivesOne<IrType>(results) && results[0].IsIndexed && results[0].Element == operands[0].Element,
            "an array or span, an offset and a length become a window on the same numbers"),
        { Name: "Length" } => Require(operands[0].IsIndexed, "an array is expected").Concat(Gives(results, IrType.Int32)),
        { Name: "Count" } => Require(IsArrayOrMatrix(operands[0]), "an array or a matrix is expected").Concat(Gives(results, IrType.Int32)),
        { Name: "RowCount" or "ColumnCount" } => Require(operands[0] is MatrixType, "a matrix is expected").Concat(Gives(results, IrType.Int32)),
        { Name: "FilledLike" } => Require(operands[0].IsIndexed && operands[1] == operands[0].Element, "an array and one of its numbers are expected")
            .Concat(Gives(results, new ArrayType(operands[0].Element))),
        { Name: "Norm" or "LogSumExpOfSpan" } => Require(operands[0].IsIndexed && operands[0].Element.IsReal, "an array of real numbers is expected")
            .Concat(Gives(results, operands[0].Element)),
        _ => null,
    };

    private static bool CanBeAdded(IrType type) => type.IsReal || type is VectorType or LanesType { ElementType.IsReal: true };

    private static bool IsArrayOrMatrix(IrType type) => type.IsIndexed || type is MatrixType;

    private static IEnumerable<string> OfMember(ReadMember read, IrType owner, IrType[] results)
    {
        if (owner is not AggregateType aggregate)
            return Require(owner is OpaqueType && results.Length == 1, "members of weights and of constant objects are read");
        var member = aggregate.Members.FirstOrDefault(candidate => candidate.Name == read.Member);
        return member is null ? [$"{aggregate} has no member {read.Member}"] : Gives(results, member.Type);
    }

    private static IEnumerable<string> OfElement(ReadElement read, IrType owner, IrType[] results) => owner is not TupleType tuple
        ? ["elements of a tuple are read"]
        : read.Index < 0 || read.Index >= tuple.Elements.Count
            ? [$"the tuple has {tuple.Elements.Count} elements"]
            : Gives(results, tuple.Elements[read.Index].Type);

    private static IEnumerable<string> OfCall(Callee callee, IrType[] operands, IrType[] results, int upstreams)
    {
        var expected = callee.ActiveParameters.Count + (callee.IsStatic ? 0 : 1) + upstreams;
        return Require(operands.Length == expected, $"{expected} operands are expected, not {operands.Length}");
    }

    private static IEnumerable<string> OfInto(Into into, IrType[] operands, IrType[] results)
    {
        if (operands.Length == 0 || operands[0] is not MatrixType buffer)
            return ["a buffer is expected first"];
        return Signatures.Check(into.Inner, [.. operands.Skip(1)], [buffer])
            .Concat(Require(results.Length == 0 || GivesOne<MatrixType>(results), "it gives its buffer or nothing"));
    }

    private static IEnumerable<string> OfLoad(IrType[] operands, IrType[] results, ElementPart? part = null) => operands.Length == 0
        ? ["storage and indices are expected"]
        : Indices(operands[0], [.. operands.Skip(1)]).Concat(OfPart(part, operands[0].Element)).Concat(Gives(results, part?.Type ?? operands[0].Element));

    private static IEnumerable<string> OfStore(IrType[] operands, IrType[] results, ElementPart? part) => operands.Length < 2
        ? ["storage, indices and a value are expected"]
        : Indices(operands[0], [.. operands.Skip(1).Take(operands.Length - 2)])
            .Concat(OfPart(part, operands[0].Element))
            .Concat(Require(operands.Last() == (part?.Type ?? operands[0].Element), $"the value is no {part?.Type ?? operands[0].Element}"))
            .Concat(Gives(results));

    private static IEnumerable<string> OfPart(ElementPart? part, IrType element)
    {
        foreach (var step in part?.Steps ?? [])
        {
            if (!ElementPart.StepsInto(element).Contains(step))
                return [$"{element} has no part {step.Name}"];
            element = step.Type;
        }

        return [];
    }

    private static IEnumerable<string> OfWhole(IrType[] operands) => Require(
        operands[0] is AggregateType && operands[0] == operands[1] || IsArrayOrMatrix(operands[0]) && IsArrayOrMatrix(operands[1]) && operands[0] is MatrixType == operands[1] is MatrixType
            && operands[0].Element == operands[1].Element,
        "storage and as many numbers of its kind are expected");

    private static IEnumerable<string> OfSnapshots(IrType snapshots, IrType slot, IrType array) => Require(
        snapshots is SnapshotsType && IsInteger(slot) && array.IsIndexed && array.Element == snapshots.Element,
        "snapshots, a slot and an array of the same numbers are expected");

    private static IEnumerable<string> OnTape(IrType[] operands) =>
        Require(operands[0] is TapeType && IsInteger(operands[1]), "a tape and a place on it are expected");

    private static IEnumerable<string> Indices(IrType storage, IrType[] indices)
    {
        if (storage is CellType)
            return Require(indices.Length == 0, "a cell has no index");
        if (!IsArrayOrMatrix(storage))
            return ["an array or a matrix is expected"];
        var rank = storage switch { MatrixType => 2, ArrayType array => array.Rank, _ => 1 };
        return Require(indices.Length == rank && indices.All(IsInteger), $"{rank} indices are expected");
    }

    private static IEnumerable<string> OfNested(NestedDerivative nested, IrType[] operands, IrType[] results) =>
        Require(operands.SequenceEqual(nested.Taken), "the arguments of the function are expected, and its tangents in forward mode")
            .Concat(Require(
                results.Length == 1 && (nested.Given.Count == 1 ? results[0] == nested.Given[0] : results[0] is TupleType tuple && tuple.Elements.Select(element => element.Type).SequenceEqual(nested.Given)),
                "it gives the derivatives"))
            .Concat(IrVerifier.Verify(nested.Function));

    private static IEnumerable<string> OfNamed(NamedDerivative named, IrType[] operands, IrType[] results) => new[] { named.Computed, named.Called }.OfType<Function>()
        .SelectMany(function => Require(operands.SequenceEqual(function.Parameters.Select(parameter => parameter.Type)), "the arguments of the member are expected")
            .Concat(Require(results.SequenceEqual(function.Results), "it gives what the member gives"))
            .Concat(IrVerifier.Verify(function)));
}
