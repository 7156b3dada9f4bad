using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Linking;

/// <summary>
/// A span that is another part of the same storage in every round, or in every arm, becomes an offset and a length: numbers can be
/// recorded for the reverse sweep, and spans cannot.
/// </summary>
internal sealed class SpanWindows
{
    private readonly FunctionBuilder _builder;

    /// <summary>What each joined span is a window on; itself where that is not one and the same.</summary>
    private readonly Dictionary<Value, Value> _roots;

    /// <summary>The spans in the place of those that were joined.</summary>
    private readonly Dictionary<Value, Value> _same = [];

    private readonly Dictionary<Value, (Value Offset, Value Length)> _windows = [];

    /// <summary>For each label the definitions that its exits bring values for.</summary>
    private readonly Dictionary<Label, EquatableArray<Definition>> _targets = [];

    /// <summary>What is needed as a span, and not only handed on.</summary>
    private readonly HashSet<Value> _used;

    private SpanWindows(Function function, Dictionary<Value, Value> roots)
    {
        _builder = FunctionBuilder.Continuing(function);
        _roots = roots;
        _used = [.. function.Body.Descendants().OfType<Let>().SelectMany(let => let.Operands)];
        foreach (var (targets, values) in Joins.Of(function).Concat(Joins.OfLoops(function)))
            _used.UnionWith(values.Where((_, index) => !IsReplaced(targets[index])));
    }

    public static Function Replace(Function function)
    {
        if (!function.Body.Descendants().Any(instruction => Joined(instruction).Any(IsSpan)))
            return function;
        var roots = WindowRoots.Of(function);
        return roots.All(pair => pair.Key == pair.Value)
            ? function
            : function with { Body = new SpanWindows(function, roots).Copy(function.Body, []) };
    }

    public static bool IsSpan(Definition definition) => definition.Type is SpanType { IsMemory: false };

    /// <summary>The definitions of a construct that get their values from elsewhere.</summary>
    public static IEnumerable<Definition> Joined(Instruction instruction) => instruction switch
    {
        Let => [],
        Loop loop => loop.Results.Concat(loop.Body.Parameters),
        _ => instruction.Results,
    };

    private bool IsReplaced(Definition definition) => _roots.TryGetValue(definition.Value, out var root) && root != definition.Value;

    private Region Copy(Region region, EquatableArray<Definition> replaced)
    {
        _builder.BeginRegion();
        Restore(replaced);
        foreach (var instruction in region.Instructions)
            Copy(instruction);
        var values = _targets.TryGetValue(region.Exit.Target, out var targets) && region.Exit != Exit.Unreachable
            ? Split(region.Exit.Values, targets)
            : region.Exit.Values.Select(Same).ToEquatableArray();
        return _builder.EndRegion(region.Parameters, region.Exit == Exit.Unreachable ? region.Exit : region.Exit with { Values = values });
    }

    private void Copy(Instruction instruction)
    {
        _builder.Origin = instruction.Origin;
        switch (instruction)
        {
            case Let let:
                _builder.Append(ValueRewriter.Rewrite(let, Same));
                break;
            case Loop loop:
                _targets[loop.Next] = loop.Body.Parameters;
                _targets[loop.End] = loop.Results;
                var initial = Split(loop.Initial, loop.Body.Parameters);
                var (results, parameters) = (Numbers(loop.Results), Numbers(loop.Body.Parameters));
                var body = Copy(loop.Body, loop.Body.Parameters) with { Parameters = parameters };
                _builder.Append(loop with { Results = results, Initial = initial, Body = body, TripCount = loop.TripCount.Select(Same) });
                Restore(loop.Results);
                break;
            default:
                _targets[IrTraversal.LabelsOf(instruction).Single()] = instruction.Results;
                var numbers = Numbers(instruction.Results);
                var copy = instruction is If branch ? branch with { Condition = Same(branch.Condition) } : instruction;
                _builder.Append(copy.SelectRegions(region => Copy(region, [])) with { Results = numbers });
                Restore(instruction.Results);
                break;
        }
    }

    /// <summary>The definitions with two numbers in the place of each span that is replaced.</summary>
    private EquatableArray<Definition> Numbers(EquatableArray<Definition> definitions)
    {
        var numbers = new List<Definition>();
        foreach (var definition in definitions)
        {
            if (!IsReplaced(definition))
            {
                numbers.Add(definition);
                continue;
            }

            var name = definition.Name ?? "window";
            var offset = _builder.Define(IrType.Int32, name + "Offset", isHint: true);
            var length = _builder.Define(IrType.Int32, name + "Length", isHint: true);
            _windows[definition.Value] = (offset.Value, length.Value);
            numbers.AddRange([offset, length]);
        }

        return numbers.ToEquatableArray();
    }

    /// <summary>Makes the spans again where their numbers are.</summary>
    private void Restore(EquatableArray<Definition> definitions)
    {
        foreach (var definition in definitions.Where(definition => IsReplaced(definition) && _used.Contains(definition.Value)))
        {
            var (offset, length) = _windows[definition.Value];
            var span = _builder.Emit(new Primitive("Slice"), definition.Type, definition.Name, [Same(_roots[definition.Value]), offset, length]);
            _same[definition.Value] = span;
            _windows[span] = (offset, length);
        }
    }

    private EquatableArray<Value> Split(EquatableArray<Value> values, EquatableArray<Definition> targets) => values
        .Zip(targets, (value, target) => (value, target))
        .SelectMany(pair => !IsReplaced(pair.target) ? [Same(pair.value)] : Window(Same(pair.value), Same(_roots[pair.target.Value])) is var (offset, length) ? new[] { offset, length } : [])
        .ToList()
        .ToEquatableArray();

    /// <summary>Where a span begins in its root, and how long it is.</summary>
    private (Value Offset, Value Length) Window(Value span, Value root)
    {
        if (span == root)
            return (_builder.EmitLiteral(0, IrType.Int32), _builder.Emit(new Primitive("Length"), IrType.Int32, root));
        if (_windows.TryGetValue(span, out var known))
            return known;
        var let = _builder.ProducerOf(span)!;
        var outer = Window(let.Operands[0], root);
        return let.Operation is Primitive { Key: "View" } ? outer : (Sum(outer.Offset, let.Operands[1]), let.Operands[2]);
    }

    private Value Sum(Value left, Value right) => IsZero(left) ? right : IsZero(right) ? left : _builder.Emit(new Primitive("Add"), IrType.Int32, left, right);

    private bool IsZero(Value value) => _builder.ProducerOf(value)?.Operation is Literal { Number: 0 };

    private Value Same(Value value) => _same.TryGetValue(value, out var other) ? other : value;
}
