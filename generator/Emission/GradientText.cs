using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>What has the form of a gradient and is returned: a bare value for one parameter, else a tuple named like the parameters.</summary>
/// <param name="parameters">The parameters, by their index.</param>
/// <param name="leaves">Where each of their leaves is among the results.</param>
internal sealed class GradientText(IReadOnlyList<(int Index, ParameterModel Parameter)> parameters, IReadOnlyList<LeafGradient> leaves)
{
    public string Type() => TupleText.Type(parameters.Select(pair =>
        ((string?)pair.Parameter.Name, pair.Parameter.Type switch
        {
            SpanType span => TypeText.Of(new ArrayType(span.ElementType)),
            var type => TypeText.Of(type),
        })));

    public string Value(Func<int, string> result) => TupleText.Value(parameters.Select(pair => Assemble(pair.Index, pair.Parameter.Type, pair.Parameter.Name, [], result)));

    /// <summary>The gradient of a parameter from those of its leaves; constant members are the parameter's own.</summary>
    private string Assemble(int parameter, IrType type, string source, EquatableArray<LeafStep> path, Func<int, string> result)
    {
        switch (type)
        {
            case AggregateType aggregate:
                var members = aggregate.Members.Where(member => !member.IsConstant)
                    .Select(member => Assemble(parameter, member.Type, $"{source}.{member.Name}", [.. path, new LeafStep(member.Name, 0, member.IsSettable)], result));
                return $"{aggregate.CSharpName}.{RuntimeNames.CreateLike}({string.Join(", ", [source, .. members])})";
            case TupleType tuple:
                return $"({string.Join(", ", tuple.Elements.Select((element, index) => element.Type.IsDifferentiable
                    ? Assemble(parameter, element.Type, source, [.. path, new LeafStep(null, index, IsSettable: true)], result)
                    : $"{source}.Item{index + 1}"))})";
            default:
                return result(leaves.Single(gradient => gradient.Leaf.Parameter == parameter && gradient.Leaf.Path == path).Result!.Value);
        }
    }
}
