using System.Collections.Generic;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>The variables of a generated method: each value that is declared gets the name that it asks for, or that name with a number.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<Value, string> _names = [];
    private readonly HashSet<string> _taken = [];

    /// <summary>Takes a name out of circulation: of a parameter, or of a member that the text refers to by its simple name.</summary>
    public void Reserve(string name) => _taken.Add(name.TrimStart('@'));

    public void Set(Value value, string name)
    {
        Reserve(name);
        _names[value] = name;
    }

    public bool Has(Value value) => _names.ContainsKey(value);

    public string this[Value value] => _names[value];

    /// <summary>A name for a variable that holds no value of the function, such as an index.</summary>
    public string Unused(string wish)
    {
        var name = wish;
        for (var number = 2; !_taken.Add(name); number++)
            name = wish + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }

    public string Declare(Value value, string wish) => _names[value] = Identifiers.Escape(Unused(Identifiers.Clean(wish)));

    /// <summary>A value that is in a place which has its text already: a buffer after it was written.</summary>
    public void Alias(Value value, string place) => _names[value] = place;
}
