using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>A function with what its differentiation needs to know.</summary>
/// <param name="HasReceiver">The first parameter is the receiver of an instance method.</param>
/// <param name="Leaves">What derivatives are taken with respect to.</param>
/// <param name="ActiveResults">Which results are differentiated.</param>
/// <param name="OwnResultCount">How many results are the method's own; the others are what is left in parameters that are passed by reference.</param>
/// <param name="InOuts">The parameters whose contents on exit are differentiated too.</param>
/// <param name="Active">The values that carry a derivative.</param>
/// <param name="Varied">The values that depend on a leaf, whether or not a result depends on them.</param>
internal sealed record AnalyzedFunction(
    Function Function, bool HasReceiver, EquatableArray<Leaf> Leaves, EquatableArray<bool> ActiveResults, EquatableArray<InOut> InOuts, int OwnResultCount, EquatableArray<bool> Active, EquatableArray<bool> Varied)
{
    /// <summary>What forward mode differentiates; null where it is not asked for.</summary>
    public ForwardFunction? Forward { get; init; }

    /// <summary>A parameter of the method by its index among those that the user declared.</summary>
    public Definition ParameterDefinition(int index) => Function.Parameters[HasReceiver ? index + 1 : index];

    public bool IsActive(Value value) => value.Index < Active.Count && Active[value.Index];

    public bool IsVaried(Value value) => value.Index < Varied.Count && Varied[value.Index];

    public static AnalyzedFunction Of(Function function, bool hasReceiver, EquatableArray<Leaf> leaves, EquatableArray<bool> activeResults, EquatableArray<InOut> inOuts, int ownResultCount, Activity activity)
    {
        var values = Enumerable.Range(0, 1 + function.Definitions().Max(definition => definition.Value.Index)).Select(index => new Value(index)).ToList();
        return new AnalyzedFunction(function, hasReceiver, leaves, activeResults, inOuts, ownResultCount, Facts(values, activity.IsActive), Facts(values, activity.IsVaried));
    }

    private static EquatableArray<bool> Facts(List<Value> values, System.Func<Value, bool> fact) => values.Select(fact).ToEquatableArray();
}
