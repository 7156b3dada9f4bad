using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>Hands adjoints through calls: structs and tuples come and go in one piece there, and have their adjoints leaf by leaf here.</summary>
internal sealed class ReverseCalls(FunctionBuilder builder, AnalyzedFunction analyzed, StorageClasses storage, ReverseSweep sweep)
{
    /// <summary>The type of a gradient with respect to an argument.</summary>
    public static IrType GradientType(IrType type) => type is SpanType ? new ArrayType(type.Element) : type;

    /// <summary>Whether a value is what a call gave, or a part of it: its adjoints are kept leaf by leaf.</summary>
    public bool IsOfCall(Value value) => ElementPart.HasParts(builder.TypeOf(value))
        && builder.ProducerOf(value) is { } let
        && (let.Operation is Call or Primitive { Key: "Same" } || (let.Operation is ReadElement or ReadMember && IsOfCall(let.Operands[0])));

    /// <summary>The adjoint of a part of what a call gave is a part of the adjoint.</summary>
    public void ReverseRead(Let let)
    {
        var first = PartValues.LeavesBefore(builder.TypeOf(let.Operands[0]), let.Operation);
        if (!ElementPart.HasParts(let.Result.Type))
        {
            if (sweep.Take(let.Result) is { } g)
                sweep.Accumulate(let.Operands[0], new Term(builder, g), first);
            return;
        }

        for (var i = 0; i < ElementPart.LeavesOf(let.Result.Type).Count(); i++)
        {
            if (sweep.Adjoints.Find(let.Result.Value, i) is { } leaf)
                sweep.Accumulate(let.Operands[0], new Term(builder, leaf), first + i);
        }
    }

    /// <summary>The gradients of a call come from the callee's own backward method.</summary>
    public void Reverse(Let let, Callee callee)
    {
        if (TakeUpstream(let.Result, callee.ActiveResults) is not { } upstream)
            return;
        var first = callee.IsStatic ? 0 : 1;
        var active = Enumerable.Range(0, callee.ActiveParameters.Count).Where(index => callee.ActiveParameters[index]).Select(index => let.Operands[index + first]).ToList();
        var arguments = let.Operands.Select(operand => ArgumentOf(let, callee.DisplayName, operand)).ToList();
        Distribute(new CallBackward(callee), [.. arguments, upstream], active);
    }

    /// <summary>Calls what gives gradients, one or several as a tuple, and adds each to the adjoint of its argument.</summary>
    public void Distribute(Operation call, Value[] arguments, IReadOnlyList<Value> differentiated)
    {
        var types = differentiated.Select(argument => GradientType(builder.TypeOf(argument))).ToList();
        IrType type = types.Count == 1 ? types[0] : new TupleType(types.Select(element => new TupleElement(null, element)).ToEquatableArray());
        var gradients = builder.Emit(call, type, arguments);
        for (var i = 0; i < differentiated.Count; i++)
        {
            if (!analyzed.IsActive(differentiated[i]) && builder.TypeOf(differentiated[i]) is not (AggregateType or TupleType))
                continue;
            var gradient = types.Count == 1 ? gradients : builder.Emit(new ReadElement(i), types[i], gradients);
            AccumulateParts(differentiated[i], gradient);
        }
    }

    /// <summary>The complete adjoint of what a call gave, as its backward method takes it: of the differentiated results, several as a tuple. Null where nothing came in.</summary>
    public Value? TakeUpstream(Definition result, EquatableArray<bool> activeResults)
    {
        if (result.Type is ArrayType)
            return sweep.Shadows.Of(result.Value);
        if (!ElementPart.HasParts(result.Type))
            return sweep.Take(result);
        List<ElementPart> leaves = [.. ElementPart.LeavesOf(result.Type)];
        if (!Enumerable.Range(0, leaves.Count).Any(index => sweep.Adjoints.Find(result.Value, index) is not null))
            return null;
        var leaf = 0;
        var upstreams = new List<Value>();
        IrType[] elements = result.Type is TupleType tuple ? [.. tuple.Elements.Select(element => element.Type)] : [result.Type];
        for (var i = 0; i < elements.Length; i++)
        {
            if (activeResults[i])
                upstreams.Add(PartValues.Make(builder, elements[i], _ => AdjointOf(result.Value, leaves, leaf++)));
            else
                leaf += ElementPart.LeavesOrWhole(elements[i]).Count();
        }

        for (var i = 0; i < leaves.Count; i++)
            sweep.Adjoints.Remove(result.Value, i);

        // A backward method of several results takes their upstream values as one tuple.
        return upstreams.Count == 1 ? upstreams[0] : builder.Emit(
            new Primitive("MakeTuple"),
            new TupleType(upstreams.Select(value => new TupleElement(null, builder.TypeOf(value))).ToEquatableArray()),
            [.. upstreams]);
    }

    /// <summary>What has come in so far of the adjoint of a struct or tuple, in one piece.</summary>
    public Value Assemble(Definition result)
    {
        List<ElementPart> leaves = [.. ElementPart.LeavesOf(result.Type)];
        var leaf = 0;
        return PartValues.Make(builder, result.Type, _ => AdjointOf(result.Value, leaves, leaf++));
    }

    /// <summary>The gradient of an aggregate is an aggregate: each leaf of the argument gets the leaf of the gradient.</summary>
    public void AccumulateParts(Value argument, Value gradient)
    {
        var type = builder.TypeOf(argument);
        if (type is AggregateType { IsReferenceType: true } && builder.ProducerOf(argument)?.Operation is Primitive { Key: "Load" })
        {
            builder.Do(new Primitive("AddAllTo"), sweep.Shadows.Of(argument), gradient);
            return;
        }

        if (type is not (AggregateType or TupleType))
        {
            if (type.IsIndexed && analyzed.IsActive(argument))
                ArraySums.Add(builder, sweep.Shadows.Of(argument), gradient);
            else
                sweep.Accumulate(argument, new Term(builder, gradient));
            return;
        }

        // What was put together here is taken apart again; what came in as a parameter has its parts read at the start.
        if (builder.ProducerOf(argument) is { Operation: Primitive { Key: "MakeTuple" or "MakeAggregate" } } made)
        {
            for (var i = 0; i < made.Operands.Count; i++)
            {
                if (analyzed.IsVaried(made.Operands[i]) || builder.TypeOf(made.Operands[i]) is AggregateType or TupleType)
                    AccumulateParts(made.Operands[i], Part(gradient, type, i));
            }

            return;
        }

        if (IsOfCall(argument))
        {
            foreach (var (part, index) in ElementPart.LeavesOf(type).Select((part, index) => (part, index)).Where(leaf => !leaf.part.IsConstant))
                sweep.Accumulate(argument, new Term(builder, PartValues.Read(builder, gradient, part)), index);
            return;
        }

        foreach (var read in analyzed.Function.Body.Instructions.OfType<Let>().Where(let => let.Operation is ReadMember or ReadElement && let.Operands[0] == argument).ToList())
        {
            if (analyzed.IsActive(read.Result.Value))
                AccumulateParts(read.Result.Value, builder.Emit(read.Operation, GradientType(read.Result.Type), gradient));
        }
    }

    /// <summary>An operand as it was when the operation read it: an array or matrix that is overwritten since has been copied.</summary>
    public Value ContentsOf(Let let, Value operand) =>
        storage.IsPlace(operand) && storage.IsOverwrittenAfter(let, operand) ? sweep.Primal.Snapshot(let, operand) : sweep.Primal.Get(operand);

    /// <summary>An argument as the call was given it, for a method that is called in the reverse sweep.</summary>
    public Value ArgumentOf(Let let, string callee, Value operand)
    {
        if (storage.Holds(operand) && storage.IsOverwrittenAfter(let, operand) && builder.TypeOf(operand) is not (SpanType or ArrayType { Rank: 1, ElementType: not ArrayType }))
        {
            throw new UnsupportedFlowException(
                let.Origin,
                $"A call of '{callee}' with storage that is written once more after the call",
                "pass a copy, or make the called method small enough to stand in the place of its call");
        }

        return ContentsOf(let, operand);
    }

    private Value AdjointOf(Value value, List<ElementPart> leaves, int leaf) => sweep.Adjoints.Find(value, leaf) ?? sweep.Zero(value, leaves[leaf]);

    private Value Part(Value gradient, IrType type, int index) => type is TupleType tuple
        ? builder.Emit(new ReadElement(index), GradientType(tuple.Elements[index].Type), gradient)
        : builder.Emit(new ReadMember(((AggregateType)type).Members[index].Name), GradientType(((AggregateType)type).Members[index].Type), gradient);
}
