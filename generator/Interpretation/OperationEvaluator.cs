using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>What each operation computes: a case for each structural one, one rule for all that have a method or an operator.</summary>
internal sealed class OperationEvaluator(Interpreter interpreter)
{
    private readonly IPrimitiveHost _host = interpreter.Host;
    private readonly FunctionEvaluator _functions = new(interpreter.Host);
    private readonly Storage _storage = new(interpreter.Host);
    private readonly ElementParts _parts = new(interpreter.Host);

    /// <summary>The values of the results of an operation.</summary>
    public object?[] Evaluate(Let let, object?[] operands) => let.Operation switch
    {
        Literal when let.Result.Type is VectorType vector => [interpreter.ZeroOf(vector)],
        Literal literal => [Constants.Value(literal, let.Result.Type, interpreter.KindOf(let.Result.Type), _host)],
        Conversion conversion => [Conversions.Convert(operands[0]!, KindOf(let.Result.Type), conversion.IsChecked)],
        ReadMember read => [Member(operands[0], read.Member)],
        ReadComponent read => [_host.Read(operands[0]!, read.Component)],
        // A number that may be null is boxed as itself, or as null.
        ReadProperty { Property: "HasValue" } when operands[0]?.GetType().IsPrimitive ?? true => [operands[0] is not null],
        ReadProperty { Property: "Value" } when operands[0]?.GetType().IsPrimitive ?? false => [operands[0]],
        ReadProperty read => [Member(operands[0], read.Property)],
        ReadCaptured read => [Member(operands[0], $"<{read.Parameter}>P")],
        ReadStatic read => [_host.ReadStatic(read.QualifiedName)],
        ReadElement read => [((object?[])operands[0]!)[read.Index]],
        Call call => [interpreter.Call(call.Callee, operands)],
        CallBackward call => [interpreter.CallBackward(call.Callee, operands)],
        WithMember with => [Changed((AggregateType)let.Result.Type, operands, with.Member)],
        Foreign foreign => _host.Run(foreign, operands) is var given && let.Results.Count == 0 ? [] : [given],
        RequireEqual require => Required(require, operands),
        WorkspaceMatrix => [Workspace(let, operands)],
        Into into => Planned(into, let, operands),
        _ => let.Operation.Name switch
        {
            "MakeTuple" => [operands],
            "MakeAggregate" => [Struct((AggregateType)let.Result.Type, index => operands[index])],
            "MakeVector" => [_host.Run(new Foreign(ForeignForm.Constructor, ((VectorType)let.Result.Type).CSharpName), operands)],
            "Stop" or "Same" => [operands[0]],
            "Select" => [(bool)operands[0]! ? operands[1] : operands[2]],
            "Load" => [_parts.Load(PartOf(let), operands[0]!, Between(operands, 1, operands.Length))],
            "Store" => Store(PartOf(let), operands),
            "AddTo" => AddTo(PartOf(let), operands),
            "Take" => [Take(PartOf(let), operands)],
            "AddAllTo" => Transfer(operands, add: true),
            "CopyTo" => Transfer(operands, add: false),
            "Clear" => Clear(operands),
            "Freeze" => [_storage.Copy(operands[0]!)],
            "NewArray" => [Array.CreateInstance(interpreter.StorageTypeOf(((ArrayType)let.Result.Type).ElementType), [.. operands.Select(Extent)])],
            "StackAllocate" => [Window.On(Array.CreateInstance(interpreter.StorageTypeOf(let.Result.Type.Element), (long)Integers.Exact(operands[0]!)), 0, (int)Integers.Exact(operands[0]!))],
            "NewZeroLike" => [_storage.ZeroLike(operands[0]!)],
            "NewCell" => [new Cell { Value = Zero(let.Result.Type.Element) }],
            "NewTape" => [new List<object?>()],
            "Record" => Record(operands),
            "Recall" => [((List<object?>)operands[0]!)[(int)Integers.Exact(operands[1]!)]],
            "Reserve" => [],
            "Throw" => throw (Exception)operands[0]!,
            "View" => [_storage.View(operands[0]!)],
            "RowSpan" => [_storage.Row(operands[0]!, (int)operands[1]!)],
            "NewMatrix" => [_storage.FilledMatrix(ElementType(let.Result.Type), operands[0], operands[1], 0)],
            "TakeMatrix" => [TakeMatrix(operands)],
            "Snapshot" => [_storage.Copy(operands[0]!)],
            "DimensionLength" => [((Array)operands[0]!).GetLength((int)Integers.Exact(operands[1]!))],
            "Slice" => [Window.On(operands[0]!, (int)operands[1]!, (int)operands[2]!)],
            "Length" or "Count" => [_storage.Count(operands[0]!)],
            "RequireLength" => RequiredLength(operands),
            "RequireShape" => RequiredShape(operands),
            "RowCount" or "ColumnCount" => [_host.Read(operands[0]!, let.Operation.Name)],
            "Clone" => [_storage.Copy(operands[0]!)],
            "FilledLike" => [FilledLike(operands[0]!, operands[1]!)],
            "TimesInLanes" => [_functions.Evaluate(new Primitive("Multiply"), operands, ElementType(let.Result.Type))],
            "OneHot" => [_functions.OneHot(operands, ElementType(let.Result.Type))],
            _ when (DependencySets.Evaluate(let.Operation, operands) ?? BlockRowSets.Evaluate(let.Operation, operands)) is { } results => results,
            _ => [_functions.Evaluate(let.Operation, operands, ElementType(let.Result.Type))],
        },
    };

    /// <summary>A length as C# takes it: a negative one is an overflow.</summary>
    private static long Extent(object? length) => (long)Integers.Exact(length!) is >= 0 and var extent ? extent : throw new OverflowException();

    private ScalarKind KindOf(IrType type) => interpreter.KindOf(type)
        ?? throw new InterpretationException($"{type} is no type of numbers.");

    private object? Zero(IrType type) => type is VectorType vector ? interpreter.ZeroOf(vector)
        : interpreter.KindOf(type) is { } kind ? Activator.CreateInstance(Scalars.TypeOf(kind)) : null;

    private Type ElementType(IrType type) => interpreter.KindOf(type.Element) is { } kind ? Scalars.TypeOf(kind) : typeof(object);

    private object? Member(object? owner, string member) => owner switch
    {
        null => throw new InterpretationException($"The member {member} of null is read."),
        IReadOnlyDictionary<string, object?> members => members[member],
        _ => _host.Read(owner, member),
    };

    private static Dictionary<string, object?> Struct(AggregateType type, Func<int, object?> member) =>
        type.Members.Select((declared, index) => (declared.Name, Value: member(index))).ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    private Dictionary<string, object?> Changed(AggregateType type, object?[] operands, string member) =>
        Struct(type, index => type.Members[index].Name == member ? operands[1] : Member(operands[0], type.Members[index].Name));

    private static object?[] Required(RequireEqual require, object?[] operands) => Equals(operands[0], operands[1])
        ? []
        : throw new ArgumentException($"{require.Text} must be equal, but are {operands[0]} and {operands[1]}.");

    private static object?[] RequiredLength(object?[] operands) => Equals(((Array)operands[0]!).Length, operands[1])
        ? []
        : throw new ArgumentException($"An array has {((Array)operands[0]!).Length} elements where the result has {operands[1]}.");

    private object?[] RequiredShape(object?[] operands)
    {
        var (rows, columns) = (_host.Read(operands[0]!, "RowCount"), _host.Read(operands[0]!, "ColumnCount"));
        return Equals(rows, operands[1]) && Equals(columns, operands[2])
            ? []
            : throw new ArgumentException($"A matrix is [{rows}, {columns}] where the result is [{operands[1]}, {operands[2]}].");
    }

    private static ElementPart? PartOf(Let let) => (let.Operation as Primitive)?.Part;

    private object?[] Store(ElementPart? part, object?[] operands)
    {
        _parts.Store(part, operands[0]!, StoredAt(operands), operands[operands.Length - 1]);
        return [];
    }

    private object?[] AddTo(ElementPart? part, object?[] operands)
    {
        if (part is null)
            _storage.Add(operands[0]!, StoredAt(operands), operands[operands.Length - 1]!);
        else
            _parts.Store(part, operands[0]!, StoredAt(operands), Scalars.Binary("Add", _parts.Load(part, operands[0]!, StoredAt(operands))!, operands[operands.Length - 1]!, isChecked: false));
        return [];
    }

    private object? TakeMatrix(object?[] operands)
    {
        var indices = StoredAt(operands);
        var taken = _storage.Load(operands[0]!, indices) ?? _storage.ZeroLike(operands[operands.Length - 1]!);
        _storage.Store(operands[0]!, indices, null);
        return taken;
    }

    private object? Take(ElementPart? part, object?[] operands)
    {
        var indices = Between(operands, 1, operands.Length);
        var taken = _parts.Load(part, operands[0]!, indices);
        _parts.Store(part, operands[0]!, indices, Activator.CreateInstance(taken!.GetType()));
        return taken;
    }

    /// <summary>The indices between the storage and the value.</summary>
    private static object?[] StoredAt(object?[] operands) => Between(operands, 1, operands.Length - 1);

    private static object?[] Between(object?[] operands, int first, int end)
    {
        var between = new object?[end - first];
        Array.Copy(operands, first, between, 0, between.Length);
        return between;
    }

    private static object?[] Record(object?[] operands)
    {
        var tape = (List<object?>)operands[0]!;
        var index = (int)Integers.Exact(operands[1]!);
        while (tape.Count <= index)
            tape.Add(null);
        tape[index] = operands[2];
        return [];
    }

    private object?[] Transfer(object?[] operands, bool add)
    {
        _storage.Transfer(operands[0]!, operands[1]!, add);
        return [];
    }

    private object?[] Clear(object?[] operands)
    {
        _storage.Clear(operands[0]!);
        return [];
    }

    private Array FilledLike(object like, object value)
    {
        var filled = Array.CreateInstance(value.GetType(), _storage.Count(like));
        for (var i = 0; i < filled.Length; i++)
            filled.SetValue(value, i);
        return filled;
    }

    // The contents of a buffer are unspecified: NaN shows where one is read before it is written.
    private object Workspace(Let let, object?[] operands) =>
        _storage.FilledMatrix(ElementType(let.Result.Type), operands[1], operands[2], double.NaN);

    private object?[] Planned(Into into, Let let, object?[] operands)
    {
        var buffer = operands[0]!;
        object?[] inner = [.. operands.Skip(1)];
        if (into.Inner is MatrixProduct product)
            _functions.MultiplyInto(product, inner[0]!, inner[1]!, buffer, into.Accumulate);
        else
            _storage.Transfer(buffer, Evaluate(let with { Operation = into.Inner, Operands = [.. let.Operands.Skip(1)] }, inner)[0]!, into.Accumulate);
        return let.Results.Count == 0 ? [] : [buffer];
    }
}
