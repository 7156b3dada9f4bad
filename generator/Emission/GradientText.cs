using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Differentiation;
using SymbolicBackprop.Generator.Discovery;
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

    public string Value(Func<int, string> result) => TupleText.Value(parameters.Select(pair => FormText.Of(
        pair.Parameter.Type,
        pair.Parameter.Name,
        (path, _) => result(leaves.Single(gradient => gradient.Leaf.Parameter == pair.Index && gradient.Leaf.Path == path).Result!.Value))));
}
