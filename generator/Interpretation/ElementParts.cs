using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>
/// Elements of storage that are structs or tuples of .NET: a part is read out of the whole element, and is written by writing the whole.
/// </summary>
internal sealed class ElementParts(IPrimitiveHost host)
{
    private readonly Storage _storage = new(host);

    /// <summary>A part of an element, or the whole.</summary>
    public object? Load(ElementPart? part, object storage, object?[] indices)
    {
        var value = _storage.Load(storage, indices);
        foreach (var step in part?.Steps ?? [])
            value = host.Read(value!, NameOf(value!.GetType(), step.Name, step.Index));
        return value is not null && IsTuple(value.GetType()) ? Unpacked(value) : value;
    }

    /// <summary>Writes a part of an element, or the whole.</summary>
    public void Store(ElementPart? part, object storage, object?[] indices, object? value)
    {
        if (part is not null)
            value = Changed(_storage.Load(storage, indices)!, part, 0, value);
        else if (value is object?[] or Dictionary<string, object?> && _storage.Load(storage, indices) is ValueType element)
            value = Packed(element, value);
        _storage.Store(storage, indices, value);
    }

    private object Changed(object owner, ElementPart part, int depth, object? value)
    {
        var step = part.Steps[depth];
        var name = NameOf(owner.GetType(), step.Name, step.Index);
        return host.With(owner, name, depth == part.Steps.Count - 1 ? value : Changed(host.Read(owner, name)!, part, depth + 1, value));
    }

    /// <summary>What the interpreter holds by its parts as a value of the type of another one.</summary>
    private object Packed(object like, object parts)
    {
        var named = parts is object?[] elements
            ? elements.Select((element, index) => (Name: $"Item{index + 1}", Value: element))
            : ((Dictionary<string, object?>)parts).Select(pair => (Name: pair.Key.TrimStart('@'), pair.Value));
        return named.Aggregate(like, (value, member) => host.With(
            value, member.Name, member.Value is object?[] or Dictionary<string, object?> ? Packed(host.Read(value, member.Name)!, member.Value) : member.Value));
    }

    private object?[] Unpacked(object tuple) => [.. tuple.GetType().GetGenericArguments().Select((_, index) => host.Read(tuple, $"Item{index + 1}"))];

    /// <summary>The elements of tuples have names in C# only.</summary>
    private static string NameOf(Type owner, string name, int index) => IsTuple(owner) ? $"Item{index + 1}" : name.TrimStart('@');

    private static bool IsTuple(Type type) => type.FullName.StartsWith("System.ValueTuple`", StringComparison.Ordinal);
}
