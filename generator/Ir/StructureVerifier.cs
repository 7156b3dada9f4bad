using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Infrastructure;

namespace SymbolicBackprop.Generator.Ir;

/// <summary>
/// The part of well-formedness that needs no table: every value is defined once and used where it is visible, every label is one
/// construct's, every exit brings what its target takes.
/// </summary>
internal sealed class StructureVerifier
{
    private readonly List<string> _violations = [];
    private readonly Dictionary<Value, Definition> _definitions = [];
    private readonly HashSet<Value> _visible = [];
    private readonly HashSet<Label> _labels = [];
    private readonly Dictionary<Label, EquatableArray<IrType>> _targets = [];

    private StructureVerifier()
    {
    }

    /// <summary>What is wrong with the scopes, labels and exits of a function; nothing where it is well formed.</summary>
    public static IReadOnlyList<string> Verify(Function function)
    {
        var verifier = new StructureVerifier();
        verifier.VerifyFunction(function);
        return verifier._violations;
    }

    private void VerifyFunction(Function function)
    {
        var target = OpenTarget(function.Return, function.Results);
        VerifyRegion(function.Body);
        CloseTarget(target);
    }

    private void VerifyRegion(Region region)
    {
        var defined = new List<Value>();
        Define(region.Parameters, defined);
        foreach (var instruction in region.Instructions)
        {
            Verify(instruction);
            Define(instruction.Results, defined);
        }

        VerifyExit(region.Exit);
        _visible.ExceptWith(defined);
    }

    private void Define(EquatableArray<Definition> definitions, List<Value> defined)
    {
        foreach (var definition in definitions)
        {
            if (_definitions.ContainsKey(definition.Value))
                _violations.Add($"{definition.Value} is defined twice");
            _definitions[definition.Value] = definition;
            _visible.Add(definition.Value);
            defined.Add(definition.Value);
        }
    }

    private void Verify(Instruction instruction)
    {
        foreach (var operand in instruction.Operands())
            RequireVisible(operand, instruction);
        switch (instruction)
        {
            case If branch:
                RequireType(branch.Condition, IrType.Boolean, "the condition of", branch);
                VerifyArms(branch, branch.End, branch.Then, branch.Else);
                break;
            case Block block:
                VerifyArms(block, block.End, block.Body);
                break;
            case Loop loop:
                VerifyLoop(loop);
                break;
        }
    }

    private void VerifyArms(Instruction construct, Label end, params Region[] regions)
    {
        var target = OpenTarget(end, construct.Results.Select(result => result.Type));
        foreach (var region in regions)
        {
            if (region.Parameters.Count > 0)
                _violations.Add($"a region of {Name(construct)} has parameters, which only a loop gives values");
            VerifyRegion(region);
        }

        CloseTarget(target);
    }

    private void VerifyLoop(Loop loop)
    {
        var parameters = loop.Body.Parameters;
        if (parameters.Count != loop.Initial.Count)
        {
            _violations.Add($"{Name(loop)} has {parameters.Count} carried values and {loop.Initial.Count} initial ones");
        }
        else
        {
            for (var i = 0; i < parameters.Count; i++)
                RequireType(loop.Initial[i], parameters[i].Type, $"the initial value of {parameters[i].Value} in", loop);
        }

        foreach (var rounds in loop.TripCount.Values().Where(value => TypeOf(value) is not (null or ScalarType { IsReal: false, Kind: not ScalarKind.Boolean })))
            _violations.Add($"the number of rounds {rounds} of {Name(loop)} is no integer but {TypeOf(rounds)}");

        var next = OpenTarget(loop.Next, parameters.Select(parameter => parameter.Type));
        var end = OpenTarget(loop.End, loop.Results.Select(result => result.Type));
        VerifyRegion(loop.Body);
        CloseTarget(next);
        CloseTarget(end);
    }

    private Label OpenTarget(Label label, IEnumerable<IrType> types)
    {
        if (!_labels.Add(label))
            _violations.Add($"{label} is the label of two constructs");
        _targets[label] = types.ToEquatableArray();
        return label;
    }

    private void CloseTarget(Label label) => _targets.Remove(label);

    private void VerifyExit(Exit exit)
    {
        if (exit == Exit.Unreachable)
            return;
        var text = $"exit {exit.Target}({string.Join(", ", exit.Values)})";
        foreach (var value in exit.Values)
            RequireVisible(value, text);
        if (!_targets.TryGetValue(exit.Target, out var types))
        {
            _violations.Add($"{text} leads to a label that is not in scope");
        }
        else if (types.Count != exit.Values.Count)
        {
            _violations.Add($"{text} brings {exit.Values.Count} values where {types.Count} are taken");
        }
        else
        {
            for (var i = 0; i < types.Count; i++)
                RequireType(exit.Values[i], types[i], $"value {i} of", text);
        }
    }

    private void RequireVisible(Value value, object user)
    {
        if (!_visible.Contains(value))
            _violations.Add($"{value} is used outside its scope in {Name(user)}");
    }

    private void RequireType(Value value, IrType expected, string role, object user)
    {
        if (TypeOf(value) is { } type && type != expected && !AreSameObjects(type, expected))
            _violations.Add($"{role} {Name(user)} is {value}: {type} where {expected} is expected");
    }

    /// <summary>Whether two types of objects differ only in whether null is expected.</summary>
    private static bool AreSameObjects(IrType left, IrType right) =>
        (left, right) is (OpaqueType { IsReferenceType: true, CSharpName: var first }, OpaqueType { IsReferenceType: true, CSharpName: var second }) && first.TrimEnd('?') == second.TrimEnd('?');

    /// <summary>The type of a value that is visible; what is not visible has been reported already.</summary>
    private IrType? TypeOf(Value value) => _visible.Contains(value) ? _definitions[value].Type : null;

    private static string Name(object user) => user switch
    {
        Let let => $"{let.Operation}({string.Join(", ", let.Operands)})",
        If branch => $"if {branch.End}",
        Block block => $"block {block.End}",
        Loop loop => $"loop {loop.End}",
        _ => user.ToString(),
    };
}
