using SymbolicBackprop.Generator.Infrastructure;
using SymbolicBackprop.Generator.Interpretation;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Tests.Operations;

/// <summary>Functions of one operation, and of the adjoint of one of its operands, made from its row.</summary>
internal static class RowFunctions
{
    public static Interpreter Interpreter { get; } = new(new ReflectionHost(typeof(global::SymbolicBackprop.Functions).Assembly));

    /// <summary>y = operation(x…).</summary>
    public static Function Value(OperationCase use, IrType real) => Build(use, real, withUpstream: false, (_, _, y) => y);

    /// <summary>What an operand gets of an upstream value, which is the last parameter.</summary>
    public static Function Adjoint(OperationCase use, int operand, IrType real, Func<int, bool>? isConstant = null)
    {
        var row = OperationTable.Row(use.Operation);
        return Build(use, real, withUpstream: true, (g, x, y) => row.Adjoints[operand](g, new Generator.Operations.Operands(use.Operation, x.Length, index => x[index], isConstant ?? (_ => false)), y));
    }

    public static object? Evaluate(Function function, params object?[] arguments)
    {
        Assert.Empty(IrVerifier.Verify(function));
        return Assert.Single(Interpreter.Evaluate(function, arguments));
    }

    public static object? Evaluate(OperationCase use, IrType real) => Evaluate(Value(use, real), Boxed(use, real));

    public static object?[] Boxed(OperationCase use, IrType real) => [.. use.Operands.Select(operand => operand.Box(real))];

    private static Function Build(OperationCase use, IrType real, bool withUpstream, Func<Term, Term[], Term, Term> result)
    {
        var builder = new FunctionBuilder();
        builder.BeginRegion();
        var parameters = use.Operands.Select((operand, index) => builder.Define(operand.TypeIn(real), $"x{index}")).ToList();
        Term[] x = [.. parameters.Select(parameter => new Term(builder, parameter.Value))];
        var type = ResultType(use, real);
        var y = new Term(builder, builder.Emit(use.Operation, type, [.. x.Select(term => term.Value)]));
        if (withUpstream)
            parameters.Add(builder.Define(type, "upstream"));
        var given = result(new Term(builder, parameters[^1].Value), x, y);
        var target = builder.NewLabel();
        return new Function("F", [given.Type], target, builder.EndRegion(parameters.ToEquatableArray(), new Exit(target, [given.Value])));
    }

    private static IrType ResultType(OperationCase use, IrType real) => use.Operation switch
    {
        Conversion => use.Operands[0] is Fixed ? real : real == IrType.Double ? IrType.Single : IrType.Double,
        { Name: "OneHot" } => new MatrixType(real),
        _ => OperationTable.Row(use.Operation).ResultType([.. use.Operands.Select(operand => operand.TypeIn(real))]),
    };
}
