using System.Reflection;
using System.Runtime.CompilerServices;
using SymbolicBackprop.Gradients.Tests.Corpus;
using SymbolicBackprop.LinearAlgebra;

namespace SymbolicBackprop.Gradients.Tests.Checks;

/// <summary>Arguments for the functions of the corpus, the same for the same seed; numbers are exact in single precision.</summary>
internal sealed class Sampler(int seed)
{
    private readonly Random _random = new(seed);

    public object?[] Arguments(MethodBase method) => [.. method.GetParameters().Select(parameter => Sample(parameter, method))];

    /// <summary>An object to call instance methods on; null for static ones.</summary>
    public object? Target(MethodInfo method) => method.IsStatic ? null : Create(method.DeclaringType!);

    private object? Sample(ParameterInfo parameter, MethodBase method)
    {
        var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        if (parameter.IsOut)
            return Activator.CreateInstance(type);
        var own = parameter.GetCustomAttribute<DomainAttribute>();
        return Sample(type, parameter.GetCustomAttribute<ShapeAttribute>(), own ?? method.GetCustomAttribute<DomainAttribute>() ?? new DomainAttribute(-2, 2), own ?? new DomainAttribute(0, 1));
    }

    /// <summary>A method's domain is for its numbers; integers are 0 or 1 where they have no domain of their own.</summary>
    private object? Sample(Type type, ShapeAttribute? shape, DomainAttribute domain, DomainAttribute integers)
    {
        if (type == typeof(double)) return Number(domain);
        if (type == typeof(float)) return (float)Number(domain);
        if (type == typeof(int)) return _random.Next((int)integers.Low, (int)integers.High + 1);
        if (type == typeof(string)) return new string('x', _random.Next(0, 5));
        if (Leaves.IsVector(type)) return Leaves.Fill(Activator.CreateInstance(type), () => Number(domain));
        if (type == typeof(bool)) return _random.Next(0, 2) == 1;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(_random.Next(Enum.GetNames(type).Length));
        if (type.IsArray && type.GetArrayRank() == 2)
            return Rectangle(shape ?? new ShapeAttribute(2, 3), domain);
        if ((type.IsArray ? type.GetElementType() : Leaves.ElementOfView(type)) is { } element)
        {
            // A row of an array of arrays is as long as the shape has columns.
            var count = shape?.Rows ?? (element.IsArray ? 2 : 3);
            var row = new ShapeAttribute(shape?.Columns ?? 3);
            var array = Array.CreateInstance(element, count);
            for (var i = 0; i < count; i++)
                array.SetValue(Sample(element, row, domain, integers), i);
            return array;
        }

        var (rows, columns) = (shape?.Rows ?? 2, shape?.Columns ?? 3);
        if (type == typeof(Matrix<double>)) return new Matrix<double>(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(_ => Number(domain))]);
        if (type == typeof(Matrix<float>)) return new Matrix<float>(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(_ => (float)Number(domain))]);
        if (typeof(ITuple).IsAssignableFrom(type)) return Activator.CreateInstance(type, [.. type.GetGenericArguments().Select(item => Sample(item, shape, domain, integers))]);
        return Leaves.IsWeights(type) ? Create(type) : throw new NotSupportedException($"The corpus has no samples of {type}.");
    }

    private double[,] Rectangle(ShapeAttribute shape, DomainAttribute domain)
    {
        var rectangle = new double[shape.Rows, shape.Columns];
        for (var i = 0; i < shape.Rows; i++)
        {
            for (var j = 0; j < shape.Columns; j++)
                rectangle[i, j] = Number(domain);
        }

        return rectangle;
    }

    private object Create(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderByDescending(candidate => candidate.GetParameters().Length).First();
        return constructor.Invoke(Arguments(constructor));
    }

    private double Number(DomainAttribute domain) => (float)(domain.Low + (domain.High - domain.Low) * _random.NextDouble());
}
