using System.Globalization;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Package.Tests.Readme;

/// <summary>
/// One row of the operation table as formulas: the operation of named operands, and what each operand gets of the upstream value g.
/// Between matrices · is element by element, and the matrix product is written without a sign.
/// </summary>
internal sealed class RowFormula
{
    private readonly FunctionBuilder _builder = new();
    private readonly Dictionary<Value, string> _names = [];
    private readonly OperationRow _row;
    private readonly Operation _operation;
    private readonly Term[] _operands;
    private readonly Term _result;

    public RowFormula(OperationRow row, IReadOnlyList<(string Name, IrType Type)> operands)
    {
        _row = row;
        _operation = row.Name == "MatrixProduct" ? new MatrixProduct(TransposeLeft: false, TransposeRight: false) : new Primitive(row.Name);
        _builder.BeginRegion();
        _operands = [.. operands.Select(operand => Named(operand.Name, operand.Type))];
        Operation = OfOperation(_operation, [.. _operands.Select(operand => operand.Value)], Precedence.Conditional);
        _result = Named("y", row.ResultType([.. operands.Select(operand => operand.Type)]));
    }

    /// <summary>The operation itself.</summary>
    public string Operation { get; }

    /// <summary>What each operand gets, in their order; none where the value steps.</summary>
    public IEnumerable<string> Adjoints => _row.Adjoints.Index()
        .Where(pair => _operands[pair.Index].Type.IsDifferentiable)
        .Select(pair => (_operands.Length == 1 ? "" : _names[_operands[pair.Index].Value] + ": ") + $"`{Adjoint(pair.Item)}`");

    private string Adjoint(Adjoint adjoint)
    {
        var upstream = Named("g", _result.Type);
        var operands = new Operands(_operation, _operands.Length, index => _operands[index], _ => false);
        return Print(adjoint(upstream, operands, _result).Value, Precedence.Conditional);
    }

    private Term Named(string name, IrType type)
    {
        var value = _builder.Define(type, name).Value;
        _names.Add(value, name);
        return new Term(_builder, value);
    }

    private string Print(Value value, Precedence outer) => _names.TryGetValue(value, out var name)
        ? name
        : _builder.ProducerOf(value)! is var let && let.Operation is Literal literal
            ? Number(literal)
            : OfOperation(let.Operation, [.. let.Operands], outer);

    private string OfOperation(Operation operation, IReadOnlyList<Value> x, Precedence outer)
    {
        switch (operation)
        {
            case Conversion:
                return Print(x[0], outer);
            case MatrixProduct product:
                var left = Print(x[0], Precedence.Primary) + (product.TransposeLeft ? "ᵀ" : "");
                return Parenthesize($"{left} {Print(x[1], Precedence.Primary)}{(product.TransposeRight ? "ᵀ" : "")}", Precedence.Multiplicative, outer);
            case Primitive { Key: "Select" }:
                return Parenthesize($"{Print(x[0], Precedence.ConditionalOr)} ? {Print(x[1], Precedence.ConditionalOr)} : {Print(x[2], Precedence.Conditional)}", Precedence.Conditional, outer);
            case Primitive { Key: "FilledLike" }:
                return Print(x[1], outer);
        }

        return OperationTable.Row(operation).Syntax switch
        {
            Infix infix => Parenthesize(
                $"{Print(x[0], infix.Precedence)} {(infix.Symbol == "*" ? "·" : infix.Symbol)} {Print(x[1], infix.Precedence + 1)}", infix.Precedence, outer),
            Prefix prefix => Parenthesize(prefix.Symbol + Print(x[0], Precedence.Primary), Precedence.Unary, outer),
            Property property => $"{Print(x[0], Precedence.Primary)}.{property.Name}",
            Method method => Call(method.Name) + method.Suffix,
            _ => Call(operation.Name),
        };

        string Call(string name) => $"{name}({string.Join(", ", x.Select(operand => Print(operand, Precedence.Conditional)))})";
    }

    private static string Number(Literal literal) => literal.Number switch
    {
        Math.PI => "π",
        { } number when number == Math.Log(2) => "ln 2",
        { } number when number == Math.Log(10) => "ln 10",
        { } number when number == 2 / Math.Sqrt(Math.PI) => "(2 / √π)",
        { } number when number == Math.Sqrt(Math.PI) / 2 => "(√π / 2)",
        { } number when number == Math.Sqrt(2 / Math.PI) => "√(2 / π)",
        { } number when number == Math.Sqrt(2) => "√2",
        { } number => number.ToString(CultureInfo.InvariantCulture),
        null => literal.Text,
    };

    private static string Parenthesize(string text, Precedence own, Precedence outer) => own < outer ? $"({text})" : text;
}
