using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Analysis;

/// <summary>
/// Which values carry a derivative: those that <em>vary</em> with a differentiated leaf and are <em>useful</em> to a differentiated result
/// (Hascoët, Naumann and Pascual 2005). Only for these are adjoints computed. Storage carries one as a whole class of what may alias,
/// from its first to its last moment.
/// </summary>
internal sealed class Activity
{
    private readonly StorageClasses _storage;
    private readonly LeafOwners _owners;
    private readonly HashSet<Value> _varied = [];
    private readonly HashSet<Value> _useful = [];
    private readonly HashSet<Value> _reaching = [];

    private Activity(StorageClasses storage, LeafOwners owners) => (_storage, _owners) = (storage, owners);

    /// <param name="function">The function.</param>
    /// <param name="storage">The classes of its storage.</param>
    /// <param name="leaves">What derivatives are taken with respect to.</param>
    /// <param name="activeResults">Which results are differentiated.</param>
    public static Activity Of(Function function, StorageClasses storage, IReadOnlyList<Value> leaves, IReadOnlyList<bool> activeResults)
    {
        var activity = new Activity(storage, new LeafOwners(function, leaves));
        activity.Vary(function, leaves);
        activity.Reach(function, leaves, activeResults, activity._useful, onlyDerivatives: true);
        activity.Reach(function, leaves, activeResults, activity._reaching, onlyDerivatives: false);
        return activity;
    }

    public bool IsActive(Value value) => IsVaried(value) && _useful.Contains(Representative(value));

    public bool IsVaried(Value value) => _varied.Contains(Representative(value));

    /// <summary>Whether a differentiated result is computed from the value, be it in a way that passes no derivative on.</summary>
    public bool ReachesResult(Value value) => _reaching.Contains(Representative(value));

    /// <summary>Whether a derivative flows from the result of an operation to one of its operands, as far as the operation's kind says.</summary>
    public static bool PassesDerivative(Let let, int operand)
    {
        if (let.Results.Count == 0 || !let.Result.Type.IsDifferentiable)
            return false;
        return let.Operation switch
        {
            Primitive { Part.IsConstant: true } => false,
            Primitive { Key: "Load" or "Freeze" or "Slice" or "View" or "RowSpan" } => operand == 0,
            Primitive { Key: "MakeTuple" or "MakeAggregate" } or WithMember or ReadElement or ReadMember => true,
            Call call => IsActiveArgument(call.Callee, operand),
            Conversion => true,
            _ => operand < OperationTable.Row(let.Operation).Adjoints.Length,
        };
    }

    /// <summary>The value whose derivative an instruction hands to storage that it writes.</summary>
    public static Value? WrittenValue(Let let) =>
        let.Operation is Primitive { Key: "Store" or "AddTo" or "AddAllTo" or "CopyTo", Part: null or { IsConstant: false } } ? let.Operands[let.Operands.Count - 1] : null;

    private static bool IsActiveArgument(Callee callee, int operand)
    {
        var parameter = callee.IsStatic ? operand : operand - 1;
        return parameter >= 0 && parameter < callee.ActiveParameters.Count && callee.ActiveParameters[parameter];
    }

    /// <summary>Storage stands for its class; so does a matrix where it is written, for others are values.</summary>
    private Value Representative(Value value) => _storage.IsPlace(value) ? _storage.ClassOf(value) : value;

    /// <summary>Forward, until nothing changes: a loop carries what varies back to its start.</summary>
    private void Vary(Function function, IReadOnlyList<Value> leaves)
    {
        _varied.UnionWith(leaves.Select(Representative));
        _varied.UnionWith(_owners.All);
        Repeat(_varied, () =>
        {
            foreach (var instruction in function.Body.Descendants())
            {
                if (instruction is Let let)
                {
                    if (WrittenValue(let) is { } written)
                    {
                        if (IsVaried(written))
                            _varied.Add(Representative(let.Operands[0]));
                    }
                    else if (!_owners.IsRead(let) && Derivation(let).Any(use => IsVaried(use.Operand) && use.Passes))
                    {
                        _varied.UnionWith(let.Results.Where(result => result.Type.IsDifferentiable).Select(result => Representative(result.Value)));
                    }
                }
                else if (instruction is Loop loop)
                {
                    Join(loop.Body.Parameters, loop.Initial);
                }
            }

            foreach (var (targets, values) in Joins.Of(function))
                Join(targets, values);
        });

        void Join(IReadOnlyList<Definition> targets, IReadOnlyList<Value> values)
        {
            for (var i = 0; i < targets.Count; i++)
            {
                if (IsVaried(values[i]) && targets[i].Type.IsDifferentiable)
                    _varied.Add(Representative(targets[i].Value));
            }
        }
    }

    /// <summary>Backward from the differentiated results, and from what is left in the caller's storage, until nothing changes.</summary>
    private void Reach(Function function, IReadOnlyList<Value> leaves, IReadOnlyList<bool> activeResults, HashSet<Value> reached, bool onlyDerivatives)
    {
        foreach (var exit in function.Body.AllRegions().Select(region => region.Exit).Where(exit => exit.Target == function.Return))
            reached.UnionWith(exit.Values.Where((_, index) => index < activeResults.Count && activeResults[index]).Select(Representative));
        reached.UnionWith(leaves.Where(leaf => _storage.IsPlace(leaf) && _storage.IsWritten(leaf)).Select(Representative));
        Repeat(reached, () =>
        {
            foreach (var instruction in function.Body.Descendants().Reverse())
            {
                switch (instruction)
                {
                    case Let let when WrittenValue(let) is { } written:
                        if (IsReached(let.Operands[0]))
                            reached.UnionWith(onlyDerivatives ? [Representative(written)] : let.Operands.Select(Representative));
                        break;
                    case Let let when !_owners.IsRead(let) && let.Results.Any(result => IsReached(result.Value)):
                        reached.UnionWith(Derivation(let).Where(use => use.Passes || !onlyDerivatives).Select(use => Representative(use.Operand)));
                        break;
                    case Loop loop:
                        Join(loop.Body.Parameters, loop.Initial);
                        break;
                    case If branch when !onlyDerivatives:
                        reached.Add(branch.Condition);
                        break;
                }
            }

            foreach (var (targets, values) in Joins.Of(function))
                Join(targets, values);
            reached.UnionWith(_owners.LeavesOf(reached).Select(Representative).ToList());
        });

        bool IsReached(Value value) => reached.Contains(Representative(value));

        void Join(IReadOnlyList<Definition> targets, IReadOnlyList<Value> values)
        {
            for (var i = 0; i < targets.Count; i++)
            {
                if (IsReached(targets[i].Value))
                    reached.Add(Representative(values[i]));
            }
        }
    }

    private static void Repeat(HashSet<Value> growing, System.Action round)
    {
        int before;
        do
        {
            before = growing.Count;
            round();
        }
        while (growing.Count > before);
    }

    /// <summary>The operands that the derivative is taken by: of the recognised function where there is one.</summary>
    private static IEnumerable<(Value Operand, bool Passes)> Derivation(Let let) => let.DerivativeAs is { } form
        ? form.Operands.Select((operand, index) => (operand, form.Operation is not CustomDerivative rules || rules.Passes(index)))
        : let.Operands.Select((operand, index) => (operand, PassesDerivative(let, index)));
}
