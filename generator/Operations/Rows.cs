using System;
using System.Linq;

namespace SymbolicBackprop.Generator.Operations;

/// <summary>The forms that rows of the table come in. The letters are a textbook's: g the upstream value, x, a, b the operands, y the result.</summary>
internal static class Rows
{
    public const Hosts Scalar = Hosts.Math | Hosts.Number;
    public const Hosts Everywhere = Hosts.Math | Hosts.Number | Hosts.Matrix;

    /// <summary>A function of one number, applied element by element to a matrix.</summary>
    public static OperationRow Function(string name, Hosts hosts, Func<Term, Term, Term, Term> adjoint) => new(name, 1)
    {
        Syntax = new Method(hosts, name),
        IsPointwise = true,
        Adjoints = [(g, x, y) => adjoint(g, x[0], y)],
    };

    /// <summary>A function of two numbers.</summary>
    public static OperationRow Function(
        string name, Hosts hosts, Func<Term, Term, Term, Term, Term> first, Func<Term, Term, Term, Term, Term> second) => new(name, 2)
        {
            Syntax = new Method(hosts, name),
            IsPointwise = true,
            Adjoints = [(g, x, y) => first(g, x[0], x[1], y), (g, x, y) => second(g, x[0], x[1], y)],
        };

    /// <summary>A function of any number of operands that its adjoints look at as a whole.</summary>
    public static OperationRow Function(string name, int arity, Hosts hosts, params Adjoint[] adjoints) => new(name, arity)
    {
        Syntax = new Method(hosts, name),
        IsPointwise = true,
        Adjoints = [.. adjoints],
    };

    /// <summary>A function whose value steps.</summary>
    public static OperationRow Step(string name, int arity, Hosts hosts) => new(name, arity)
    {
        Syntax = new Method(hosts, name),
        IsPointwise = true,
        IsPiecewiseConstant = true,
    };

    /// <summary>An operator between two numbers, element by element on matrices.</summary>
    public static OperationRow Operator(
        string name, string symbol, Precedence precedence, Func<Term, Term, Term, Term, Term> first, Func<Term, Term, Term, Term, Term> second) => new(name, 2)
        {
            Syntax = new Infix(symbol, precedence),
            IsPointwise = true,
            Adjoints = [(g, x, y) => first(g, x[0], x[1], y), (g, x, y) => second(g, x[0], x[1], y)],
            Requirements = Shapes.Same,
        };

    /// <summary>A comparison.</summary>
    public static OperationRow Comparison(string name, string symbol, Precedence precedence) => new(name, 2)
    {
        Syntax = new Infix(symbol, precedence),
        ResultType = ResultTypes.Boolean,
    };

    /// <summary>An operator of integers and truth values: no derivative.</summary>
    public static OperationRow Discrete(string name, string symbol, Precedence precedence) => new(name, 2)
    {
        Syntax = new Infix(symbol, precedence),
    };

    /// <summary>An operation of matrices.</summary>
    public static OperationRow OfMatrices(string name, int arity, params Adjoint[] adjoints) => new(name, arity)
    {
        Syntax = new Method(Hosts.Matrix, name),
        Adjoints = [.. adjoints],
    };

    /// <summary>The tangent of an operation that is linear in an operand: the operation itself, with the tangent in the operand's place.</summary>
    public static Adjoint LinearIn(int operand) => (d, x, y) =>
    {
        Term[] operands = [.. Enumerable.Range(0, x.Count).Select(index => index == operand ? d : x[index])];
        return operands[0].Apply(x.Operation, [.. operands.Skip(1)]);
    };
}
