using System.Numerics;
using SymbolicBackprop.Generator.Ir;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Generator.Tests.Operations;

/// <summary>An operand of a case: its numbers in double precision, and how they are given to a function of either precision.</summary>
internal abstract record Operand
{
    /// <summary>The numbers that a derivative is taken with respect to; none for constants.</summary>
    public virtual double[] Numbers => [];

    public abstract IrType TypeIn(IrType real);

    public abstract object Box(IrType real);

    public virtual Operand With(double[] numbers) => this;

    /// <summary>The numbers of a boxed number, array or matrix.</summary>
    public static double[] NumbersOf(object? value) => value switch
    {
        double number => [number],
        float number => [number],
        double[] array => array,
        float[] array => [.. array.Select(number => (double)number)],
        Matrix<double> matrix => matrix.AsSpan().ToArray(),
        Matrix<float> matrix => [.. matrix.AsSpan().ToArray().Select(number => (double)number)],
        Complex complex => [complex.Real, complex.Imaginary],
        ValueType vector when VectorTypes.Named(vector.GetType().Name) is { } type => [.. type.Components.Select(name => (double)(float)vector.GetType().GetField(name)!.GetValue(vector)!)],
        _ => throw new ArgumentException($"{value} holds no real numbers.", nameof(value)),
    };

    /// <summary>An operand of the shape of a boxed value.</summary>
    public static Operand Like(object? value, double[] numbers) => value switch
    {
        double or float => new Real(numbers[0]),
        double[] or float[] => new Reals(numbers),
        Matrix<double> matrix => new Rectangle(matrix.RowCount, matrix.ColumnCount, numbers),
        Matrix<float> matrix => new Rectangle(matrix.RowCount, matrix.ColumnCount, numbers),
        ValueType vector when VectorTypes.Named(vector.GetType().Name) is { } type => new Small(type, numbers),
        _ => throw new ArgumentException($"{value} has no shape.", nameof(value)),
    };

    protected static bool IsDouble(IrType real) => real == IrType.Double;
}

/// <summary>A number.</summary>
internal sealed record Real(double Number) : Operand
{
    public override double[] Numbers => [Number];

    public override IrType TypeIn(IrType real) => real;

    public override object Box(IrType real) => IsDouble(real) ? (object)Number : (float)Number;

    public override Operand With(double[] numbers) => new Real(numbers[0]);
}

/// <summary>An array.</summary>
internal sealed record Reals(params double[] Values) : Operand
{
    public override double[] Numbers => Values;

    public override IrType TypeIn(IrType real) => new ArrayType(real);

    public override object Box(IrType real) => IsDouble(real) ? Values : Values.Select(number => (float)number).ToArray();

    public override Operand With(double[] numbers) => new Reals(numbers);
}

/// <summary>A matrix, row by row.</summary>
internal sealed record Rectangle(int Rows, int Columns, params double[] Values) : Operand
{
    public override double[] Numbers => Values;

    public override IrType TypeIn(IrType real) => new MatrixType(real);

    public override object Box(IrType real) => IsDouble(real)
        ? new Matrix<double>(Rows, Columns, Values)
        : new Matrix<float>(Rows, Columns, [.. Values.Select(number => (float)number)]);

    public override Operand With(double[] numbers) => new Rectangle(Rows, Columns, numbers);
}

/// <summary>A small vector of the platform.</summary>
internal sealed record Small(VectorType Type, params double[] Values) : Operand
{
    public override double[] Numbers => Values;

    public override IrType TypeIn(IrType real) => Type;

    public override object Box(IrType real) => Type == VectorTypes.Complex
        ? new Complex(Values[0], Values[1])
        : Activator.CreateInstance(typeof(Vector3).Assembly.GetType(Type.CSharpName["global::".Length..])!, [.. Values.Select(number => (object)(float)number)])!;

    public override Operand With(double[] numbers) => new Small(Type, numbers);
}

/// <summary>A constant: an integer, labels, a truth value, a rounding mode.</summary>
internal sealed record Fixed(IrType Type, object Value) : Operand
{
    public override IrType TypeIn(IrType real) => Type;

    public override object Box(IrType real) => Value;

    public static Fixed Integer(int value) => new(IrType.Int32, value);

    public static Fixed Truth(bool value) => new(IrType.Boolean, value);

    public static Fixed Labels(params int[] labels) => new(new ArrayType(IrType.Int32), labels);

    public static Fixed Mode(MidpointRounding mode) => new(new OpaqueType("global::System.MidpointRounding", IsReferenceType: false), mode);
}

/// <summary>A use of an operation at one point.</summary>
internal sealed record OperationCase(Operation Operation, params Operand[] Operands)
{
    public OperationCase(string name, params Operand[] operands)
        : this(new Primitive(name), operands)
    {
    }

    public OperationCase With(int operand, double[] numbers) =>
        this with { Operands = [.. Operands.Select((given, index) => index == operand ? given.With(numbers) : given)] };

    public override string ToString() => $"{Operation}({string.Join(", ", Operands.Select(operand => operand switch
    {
        Fixed constant => constant.Value is int[] labels ? $"[{string.Join(" ", labels)}]" : $"{constant.Value}",
        Real real => FormattableString.Invariant($"{real.Number:R}"),
        _ => $"{operand.GetType().Name}[{string.Join(" ", operand.Numbers.Select(number => FormattableString.Invariant($"{number:R}")))}]",
    }))})";
}
