using System;
using System.Collections.Generic;
using System.Linq;
using SymbolicBackprop.Generator.Ir;

namespace SymbolicBackprop.Generator.Emission;

/// <summary>
/// Where variables are declared: in the innermost scope that holds all that mention them, by the assignment that comes first there,
/// or before the statement whose parts mention them.
/// </summary>
internal sealed class Declarations
{
    private readonly StatementVariables _variables;
    private readonly Dictionary<Variable, Place> _places = [];

    /// <summary>In the order in which the text first mentions them.</summary>
    private readonly List<Variable> _mentioned = [];
    private readonly Dictionary<Statement, int> _order = [];
    private readonly Dictionary<Statement, List<Variable>> _before = [];
    private readonly HashSet<(Statement, Variable)> _declaring = [];

    private Declarations(StatementVariables variables) => _variables = variables;

    public static Declarations Find(List<Statement> function, Variables variables, Inlining inlining, NameTable names)
    {
        var declarations = new Declarations(new StatementVariables(variables));
        declarations.Visit(function, new Scope(null, 0, function));
        foreach (var variable in declarations._mentioned.OrderBy(variable => declarations._order[declarations._places[variable].Statement]).ToList())
        {
            var place = declarations._places[variable];
            variable.Name = names.Declare(Wish(variable, inlining), place.Scope);
            declarations.Declare(variable, place);
        }

        return declarations;
    }

    /// <summary>The variables that are declared on lines of their own before a statement.</summary>
    public IReadOnlyList<Variable> Before(Statement statement) => _before.TryGetValue(statement, out var variables) ? variables : [];

    /// <summary>Whether an assignment declares its variable.</summary>
    public bool IsDeclaredBy(Statement statement, Variable variable) => _declaring.Contains((statement, variable));

    private void Declare(Variable variable, Place place)
    {
        if (place.IsSetFirst && place.Statement is not TupleAssignment)
        {
            _declaring.Add((place.Statement, variable));
            return;
        }

        if (!_before.TryGetValue(place.Statement, out var before))
            _before.Add(place.Statement, before = []);
        before.Add(variable);
    }

    /// <summary>The name that the user gave a carried value or a result goes before names of what is assigned to it.</summary>
    private static string Wish(Variable variable, Inlining inlining)
    {
        var named = variable.Values.Find(value => value.Name is not null && !value.IsHint && inlining.ProducerOf(value.Value) is not Let)
            ?? variable.Values.Find(value => value.Name is not null && !value.IsHint)
            ?? variable.Values.Find(value => value.Name is not null);
        if (named?.Name is { } name)
            return name;
        var isCarried = variable.Values.Exists(value => inlining.ProducerOf(value.Value) is null);
        if (isCarried && variable.Type is ScalarType { IsReal: false, Kind: not ScalarKind.Boolean })
            return "i";
        var computed = variable.Values.Find(value => inlining.ProducerOf(value.Value) is Let);
        return computed is null && isCarried ? "carried" : TemporaryNames.Of(computed is null ? null : (Let)inlining.ProducerOf(computed.Value)!);
    }

    private void Visit(List<Statement> statements, Scope scope)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            var statement = statements[i];
            _order.Add(statement, _order.Count);
            if (statement is LoopStatement { Form: LoopForm.For } loop)
            {
                var head = new Scope(scope, i, [loop.Initializer!, loop]);
                _order.Add(loop.Initializer!, _order.Count);
                Mention(loop.Initializer!, head, 0);
                Mention(loop, head, 1);
                Mention(loop.Step!, head, 1);
                Visit(loop.Body, new Scope(head, 1, loop.Body));
                continue;
            }

            Mention(statement, scope, i);
            foreach (var inner in StatementVariables.Lists(statement))
                Visit(inner, new Scope(scope, i, inner));
        }
    }

    private void Mention(Statement statement, Scope scope, int index)
    {
        foreach (var variable in _variables.Read(statement))
            Mention(variable, new Place(scope, index, IsSetFirst: false));
        foreach (var variable in StatementVariables.Set(statement))
            Mention(variable, new Place(scope, index, IsSetFirst: true));
    }

    private void Mention(Variable variable, Place place)
    {
        if (variable.IsParameter)
            return;
        if (_places.TryGetValue(variable, out var before))
        {
            _places[variable] = before.And(place);
            return;
        }

        _places.Add(variable, place);
        _mentioned.Add(variable);
    }

    /// <summary>The first statement of a scope that mentions a variable, and whether it sets it itself.</summary>
    private sealed record Place(Scope Scope, int Index, bool IsSetFirst)
    {
        public Statement Statement => Scope.Statements[Index];

        /// <summary>The place for this and a later mention.</summary>
        public Place And(Place later)
        {
            var (first, second) = (Scope, later.Scope);
            var depth = Math.Min(first.Depth, second.Depth);
            while (first.AtDepth(depth) != second.AtDepth(depth))
                depth--;
            return first.Depth == depth ? this : new Place(first.AtDepth(depth), first.AtDepth(depth + 1).Place, IsSetFirst: false);
        }
    }
}
