using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Simplification;

/// <summary>
/// Rewrites a function by lines of algebra, computes nothing twice, and drops what nobody needs, until nothing changes.
/// Values are numbered anew, so that two ways to one function give equal functions.
/// </summary>
internal static class Simplifier
{
    /// <summary>More rounds than any function has needed; a table whose lines undo each other must not hang the compiler.</summary>
    private const int MostRounds = 12;

    public static Function Simplify(Function function) => Simplify(function, SafeAlgebra.Lines);

    public static Function Simplify(Function function, ImmutableArray<AlgebraicLine> lines)
    {
        var byOperation = lines.ToLookup(line => line.Operation);
        for (var round = 0; round < MostRounds; round++)
        {
            var simplified = DeadCode.Remove(InvariantCarriers.Replace(new Pass(byOperation, StorageClasses.Of(function), function).Run(function)));
            if (simplified == function)
                return function;
            function = simplified;
        }

        return function;
    }

    /// <summary>One walk in the order of execution.</summary>
    private sealed class Pass(ILookup<string, AlgebraicLine> lines, StorageClasses storage, Function original)
    {
        private readonly FunctionBuilder _builder = new();

        /// <summary>What is computed of matrices whose elements are written: a line would read them later than the operation does.</summary>
        private readonly HashSet<Value> _ofWrittenMatrices = OfWrittenMatrices(original, storage);
        private readonly Dictionary<Value, Value> _values = [];
        private readonly Dictionary<Label, Label> _labels = [];

        /// <summary>What has been computed where: one table for each open region, so that an arm sees what precedes it and no more.</summary>
        private readonly Stack<Dictionary<(Operation, EquatableArray<Value>, IrType, EquatableArray<int>), Value>> _computed = new();

        /// <summary>How often each class of storage has been written so far: what was read of it before is not what is read after.</summary>
        private readonly Dictionary<Value, int> _writes = [];

        /// <summary>How often what is outside may have changed so far.</summary>
        private int _changes;

        private readonly OutsideState _outside = OutsideState.Of(original, storage);
        private readonly ValueUses _uses = new(original);

        public Function Run(Function function)
        {
            _labels[function.Return] = _builder.NewLabel();
            var body = Copy(function.Body);
            return function with { Return = _labels[function.Return], Body = body };
        }

        private Region Copy(Region region)
        {
            _computed.Push([]);
            var parameters = region.Parameters.Select(New).ToEquatableArray();
            _builder.BeginRegion();
            foreach (var instruction in region.Instructions)
                Copy(instruction);
            _computed.Pop();
            return _builder.EndRegion(parameters, region.Exit == Exit.Unreachable ? region.Exit : new Exit(_labels[region.Exit.Target], Map(region.Exit.Values)));
        }

        private void Copy(Instruction instruction)
        {
            _builder.Origin = instruction.Origin;
            switch (instruction)
            {
                case Let let:
                    CopyLet(let);
                    break;
                case If branch:
                    CopyIf(branch);
                    break;
                case Block block:
                    _labels[block.End] = _builder.NewLabel();
                    var blockBody = Copy(block.Body);
                    _builder.Append(block with { End = _labels[block.End], Body = blockBody, Results = block.Results.Select(New).ToEquatableArray() });
                    break;
                case Loop loop:
                    _labels[loop.Next] = _builder.NewLabel();
                    _labels[loop.End] = _builder.NewLabel();
                    var initial = Map(loop.Initial);
                    foreach (var let in loop.Body.Descendants().OfType<Let>())
                        CountWrite(let);
                    var trips = loop.TripCount.Select(Map);
                    var loopBody = Copy(loop.Body);
                    _builder.Append(loop with { Results = loop.Results.Select(New).ToEquatableArray(), Initial = initial, Next = _labels[loop.Next], End = _labels[loop.End], Body = loopBody, TripCount = trips });
                    break;
            }
        }

        private void CopyIf(If branch)
        {
            _labels[branch.End] = _builder.NewLabel();
            var condition = Map(branch.Condition);
            var then = Copy(branch.Then);
            var otherwise = Copy(branch.Else);
            var leavesBoth = then.Exit.Target == _labels[branch.End] && otherwise.Exit.Target == _labels[branch.End];
            var kept = new List<int>();
            for (var i = 0; i < branch.Results.Count; i++)
            {
                // Both arms give the same value: it is from outside, and there is nothing to choose.
                if (leavesBoth && then.Exit.Values[i] == otherwise.Exit.Values[i])
                    _values[branch.Results[i].Value] = then.Exit.Values[i];
                else if (leavesBoth && IsLiteral(then.Exit.Values[i], Literals.True) && IsLiteral(otherwise.Exit.Values[i], Literals.False))
                    _values[branch.Results[i].Value] = condition;
                else
                    kept.Add(i);
            }

            _builder.Append(branch with
            {
                Condition = condition,
                End = _labels[branch.End],
                Then = Keep(then),
                Else = Keep(otherwise),
                Results = kept.Select(index => New(branch.Results[index])).ToEquatableArray(),
            });

            Region Keep(Region arm) => arm.Exit.Target == _labels[branch.End]
                ? arm with { Exit = arm.Exit with { Values = kept.Select(index => arm.Exit.Values[index]).ToEquatableArray() } }
                : arm;
        }

        private bool IsLiteral(Value value, Literal literal) => _builder.ProducerOf(value)?.Operation == literal;

        private void CopyLet(Let let)
        {
            var mapped = let with
            {
                Operands = Map(let.Operands),
                DerivativeAs = let.DerivativeAs is { } form ? form with { Operands = Map(form.Operands) } : null,
            };
            if (let.Results.Count == 1 && let.DerivativeAs is null && (let.Operation is Primitive { Key: "Same" } || !_ofWrittenMatrices.Contains(let.Result.Value)))
            {
                var subject = new Subject(_builder, mapped, let, _uses);
                foreach (var line in lines[let.Operation.Name])
                {
                    if (line.Rewrite(subject) is { } term)
                    {
                        if (term.Type != let.Result.Type && !(term.Type.IsIndexed && let.Result.Type.IsIndexed))
                            throw new InvalidOperationException($"The line '{line.Identity}' makes {term.Type} of {let.Result.Type}.");
                        _values[let.Result.Value] = Renamed(term.Value, let.Result);
                        return;
                    }
                }
            }

            if (let.Operation is RequireEqual && mapped.Operands[0] == mapped.Operands[1])
                return;

            var effects = OperationTable.EffectsOf(mapped);
            if (let.Results.Count == 1 && (effects & (Effects.Writes | Effects.Allocates)) == 0 && !OutsideState.IsOnItsOwn(let, storage.TypeOf))
            {
                var versions = storage.ReadBy(let).Select(read => WritesOf(storage.ClassOf(read)));
                // One value may have rules of the user's for several arguments: they are not the same.
                var (operation, operands) = mapped.DerivativeAs is { Operation: CustomDerivative rules } ruled ? (rules, ruled.Operands) : (mapped.Operation, Canonical(mapped));
                var key = (operation, operands, mapped.Result.Type, (_outside.Shows(let) ? versions.Append(_changes) : versions).ToEquatableArray());
                foreach (var table in _computed)
                {
                    if (table.TryGetValue(key, out var earlier))
                    {
                        _values[let.Result.Value] = Renamed(earlier, let.Result);
                        return;
                    }
                }

                Append(mapped);
                _computed.Peek()[key] = _values[let.Result.Value];
                return;
            }

            CountWrite(let);
            Append(mapped);
        }

        /// <summary>Lines look at an operation and at those that give its operands.</summary>
        private static HashSet<Value> OfWrittenMatrices(Function function, StorageClasses storage)
        {
            var written = function.Definitions().Where(definition => definition.Type is MatrixType && storage.IsWritten(definition.Value)).Select(definition => definition.Value);
            var values = new HashSet<Value>(written);
            var direct = Users(values);
            values.UnionWith(direct);
            return [.. direct, .. Users(values)];

            HashSet<Value> Users(HashSet<Value> of) => of.Count == 0 ? [] :
            [
                .. function.Body.Descendants().OfType<Let>()
                    .Where(let => let.Results.Count == 1 && let.Operation.Name is not ("RowCount" or "ColumnCount" or "Count") && let.Operands.Any(of.Contains))
                    .Select(let => let.Result.Value),
            ];
        }

        private void CountWrite(Let let)
        {
            if (StorageClasses.WrittenBy(let) is { } written)
                _writes[storage.ClassOf(written)] = WritesOf(storage.ClassOf(written)) + 1;
            if (_outside.MayChange(let))
                _changes++;
        }

        private int WritesOf(Value storageClass) => _writes.TryGetValue(storageClass, out var count) ? count : 0;

        private void Append(Let mapped) => _builder.Append(mapped with { Results = mapped.Results.Select(New).ToEquatableArray() });

        /// <summary>A value takes over the name of what it replaces, within its sweep: a forward value never becomes somebody's adjoint.</summary>
        private Value Renamed(Value value, Definition other) =>
            other.Name is { } name && _builder.ProducerOf(value) is { Operation: not Literal } producer && producer.Origin.Sweep == _builder.Origin.Sweep
                ? _builder.Rename(value, name, other.IsHint)
                : value;

        private static EquatableArray<Value> Canonical(Let let) => OperationTable.Row(let.Operation).IsCommutative && let.Operands[1].Index < let.Operands[0].Index
            ? [let.Operands[1], let.Operands[0]]
            : let.Operands;

        private Definition New(Definition original)
        {
            var definition = _builder.Define(original.Type, original.Name, original.IsHint);
            _values[original.Value] = definition.Value;
            return definition;
        }

        private Value Map(Value value) => _values[value];

        private EquatableArray<Value> Map(EquatableArray<Value> values) => values.Select(Map).ToEquatableArray();
    }
}
