using System;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>
/// Writes down what meets in operations that are not linear: the columns of a Hessian that have entries in common (Walther 2008, "Computing sparse
/// Hessians with automatic differentiation").
/// </summary>
/// <param name="values">What stands for the values of the function.</param>
/// <param name="interactions">Receives the pairs, where the function is run.</param>
/// <param name="isUseful">Whether the result of the function depends on a value.</param>
/// <param name="producerOf">The operation that gives a value.</param>
internal sealed class Meetings(DependencyValues values, Value interactions, Func<Value, bool> isUseful, Func<Value, Let?> producerOf)
{
    /// <summary>All of an operation's operands that are not linear.</summary>
    public void Meet(Let let)
    {
        if (!isUseful(let.Result.Value))
            return;
        var (operation, operands) = let.DerivativeAs is { } form ? (form.Operation, form.Operands) : (let.Operation, let.Operands);
        if (TangentVariation.IsConstant(OperationTable.Row(operation)))
            return;
        var types = operands.Select(operand => (values.TypeOf(operand), producerOf(operand)?.Operation as Literal)).ToList();
        foreach (var (first, second, isByElement) in NonlinearOperands.Of(operation, types, let.Result.Type, index => values.IsVaried(operands[index])))
        {
            if (isByElement)
                values.Builder.Do(new Primitive("InteractEach"), interactions, values.Find(operands[first])!.Value, values.Find(operands[second])!.Value);
            else
                Add(values.Sum(operands[first]), values.Sum(operands[second]));
        }
    }

    /// <summary>All of an operation of which no more is known.</summary>
    public void Meet(Let let, Value? first, Value? second)
    {
        if (let.Results.Any(result => isUseful(result.Value)))
            Add(first, second);
    }

    private void Add(Value? first, Value? second)
    {
        if (first is { } left && second is { } right)
            values.Builder.Do(new Primitive("Interact"), interactions, left, right);
    }
}
