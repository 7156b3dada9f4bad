using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>The names of a generated method: each variable gets the name that it asks for, or that name with a number where it is taken.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<Value, string> _parameters = [];

    /// <summary>Where each name means something; null stands for everywhere.</summary>
    private readonly Dictionary<string, List<Scope?>> _taken = [];

    /// <summary>Takes a name out of circulation: of a parameter, or of a member that the text refers to by its simple name.</summary>
    public void Reserve(string name) => Take(name.TrimStart('@'), null);

    /// <summary>A parameter of the function, with the text that stands for it.</summary>
    public void Set(Value value, string name)
    {
        Reserve(name);
        _parameters[value] = name;
    }

    public string this[Value parameter] => _parameters[parameter];

    /// <summary>A name for a variable that holds no value of the function, such as an index.</summary>
    public string Unused(string wish) => Find(wish, null);

    /// <summary>A name for a variable of a scope. Scopes apart from each other may use the same one.</summary>
    public string Declare(string wish, Scope scope) => Identifiers.Escape(Find(Identifiers.Clean(wish), scope));

    private string Find(string wish, Scope? scope)
    {
        var name = wish;
        for (var number = 2; IsTaken(name, scope); number++)
            name = wish + number.ToString(CultureInfo.InvariantCulture);
        Take(name, scope);
        return name;
    }

    private bool IsTaken(string name, Scope? scope) =>
        _taken.TryGetValue(name, out var scopes) && (scope is null || scopes.Any(other => other is null || other.Overlaps(scope)));

    private void Take(string name, Scope? scope)
    {
        if (!_taken.TryGetValue(name, out var scopes))
            _taken.Add(name, scopes = []);
        scopes.Add(scope);
    }
}
