using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>Parts of elements of storage that are structs or tuples of .NET: an element is read as a whole, and written back as a whole.</summary>
internal sealed class ElementParts(IPrimitiveHost host)
{
    private readonly Storage _storage = new(host);

    /// <summary>A part of an element, or the whole.</summary>
    public object? Load(ElementPart? part, object storage, object?[] indices)
    {
        var value = _storage.Load(storage, indices);
        foreach (var step in part?.Steps ?? [])
            value = host.Read(value!, NameOf(value!, step));
        return value;
    }

    /// <summary>Writes a part of an element, or the whole.</summary>
    public void Store(ElementPart? part, object storage, object?[] indices, object? value) =>
        _storage.Store(storage, indices, part is null ? value : Changed(_storage.Load(storage, indices)!, part, 0, value));

    private object Changed(object owner, ElementPart part, int depth, object? value)
    {
        var name = NameOf(owner, part.Steps[depth]);
        return host.With(owner, name, depth == part.Steps.Count - 1 ? value : Changed(host.Read(owner, name)!, part, depth + 1, value));
    }

    /// <summary>The elements of tuples have names in C# only.</summary>
    private static string NameOf(object owner, ElementStep step) =>
        owner.GetType().FullName.StartsWith("System.ValueTuple`", System.StringComparison.Ordinal) ? $"Item{step.Index + 1}" : step.Name.TrimStart('@');
}
