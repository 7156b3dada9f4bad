using System;
using System.Collections.Generic;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Binding;

/// <summary>A variable of the user's, or one that binding needs itself: at each point the name of one value.</summary>
/// <param name="Number">Its place among the variables that are in scope.</param>
/// <param name="IsHint">The name is the binder's own and need not become that of a variable.</param>
internal sealed record Variable(string? Name, IrType Type, int Number, bool IsHint);

/// <summary>
/// The variables in scope, in the order of their declaration, and the value that each names now. Scopes nest, so the variables of an
/// outer scope are always the first ones.
/// </summary>
internal sealed class VariableState
{
    private readonly List<(Variable Variable, Value Value)> _entries = [];

    public int Count => _entries.Count;

    public Variable this[int number] => _entries[number].Variable;

    /// <summary>Whether a variable's scope has not ended.</summary>
    public bool Has(Variable variable) => variable.Number < Count && ReferenceEquals(_entries[variable.Number].Variable, variable);

    public Value ValueOf(int number) => _entries[number].Value;

    /// <exception cref="InvalidOperationException">The scope of the variable has ended, and another one has its place.</exception>
    public Value ValueOf(Variable variable) => Has(variable) ? ValueOf(variable.Number) : throw Ended(variable);

    public Variable Declare(string? name, IrType type, Value value, bool isHint = false)
    {
        var variable = new Variable(name, type, _entries.Count, isHint);
        _entries.Add((variable, value));
        return variable;
    }

    /// <summary>From here on the variable is the name of this value.</summary>
    public void Assign(int number, Value value) => _entries[number] = (_entries[number].Variable, value);

    /// <exception cref="InvalidOperationException">The scope of the variable has ended, and another one has its place.</exception>
    public void Assign(Variable variable, Value value)
    {
        if (!Has(variable))
            throw Ended(variable);
        Assign(variable.Number, value);
    }

    /// <summary>Ends the scope of every variable after the first ones.</summary>
    public void CutTo(int count) => _entries.RemoveRange(count, _entries.Count - count);

    public IReadOnlyList<(Variable Variable, Value Value)> Save() => [.. _entries];

    public void Restore(IReadOnlyList<(Variable Variable, Value Value)> saved)
    {
        _entries.Clear();
        _entries.AddRange(saved);
    }

    private static InvalidOperationException Ended(Variable variable) => new($"The scope of '{variable.Name}' has ended.");
}
