using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Sparsity;

/// <summary>
/// In which pairs of its operands an operation has second derivatives: those where the adjoint of the one, as the row of the operation writes
/// it, depends on the other one.
/// </summary>
internal sealed class NonlinearOperands
{
    private readonly FunctionBuilder _builder = new();
    private readonly Term[] _operands;
    private readonly Value _result;

    private NonlinearOperands(IReadOnlyList<(IrType Type, Literal? Literal)> operands, IrType result)
    {
        _builder.BeginRegion();
        _operands = [.. operands.Select(operand => new Term(_builder, operand.Literal is { } literal ? _builder.Emit(literal, operand.Type) : _builder.Define(operand.Type).Value))];
        _result = _builder.Define(result).Value;
    }

    /// <summary>The pairs, the lower index first; of arrays also whether only elements of the same index meet.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="operands">The types of its operands, and which of them are literals.</param>
    /// <param name="result">The type of its result.</param>
    /// <param name="isVaried">Which operands vary.</param>
    public static IReadOnlyList<(int First, int Second, bool IsByElement)> Of(
        Operation operation, IReadOnlyList<(IrType Type, Literal? Literal)> operands, IrType result, Func<int, bool> isVaried)
    {
        var row = OperationTable.Row(operation);
        var pairs = new SortedDictionary<(int, int), bool>();
        for (var i = 0; i < Math.Min(row.Adjoints.Length, operands.Count); i++)
        {
            if (!isVaried(i))
                continue;
            var scratch = new NonlinearOperands(operands, result);
            var upstream = new Term(scratch._builder, scratch._builder.Define(result).Value);
            var adjoint = row.Adjoints[i](upstream, new Operands(operation, operands.Count, index => scratch._operands[index], index => !isVaried(index)), new Term(scratch._builder, scratch._result));
            var reached = new Dictionary<Value, bool>();
            scratch.Reach(adjoint.Value, isByElement: true, reached);
            for (var j = 0; j < operands.Count; j++)
            {
                if (!isVaried(j))
                    continue;
                var throughResult = reached.ContainsKey(scratch._result);
                if (!throughResult && !reached.ContainsKey(scratch._operands[j].Value))
                    continue;
                var isByElement = !throughResult && reached[scratch._operands[j].Value] && operands[i].Type.IsIndexed && operands[j].Type.IsIndexed;
                var pair = (Math.Min(i, j), Math.Max(i, j));
                pairs[pair] = isByElement && (!pairs.TryGetValue(pair, out var before) || before);
            }
        }

        return [.. pairs.Select(pair => (pair.Key.Item1, pair.Key.Item2, pair.Value))];
    }

    /// <summary>What a term depends on, and whether by elements of the same index alone; what moves in steps has no derivative.</summary>
    private void Reach(Value value, bool isByElement, Dictionary<Value, bool> reached)
    {
        if (reached.TryGetValue(value, out var before) && (!before || isByElement))
            return;
        reached[value] = isByElement;
        if (_builder.ProducerOf(value) is not { } let)
            return;
        var row = OperationTable.Row(let.Operation);
        if (TangentVariation.IsConstant(row) || !let.Result.Type.IsDifferentiable)
            return;

        // Of the first operand of this one only the shape is asked.
        for (var i = row.Name == "FilledLike" ? 1 : 0; i < let.Operands.Count; i++)
        {
            if (!row.Steps.Contains(i) && _builder.TypeOf(let.Operands[i]).IsDifferentiable)
                Reach(let.Operands[i], isByElement && row.IsPointwise && let.Result.Type.IsIndexed, reached);
        }
    }
}
