using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Analysis;
using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Differentiation;

/// <summary>
/// Lets a function write what it would return in new storage into buffers that the caller gives, in the places of what was new. What it
/// returns in storage that it needs otherwise is copied at its end.
/// </summary>
internal sealed class ResultBuffers
{
    /// <summary>Operations that a span takes part in as an array does.</summary>
    private static readonly HashSet<string> OfAnyStorage = ["Load", "Store", "AddTo", "Take", "Length", "AddAllTo", "CopyTo", "Clear"];

    private readonly FunctionBuilder _builder;
    private readonly Function _function;
    private readonly Dictionary<Value, Value> _replaced = [];
    private readonly SortedDictionary<int, Definition> _buffers = [];

    private ResultBuffers(Function function)
    {
        _function = function;
        _builder = FunctionBuilder.Continuing(function);
    }

    /// <param name="function">A function with one exit.</param>
    /// <param name="leaves">Where the gradients of the leaves, or what has their shapes, are among its results.</param>
    /// <param name="parameterOf">The parameter of the method that a leaf is of.</param>
    /// <param name="suffix">What the buffers are called, after the names of these.</param>
    /// <returns>The function with a buffer, behind its parameters, for each parameter that has storage; and where the rest is among its results.</returns>
    public static (Function Function, EquatableArray<LeafGradient> Leaves) Give(
        Function function, EquatableArray<LeafGradient> leaves, Func<Leaf, Definition> parameterOf, string suffix)
    {
        var given = new ResultBuffers(function);
        foreach (var leaf in leaves.Select(gradient => gradient.Leaf).Where(GradientBuffers.HasStorage))
        {
            if (!given._buffers.ContainsKey(leaf.Parameter))
                given._buffers.Add(leaf.Parameter, given._builder.Define(GradientBuffers.BufferType(parameterOf(leaf).Type), parameterOf(leaf).Name + suffix));
        }

        return given.Place(leaves);
    }

    private (Function Function, EquatableArray<LeafGradient> Leaves) Place(EquatableArray<LeafGradient> leaves)
    {
        var values = _function.Body.Exit.Values;
        var placed = leaves.Where(gradient => GradientBuffers.HasStorage(gradient.Leaf)).ToList();
        _builder.BeginRegion();
        foreach (var instruction in _function.Body.Instructions)
        {
            if (instruction is Let let && placed.FirstOrDefault(gradient => let.Results.Any(result => result.Value == values[gradient.Result!.Value])) is { } target && MayBe(BufferOf(target), let))
            {
                _builder.Origin = let.Origin;
                var place = GradientBuffers.PlaceOf(_builder, BufferOf(target), target.Leaf);
                _builder.Do(new Primitive("Clear"), place);
                _replaced.Add(let.Result.Value, place);
            }
            else
            {
                _builder.Append(ValueRewriter.Rewrite(instruction, Replace));
            }
        }

        var written = new HashSet<Value>();
        foreach (var gradient in placed)
        {
            var value = values[gradient.Result!.Value];
            if (_replaced.ContainsKey(value) && written.Add(value))
                continue;
            var place = GradientBuffers.PlaceOf(_builder, BufferOf(gradient), gradient.Leaf);
            if (gradient.Leaf.Type is MatrixType || _builder.TypeOf(place) is SpanType)
            {
                _builder.Do(new Primitive("CopyTo"), place, Replace(value));
                continue;
            }

            // Rows and the like are copied number by number.
            _builder.Do(new Primitive("Clear"), place);
            _builder.Do(new Primitive("AddAllTo"), place, Replace(value));
        }

        var kept = Enumerable.Range(0, values.Count).Where(index => placed.All(gradient => gradient.Result != index)).ToList();
        EquatableArray<Definition> parameters = [.. _function.Parameters, .. _buffers.Values];
        var body = _builder.EndRegion(parameters, _function.Body.Exit with { Values = kept.Select(index => Replace(values[index])).ToEquatableArray() });
        return (
            _function with { Results = kept.Select(index => _function.Results[index]).ToEquatableArray(), Body = body },
            leaves.Select(gradient => gradient with { Result = GradientBuffers.HasStorage(gradient.Leaf) ? null : kept.IndexOf(gradient.Result!.Value) }).ToEquatableArray());
    }

    private Value BufferOf(LeafGradient gradient) => _buffers[gradient.Leaf.Parameter].Value;

    private Value Replace(Value value) => _replaced.TryGetValue(value, out var place) ? place : value;

    /// <summary>Whether the caller's buffer can be what is new otherwise.</summary>
    private bool MayBe(Value buffer, Let let) => let.Operation is Primitive { Key: "NewZeroLike" or "NewArray" }
        && !_replaced.ContainsKey(let.Result.Value)
        && (_builder.TypeOf(buffer) is not SpanType || IsUsedAsAnyStorage(let.Result.Value));

    private bool IsUsedAsAnyStorage(Value value) =>
        _function.Body.Descendants().Where(instruction => instruction.Operands().Contains(value)).All(use => use is Let let && OfAnyStorage.Contains(let.Operation.Name) && !IsKept(value, let))
        && !_function.Body.AllRegions().Any(region => region.Exit.Target != _function.Return && region.Exit.Values.Contains(value));

    /// <summary>Whether storage is put into other storage.</summary>
    private static bool IsKept(Value value, Let let) => let.Operation.Name == "Store" && let.Operands.Skip(1).Contains(value);
}
