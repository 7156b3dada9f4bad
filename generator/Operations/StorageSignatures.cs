using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;
using static SymbolicBackprop.Generator.Operations.Signatures;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>
/// What the operations of storage, members, tuples and calls take and give. Whatever reads or writes storage takes the token of its
/// memory first, and a write gives the next token.
/// </summary>
internal static class StorageSignatures
{
    /// <summary>What is wrong with one use of such an operation; null where the operation is none of them.</summary>
    public static IEnumerable<string>? Check(Operation operation, IrType[] operands, IrType[] results) => operation switch
    {
        ReadMember read => OfMember(read, operands[0], results),
        ReadElement read => OfElement(read, operands[0], results),
        Call call => OfCall(call.Callee, operands, results, upstreams: 0),
        CallBackward call => OfCall(call.Callee, operands, results, upstreams: 1),
        WorkspaceMatrix => Require(operands[1] == IrType.Int32 && operands[2] == IrType.Int32 && GivesOne<MatrixType>(results), "a workspace, rows and columns become a matrix"),
        Into into => OfInto(into, operands, results),
        { Name: "MakeTuple" } => Require(
            results.Length == 1 && results[0] is TupleType tuple && tuple.Elements.Select(element => element.Type).SequenceEqual(operands), "it gives the tuple of its operands"),
        { Name: "Load" } => OfLoad(operands, results),
        { Name: "Store" } => OfStore(operands, results),
        { Name: "AddTo" } => OfStore(operands, results).Concat(Require(operands.Length > 0 && operands.Last().IsReal, "only real numbers are added")),
        { Name: "AddAllTo" or "CopyTo" } => OfWhole(operands, results),
        { Name: "Clear" } => Memory(operands, results, writes: true) ?? Require(IsStorage(operands[1]), "an array or a matrix is expected"),
        { Name: "Freeze" } => Memory(operands, [], writes: false) ?? Gives(results, operands[1]),
        { Name: "NewZeroLike" } => Require(
            GivesStorage<IrType>(results) && IsStorage(results[0]) && results[0].Element == operands[0].Element, "it gives storage of the same numbers and its token"),
        { Name: "NewGrowable" } => Require(GivesStorage<GrowableType>(results), "it gives a growing array and its token"),
        { Name: "Slice" } => Require(
            operands[0].IsIndexed && operands.Skip(1).All(operand => operand == IrType.Int32)
                && GivesOne<IrType>(results) && results[0].IsIndexed && results[0].Element == operands[0].Element,
            "an array or span, an offset and a length become a window on the same numbers"),
        { Name: "Length" } => Require(operands[0].IsIndexed, "an array is expected").Concat(Gives(results, IrType.Int32)),
        { Name: "Count" } => Require(IsStorage(operands[0]), "an array or a matrix is expected").Concat(Gives(results, IrType.Int32)),
        { Name: "RowCount" or "ColumnCount" } => Require(operands[0] is MatrixType, "a matrix is expected").Concat(Gives(results, IrType.Int32)),
        { Name: "FilledLike" } => Require(operands[0].IsIndexed && operands[1] == operands[0].Element, "an array and one of its numbers are expected")
            .Concat(Gives(results, new ArrayType(operands[0].Element))),
        { Name: "Norm" or "LogSumExpOfSpan" } => Require(operands[0].IsIndexed && operands[0].Element.IsReal, "an array of real numbers is expected")
            .Concat(Gives(results, operands[0].Element)),
        _ => null,
    };

    private static bool IsStorage(IrType type) => type.IsIndexed || type is MatrixType;

    /// <summary>Whether the results are new storage and its first token.</summary>
    private static bool GivesStorage<TStorage>(IrType[] results) => results.Length == 2 && results[0] is TStorage && results[1] is MemoryType;

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
        var given = operands.TakeWhile(operand => operand is not MemoryType).Count();
        return Require(given == expected, $"{expected} operands are expected before the tokens, not {given}")
            .Concat(Require(operands.Skip(given).All(operand => operand is MemoryType), "tokens come last"))
            .Concat(Require(results.Length > 0 && results.Skip(1).All(result => result is MemoryType), "it gives one value and then tokens"));
    }

    private static IEnumerable<string> OfInto(Into into, IrType[] operands, IrType[] results)
    {
        if (operands.Length == 0 || operands[0] is not MatrixType buffer)
            return ["a buffer is expected first"];
        return Signatures.Check(into.Inner, [.. operands.Skip(1)], [buffer])
            .Concat(Require(results.Length == 0 || GivesOne<MatrixType>(results), "it gives its buffer or nothing"));
    }

    private static IEnumerable<string> OfLoad(IrType[] operands, IrType[] results) =>
        Memory(operands, [], writes: false)
        ?? Indices(operands[1], [.. operands.Skip(2)]).Concat(Gives(results, operands[1].Element));

    private static IEnumerable<string> OfStore(IrType[] operands, IrType[] results)
    {
        if (Memory(operands, results, writes: true) is { } violations)
            return violations;
        if (operands.Length < 4)
            return ["a token, storage, indices and a value are expected"];
        return Indices(operands[1], [.. operands.Skip(2).Take(operands.Length - 3)])
            .Concat(Require(operands.Last() == operands[1].Element, $"the value is no {operands[1].Element}"));
    }

    private static IEnumerable<string> OfWhole(IrType[] operands, IrType[] results) =>
        Memory(operands, results, writes: true)
        ?? Require(
            IsStorage(operands[1]) && IsStorage(operands[2]) && operands[1] is MatrixType == operands[2] is MatrixType
                && operands[1].Element == operands[2].Element,
            "storage and as many numbers of its kind are expected");

    /// <summary>That a token comes first and, after a write, the next one is the result; null where it is so.</summary>
    private static IEnumerable<string>? Memory(IrType[] operands, IrType[] results, bool writes)
    {
        if (operands.Length < 2 || operands[0] is not MemoryType token)
            return ["a memory token and storage are expected first"];
        var violations = writes ? Gives(results, token) : [];
        return violations.Any() ? violations : null;
    }

    private static IEnumerable<string> Indices(IrType storage, IrType[] indices)
    {
        if (!IsStorage(storage))
            return ["an array or a matrix is expected"];
        var rank = storage switch { MatrixType => 2, ArrayType array => array.Rank, _ => 1 };
        return Require(indices.Length == rank && indices.All(IsInteger), $"{rank} indices are expected");
    }
}
