using System;
using System.Linq;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.Generator.Operations;

namespace SymbolicBackprop.Generator.Interpretation;

/// <summary>Operators and functions: of scalars, element by element of arrays, by the runtime of matrices.</summary>
internal sealed class FunctionEvaluator(IPrimitiveHost host)
{
    private static readonly Method Product = (Method)OperationTable.Row("MatrixProduct").Syntax;

    /// <summary>The value of an operation that has a method or an operator.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="operands">Its operands.</param>
    /// <param name="resultElement">The type of the numbers of the result: it decides where no operand is a real number.</param>
    public object? Evaluate(Operation operation, object?[] operands, Type resultElement)
    {
        var row = OperationTable.Row(operation);
        if (operation is MatrixProduct product)
            return host.Invoke(Product, Storage.ElementType(operands[0]!), operands[0], operands[1], product.TransposeLeft, product.TransposeRight);
        var areScalars = Array.TrueForAll(operands, operand => operand is double or int or bool or float);
        if (!areScalars && row.IsPointwise && operands.Any(operand => operand is Window or Array))
            return ElementByElement(operation, operands, resultElement);
        return row.Syntax switch
        {
            Infix or Prefix when !areScalars && operands.Any(Storage.IsMatrix) => OfMatrices(row.Name, operands),
            Infix { Precedence: Precedence.Relational or Precedence.Equality } => Scalars.Compare(row.Name, operands[0], operands[1]),
            Infix => Scalars.Binary(row.Name, operands[0]!, operands[1]!, operation is CheckedArithmetic),
            Prefix { Symbol: "-" } => Scalars.Negate(operands[0]!, operation is CheckedArithmetic),
            Prefix { Symbol: "!" } => !(bool)operands[0]!,
            Prefix { Symbol: "~" } => Integers.Complement(operands[0]!, Scalars.KindOf(operands[0])!.Value),
            VectorMethod method => OfVectors(method, operands),
            Method method => host.Invoke(method, NumberType(operands, resultElement), areScalars ? operands : [.. operands.Select(Passed)]),
            _ => throw new InterpretationException($"The interpreter does not know {row.Name}."),
        };
    }

    /// <summary>Rows of zeros with a one where the label says; only the number of columns is passed, the rows are the labels'.</summary>
    public object? OneHot(object?[] operands, Type element) => host.Invoke(new Method(Hosts.Matrix, "OneHot"), element, Passed(operands[0]), operands[2]);

    /// <summary>The product into a buffer, which a separate addition would not give the bits of.</summary>
    public void MultiplyInto(MatrixProduct product, object left, object right, object destination, bool accumulate) => host.Invoke(
        new Method(Hosts.Matrix, "MultiplyInto"),
        Storage.ElementType(destination),
        left, right, destination, product.TransposeLeft, product.TransposeRight, accumulate);

    private Array ElementByElement(Operation operation, object?[] operands, Type resultElement)
    {
        Array?[] arrays = [.. operands.Select(operand => Passed(operand) as Array)];
        var length = arrays.First(array => array is not null)!.Length;
        if (arrays.Any(array => array is not null && array.Length != length))
            throw new ArgumentException($"{operation} is applied to arrays of {string.Join(" and ", arrays.Where(array => array is not null).Select(array => array!.Length))} elements.", nameof(operands));
        var result = Array.CreateInstance(resultElement, length);
        for (var i = 0; i < length; i++)
            result.SetValue(Evaluate(operation, [.. operands.Select((operand, index) => arrays[index] is { } array ? array.GetValue(i) : operand)], resultElement), i);
        return result;
    }

    /// <summary>The operators of matrices are element by element here, and named methods in the runtime.</summary>
    private object? OfMatrices(string operation, object?[] operands)
    {
        var (left, right) = (operands[0], operands[operands.Length - 1]);
        var (name, arguments) = (operation, Storage.IsMatrix(left), Storage.IsMatrix(right)) switch
        {
            ("Negate", _, _) => ("Negate", operands),
            ("Multiply", true, true) => ("PointwiseMultiply", operands),
            ("Divide", true, true) or ("Divide", false, _) => ("PointwiseDivide", operands),
            ("Add" or "Multiply", false, _) => (operation, [right, left]),
            _ => (operation, operands),
        };
        return host.Invoke(new Method(Hosts.Matrix, name), Storage.ElementType(Storage.IsMatrix(left) ? left! : right!), arguments);
    }

    /// <summary>A member of small vectors; which type declares it, the overload says.</summary>
    private object? OfVectors(VectorMethod method, object?[] operands)
    {
        switch (method.Form)
        {
            case VectorForm.Property:
                return host.Read(operands[0]!, method.Name);
            case VectorForm.Instance:
                return host.Run(new Foreign(ForeignForm.InstanceMethod, method.Name), operands);
            case VectorForm.Operator:
                return VectorOperators.Apply(method.Name == "*" ? "Multiply" : "Divide", operands[0]!, operands[1]!);
            case VectorForm.Runtime:
                return host.Run(new Foreign(ForeignForm.StaticMethod, $"SymbolicBackprop.CompilerServices.SmallMatrices.{method.Name}"), operands);
            default:
                var types = operands.Select(operand => operand!.GetType().Name).ToList();
                var overload = method.Overloads.First(overload => overload.Operands.Select(operand => operand switch
                {
                    VectorType vector => vector.ToString(),
                    _ => operand == IrType.Single ? nameof(Single) : nameof(Double),
                }).SequenceEqual(types));
                return host.Run(new Foreign(ForeignForm.StaticMethod, $"{overload.Owner.CSharpName}.{method.Name}"), operands);
        }
    }

    private static object? Passed(object? operand) => operand is Window window ? window.ToArray() : operand;

    /// <summary>The type of the first real number, be it inside an array or a matrix.</summary>
    private static Type NumberType(object?[] operands, Type resultElement) =>
        operands.Select(ElementType).FirstOrDefault(type => type == typeof(double) || type == typeof(float)) ?? resultElement;

    private static Type? ElementType(object? operand) => operand switch
    {
        double => typeof(double),
        Window window => window.Storage.GetType().GetElementType(),
        Array array => array.GetType().GetElementType(),
        _ when Storage.IsMatrix(operand) => Storage.ElementType(operand!),
        _ => operand?.GetType(),
    };
}
