using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>A variable of the generated method: the values that it holds one after another.</summary>
internal sealed class Variable(IrType type, bool isParameter)
{
    private string? _name;

    public IrType Type => type;

    /// <summary>A parameter of the method is never written.</summary>
    public bool IsParameter => isParameter;

    /// <summary>In the order of the text.</summary>
    public List<Definition> Values { get; } = [];

    public string Name
    {
        get => _name ?? throw new InvalidOperationException($"No place for {Values.FirstOrDefault()} was found.");
        set => _name = value;
    }
}
