using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Decides which values are written where they are used and which get a variable: a variable of the user's, a value that is used more
/// than once and an adjoint of something named have their own line; what remains is part of a larger expression.
/// </summary>
internal sealed class Inlining
{
    /// <summary>How many operations one expression may hold before a part of it gets its own line.</summary>
    private const int MostOperations = 9;

    private readonly PrintOrder _order;
    private readonly Dictionary<Value, int> _sizes = [];
    private readonly HashSet<Value> _inlined = [];
    private readonly HashSet<Value> _usedByElements;
    private readonly HashSet<Value> _matrices;
    private readonly HashSet<Value> _buffers;
    private readonly Dictionary<Value, Instruction> _producers;
    private readonly Dictionary<Value, Definition> _definitions;
    private readonly Dictionary<Value, IReadOnlyCollection<Value>> _variables = [];
    private readonly HashSet<Value> _changingObjects;
    private readonly bool _writesCallersStorage;

    public Inlining(Function function, bool writesCallersStorage)
    {
        _writesCallersStorage = writesCallersStorage;
        _order = new PrintOrder(function);
        Cells = new Cells(_order);
        _definitions = function.Definitions().ToDictionary(definition => definition.Value);
        _usedByElements = [.. function.Body.Descendants().OfType<Let>().Where(IsByElement).SelectMany(let => let.Operands)];
        _matrices = [.. function.Definitions().Where(definition => definition.Type is MatrixType).Select(definition => definition.Value)];
        _buffers = [.. function.Body.Descendants().OfType<Let>().Where(let => let.Operation is WorkspaceMatrix or Into).Select(let => let.Result.Value)];
        var types = function.Definitions().ToDictionary(definition => definition.Value, definition => definition.Type);
        _changingObjects = function.Body.Descendants().OfType<Let>().Any(let => OutsideState.MayChange(let, operand => types[operand])) ? [.. types.Where(pair => pair.Value is OpaqueType).Select(pair => pair.Key)] : [];
        _producers = function.Body.Descendants()
            .SelectMany(instruction => instruction.Results, (instruction, result) => (instruction, result))
            .ToDictionary(pair => pair.result.Value, pair => pair.instruction);
        Visit(function.Body);
        var safety = new InliningSafety(_order, new StorageAliases(function), this);
        while (safety.Revise() is { Count: > 0 } unsafeValues)
            _inlined.ExceptWith(unsafeValues);
    }

    public Cells Cells { get; }

    public bool IsInlined(Value value) => _inlined.Contains(value);

    public bool IsUsed(Value value) => _order.UsesOf(value).Count > 0;

    /// <summary>The parts of an expression that have no place of their own in the text.</summary>
    public bool IsPartOfOther(Instruction instruction) => instruction.Results.Count > 0 && instruction.Results.All(result => IsInlined(result.Value));

    public IrType TypeOf(Value value) => _definitions[value].Type;

    /// <summary>The instruction that gives a value; null for parameters.</summary>
    public Instruction? ProducerOf(Value value) => _producers.TryGetValue(value, out var instruction) ? instruction : null;

    /// <summary>What stands for another value that has its variable: storage after it was written, or that is written no more.</summary>
    public Value? AliasOf(Value value) => ProducerOf(value) is Let { Operation: Into or Primitive { Key: "Freeze" } } let ? let.Operands[0] : null;

    /// <summary>The values with variables that the expression of a value reads.</summary>
    public IReadOnlyCollection<Value> VariablesIn(Value value)
    {
        if (!_variables.TryGetValue(value, out var variables))
            _variables.Add(value, variables = [.. FindVariables(value).Distinct()]);
        return variables;
    }

    /// <summary>Writing it again costs nothing: a constant, a member of a parameter, the extent of a variable where the user has no name for it, an element of a tuple, a variable of the compiler's own.</summary>
    public bool IsFree(Let let) => let.Operation is Literal or ReadElement or Primitive { Key: "Stop" }
        || (let.Operation is Primitive { Key: "Length" } && (let.Result.Name is null || let.Result.IsHint))
        || (let.Operation is ReadMember && !_changingObjects.Contains(let.Operands[0]))
        || Cells.IsSettled(let)
        || IsNeighbour(let)
        || (let.Operation is Primitive { Key: "RowCount" or "ColumnCount" or "Count" } && !_buffers.Contains(let.Operands[0]));

    /// <summary>The index beside another one, as in <c>x[i + 1] - x[i]</c>: written again, it reads as the user's text does.</summary>
    private bool IsNeighbour(Let let) => let is { Operation: Primitive { Key: "Add" or "Subtract" }, Origin.Text.Length: > 0 }
        && let.Result.Type == IrType.Int32
        && ProducerOf(let.Operands[1]) is Let { Operation: Literal }
        && !IsInlined(let.Operands[0])
        && (let.Result.Name is null || let.Result.IsHint || let.Result.Name == _definitions[let.Operands[0]].Name);

    /// <summary>An array expression is never made: its elements are written one by one where they are needed.</summary>
    public static bool IsByElement(Let let) => let.Results.Count == 1 && let.Result.Type is ArrayType && OperationTable.Row(let.Operation).IsPointwise;

    /// <summary>A branch whose results are written as conditional expressions.</summary>
    public bool IsConditionalExpression(If branch) =>
        branch.Results.Count is > 0 and <= 3
        && branch.Then.Exit.Target == branch.End
        && branch.Else.Exit.Target == branch.End
        && branch.Regions().All(arm => arm.Instructions.All(IsPartOfOther));

    private IEnumerable<Value> FindVariables(Value value)
    {
        if (AliasOf(value) is { } alias)
            return VariablesIn(alias);
        if (!IsInlined(value))
            return [value];
        return ProducerOf(value) switch
        {
            Let let => let.Operands.SelectMany(VariablesIn),
            If branch => new[] { branch.Condition, branch.Then.Exit.Values[0], branch.Else.Exit.Values[0] }.SelectMany(VariablesIn),
            _ => [],
        };
    }

    private void Visit(Region region)
    {
        foreach (var instruction in region.Instructions)
        {
            foreach (var inner in instruction.Regions())
                Visit(inner);
            if (instruction is Let { Results.Count: 1 } let)
                Visit(let);
            else if (instruction is If branch && branch.Results.Count == 1 && IsConditionalExpression(branch))
                Visit(branch);
        }
    }

    private void Visit(Let let)
    {
        var size = IsFree(let) ? 1 : 1 + let.Operands.Where(IsInlined).Sum(operand => _sizes[operand]);
        _sizes[let.Result.Value] = size;
        if (IsFree(let) || MayInline(let, let.Result, size))
            _inlined.Add(let.Result.Value);
    }

    private void Visit(If branch)
    {
        var size = 1 + branch.Regions().Sum(arm => arm.Exit.Values.Where(IsInlined).Sum(value => _sizes[value]));
        _sizes[branch.Results[0].Value] = size;
        if (IsOnlyPartOfOther(branch.Results[0], size) && !branch.Regions().SelectMany(IrTraversal.Descendants).Any(MayThrow))
            _inlined.Add(branch.Results[0].Value);
    }

    private bool MayInline(Let let, Definition result, int size)
    {
        // The question for the next action stands at the top of its loop.
        if (let.Operation is Primitive { Key: "NextAction" })
            return IsOnlyPartOfOther(result, size);
        var effects = OperationTable.EffectsOf(let);
        if ((effects & (Effects.Writes | Effects.Allocates)) != 0 || let.Operation is WorkspaceMatrix or Into or CallBackward or Primitive { Key: "Freeze" })
            return false;

        if (IsByElement(let))
            return true;

        // The product with an array expression is a loop.
        if (let.Operation is Primitive { Key: "Dot" } && let.Operands.Any(operand => ProducerOf(operand) is Let made && IsByElement(made)))
            return false;

        // A number that every element of an array needs is computed once, before the loop over them.
        // What reads a planned matrix reads it where the plan says: later the buffer may hold another one.
        var hasItsPlace = _usedByElements.Contains(result.Value) || (_writesCallersStorage && (result.Type is MatrixType || let.Operands.Any(_matrices.Contains)));
        return !hasItsPlace && IsOnlyPartOfOther(result, size);
    }

    private bool IsOnlyPartOfOther(Definition result, int size) =>
        (result.Name is null || result.IsHint) && _order.UsesOf(result.Value).Count == 1 && size <= MostOperations;

    private static bool MayThrow(Instruction instruction) => instruction is Let let && (OperationTable.EffectsOf(let) & Effects.MayThrow) != 0;
}
