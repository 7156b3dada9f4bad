using System.Reflection;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Generator.Tests.Operations;

/// <summary>The table against the libraries that it speaks of: what it names exists, and what exists is named or refused.</summary>
public class LibraryTests
{
    private const BindingFlags PublicStatic = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Functions of real numbers that are no operations, and why.</summary>
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["BitIncrement"] = "the next number: a step of the representation, not a function of analysis",
        ["BitDecrement"] = "the previous number: the same",
    };

    public static TheoryData<string> WithMethod => [.. OperationTable.All.Where(row => row.Syntax is Method).Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(WithMethod))]
    public void Every_host_has_the_method_and_it_gives_the_result_type_of_the_row(string name)
    {
        var row = OperationTable.Row(name);
        var method = (Method)row.Syntax;
        foreach (var host in Enum.GetValues<Hosts>().Where(host => (method.Hosts & host) != 0))
        {
            var uses = OperationCases.All.Where(use => use.Operation.Name == name && use.Operands.Any(operand => operand is Rectangle) == (host == Hosts.Matrix)).ToList();
            if (name is "Filled")
                uses = [.. OperationCases.All.Where(use => use.Operation.Name == name)];
            Assert.True(uses.Count > 0, $"{name} has no case for {host}");
            foreach (var real in new[] { IrType.Double, IrType.Single })
                AssertExists(host, method, row, uses[0], real);
        }
    }

    [Theory]
    [InlineData(typeof(Math), typeof(double), Hosts.Math)]
    [InlineData(typeof(Math), typeof(float), Hosts.Math)]
    [InlineData(typeof(MathF), typeof(float), Hosts.Math)]
    [InlineData(typeof(double), typeof(double), Hosts.Number)]
    [InlineData(typeof(float), typeof(float), Hosts.Number)]
    [InlineData(typeof(global::SymbolicBackprop.Functions), typeof(double), Hosts.Functions)]
    [InlineData(typeof(global::SymbolicBackprop.Functions), typeof(float), Hosts.Functions)]
    public void Every_function_of_real_numbers_has_a_row_or_is_refused(Type library, Type real, object host)
    {
        var missing = library.GetMethods(PublicStatic)
            .Where(method => IsRealFunction(method, real) && !Refused.ContainsKey(method.Name))
            .Where(method => !OperationTable.OfMethod((Hosts)host, method.Name, method.GetParameters().Length).Any())
            .Select(method => method.ToString());
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_operation_of_matrices_has_a_row()
    {
        // The operators' named twins are the rows of the operators, and what writes into a buffer is their planned form.
        string[] twins = ["Add", "Subtract", "Negate", "Multiply", "Divide", "PointwiseMultiply", "PointwiseDivide"];
        string[] constructions = ["FromRows", "FromArray", "ArgMaxOfRow"];
        var missing = typeof(Matrix).GetMethods(PublicStatic)
            .Where(method => !method.Name.EndsWith("Into", StringComparison.Ordinal) && !twins.Contains(method.Name) && !constructions.Contains(method.Name))
            .Where(method => !OperationTable.All.Any(row => row.Name == method.Name || (row.Syntax is Method { Hosts: var hosts, Name: var name } && (hosts & Hosts.Matrix) != 0 && name == method.Name)))
            .Select(method => method.ToString());
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_row_has_a_name_of_its_own_and_adjoints_for_operands_that_it_has() =>
        Assert.All(OperationTable.All, row => Assert.True(row.Arity < 0 || row.Adjoints.Length <= row.Arity, row.Name));

    private static void AssertExists(Hosts host, Method method, OperationRow row, OperationCase use, IrType real)
    {
        IrType[] operands = [.. use.Operands.Select(operand => operand.TypeIn(real))];
        var element = real == IrType.Double ? typeof(double) : typeof(float);
        var found = Libraries(host, element)
            .SelectMany(library => library.GetMethods(PublicStatic))
            .Where(candidate => candidate.Name == (host == Hosts.Math ? method.MathName : method.Name))
            .Select(candidate => candidate.IsGenericMethodDefinition ? candidate.MakeGenericMethod(element) : candidate)
            .FirstOrDefault(candidate => Takes(candidate, operands));
        Assert.True(found is not null, $"{host} has no {method.Name}({string.Join(", ", operands.AsEnumerable())})");
        var given = method.Suffix.Length > 0 ? found.ReturnType.GetGenericArguments()[0] : found.ReturnType;
        Assert.Equal(TypeOf(row.ResultType([.. operands])), given);
    }

    private static Type[] Libraries(Hosts host, Type element) => host switch
    {
        Hosts.Math => element == typeof(double) ? [typeof(Math)] : [typeof(MathF), typeof(Math)],
        Hosts.Number => [element],
        Hosts.Functions => [typeof(global::SymbolicBackprop.Functions)],
        Hosts.VectorReductions => [typeof(global::SymbolicBackprop.CompilerServices.VectorReductions)],
        _ => [typeof(Matrix)],
    };

    private static bool Takes(MethodInfo method, IrType[] operands)
    {
        var parameters = method.GetParameters();
        return parameters.Length >= operands.Length
            && parameters.Skip(operands.Length).All(parameter => parameter.HasDefaultValue)
            && parameters.Zip(operands, (parameter, operand) => Fits(parameter.ParameterType, operand)).All(fits => fits);
    }

    private static bool Fits(Type parameter, IrType operand) =>
        parameter == TypeOf(operand) || (operand is ArrayType array && parameter == typeof(ReadOnlySpan<>).MakeGenericType(TypeOf(array.ElementType)));

    private static Type TypeOf(IrType type) => type switch
    {
        ScalarType { Kind: ScalarKind.Double } => typeof(double),
        ScalarType { Kind: ScalarKind.Single } => typeof(float),
        ScalarType { Kind: ScalarKind.Int32 } => typeof(int),
        ScalarType { Kind: ScalarKind.Boolean } => typeof(bool),
        ArrayType array => TypeOf(array.ElementType).MakeArrayType(),
        MatrixType matrix => typeof(Matrix<>).MakeGenericType(TypeOf(matrix.ElementType)),
        _ => typeof(MidpointRounding),
    };

    private static bool IsRealFunction(MethodInfo method, Type real)
    {
        var parameters = method.GetParameters();
        return !method.IsSpecialName
            && Results(method.ReturnType).All(result => result == real)
            && parameters.Any(parameter => parameter.ParameterType == real || parameter.ParameterType == typeof(ReadOnlySpan<>).MakeGenericType(real))
            && parameters.All(parameter => parameter.ParameterType == real || parameter.ParameterType == typeof(int)
                || parameter.ParameterType == typeof(MidpointRounding) || parameter.ParameterType == typeof(ReadOnlySpan<>).MakeGenericType(real));
    }

    private static Type[] Results(Type type) => type.Name.StartsWith("ValueTuple", StringComparison.Ordinal) ? type.GetGenericArguments() : [type];
}
