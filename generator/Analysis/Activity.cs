using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>
/// Which values carry a derivative: those that <em>vary</em> with a differentiated leaf and are <em>useful</em> to a differentiated result
/// (Hascoët, Naumann and Pascual 2005). Only for these are adjoints computed.
/// </summary>
internal sealed class Activity
{
    private readonly HashSet<Value> _varied;
    private readonly HashSet<Value> _useful = [];
    private readonly HashSet<Value> _reaching = [];

    private Activity(IEnumerable<Value> leaves) => _varied = [.. leaves];

    public static Activity Of(Function function, IEnumerable<Value> leaves, IReadOnlyList<bool> activeResults)
    {
        var activity = new Activity(leaves);
        activity.Vary(function);
        Reach(function, activeResults, activity._useful, onlyDerivatives: true);
        Reach(function, activeResults, activity._reaching, onlyDerivatives: false);
        return activity;
    }

    public bool IsActive(Value value) => _varied.Contains(value) && _useful.Contains(value);

    public bool IsVaried(Value value) => _varied.Contains(value);

    /// <summary>Whether a differentiated result is computed from the value, be it in a way that passes no derivative on.</summary>
    public bool ReachesResult(Value value) => _reaching.Contains(value);

    /// <summary>Whether a derivative flows from the result of an operation to one of its operands, as far as the operation's kind says.</summary>
    public static bool PassesDerivative(Let let, int operand)
    {
        if (let.Results.Count == 0 || !let.Result.Type.IsDifferentiable)
            return false;
        return let.Operation switch
        {
            Primitive { Key: "Load" } => operand == 0,
            Primitive { Key: "MakeTuple" } or ReadElement or ReadMember => true,
            Call call => IsActiveArgument(call.Callee, operand),
            Conversion => true,
            _ => operand < OperationTable.Row(let.Operation).Adjoints.Length,
        };
    }

    private static bool IsActiveArgument(Callee callee, int operand)
    {
        var parameter = callee.IsStatic ? operand : operand - 1;
        return parameter >= 0 && parameter < callee.ActiveParameters.Count && callee.ActiveParameters[parameter];
    }

    /// <summary>Forward, until nothing changes: a loop carries what varies back to its start.</summary>
    private void Vary(Function function)
    {
        int before;
        do
        {
            before = _varied.Count;
            foreach (var instruction in function.Body.Descendants())
            {
                if (instruction is Let let)
                {
                    if (Derivation(let).Any(use => IsVaried(use.Operand) && use.Passes))
                        _varied.UnionWith(let.Results.Where(result => result.Type.IsDifferentiable).Select(result => result.Value));
                }
                else if (instruction is Loop loop)
                {
                    Join(loop.Body.Parameters, loop.Initial);
                }
            }

            foreach (var (targets, values) in Joins.Of(function))
                Join(targets, values);
        }
        while (_varied.Count > before);

        void Join(IReadOnlyList<Definition> targets, IReadOnlyList<Value> values)
        {
            for (var i = 0; i < targets.Count; i++)
            {
                if (IsVaried(values[i]) && targets[i].Type.IsDifferentiable)
                    _varied.Add(targets[i].Value);
            }
        }
    }

    /// <summary>Backward from the differentiated results, until nothing changes.</summary>
    private static void Reach(Function function, IReadOnlyList<bool> activeResults, HashSet<Value> reached, bool onlyDerivatives)
    {
        foreach (var exit in function.Body.AllRegions().Select(region => region.Exit).Where(exit => exit.Target == function.Return))
            reached.UnionWith(exit.Values.Where((_, index) => index < activeResults.Count && activeResults[index]));
        int before;
        do
        {
            before = reached.Count;
            foreach (var instruction in function.Body.Descendants().Reverse())
            {
                if (instruction is Let let && let.Results.Any(result => reached.Contains(result.Value)))
                    reached.UnionWith(Derivation(let).Where(use => use.Passes || !onlyDerivatives).Select(use => use.Operand));
                else if (instruction is Loop loop)
                    Join(loop.Body.Parameters, loop.Initial);
            }

            foreach (var (targets, values) in Joins.Of(function))
                Join(targets, values);
        }
        while (reached.Count > before);

        void Join(IReadOnlyList<Definition> targets, IReadOnlyList<Value> values)
        {
            for (var i = 0; i < targets.Count; i++)
            {
                if (reached.Contains(targets[i].Value))
                    reached.Add(values[i]);
            }
        }
    }

    /// <summary>The operands that the derivative is taken by: of the recognised function where there is one.</summary>
    private static IEnumerable<(Value Operand, bool Passes)> Derivation(Let let) => let.DerivativeAs is { } form
        ? form.Operands.Select(operand => (operand, true))
        : let.Operands.Select((operand, index) => (operand, PassesDerivative(let, index)));
}
